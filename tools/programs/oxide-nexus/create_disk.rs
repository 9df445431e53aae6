//! A disk from an image.
use api::{
    Client, DiskBackend, DiskBackendDistributed, DiskCreate, DiskSource, DiskSourceImage, runtime::Uuid,
};

async fn create(oxide: &Client, image: Uuid) -> Result<u64, Box<dyn std::error::Error>> {
    let source = DiskSource::Image(DiskSourceImage::new(image).read_only(false));
    let backend = DiskBackend::Distributed(DiskBackendDistributed::new(source));
    let disk =
        oxide.disks().create("web", DiskCreate::new("for logs", backend, "logs", 10u64 << 30)).send().await?;
    Ok(disk.size)
}

fn main() {
    let _ = create;
}
