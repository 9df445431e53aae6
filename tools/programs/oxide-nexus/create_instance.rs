//! A machine with a disk that is made with it: unions told apart by a tag that nobody writes.
use api::{
    BlockSize, Client, DiskBackend, DiskBackendDistributed, DiskSource, DiskSourceBlank, ExternalIpCreate,
    ExternalIpCreateEphemeral, InstanceCreate, InstanceDiskAttachment, InstanceDiskAttachmentCreate,
};

async fn create(oxide: &Client) -> Result<api::Instance, Box<dyn std::error::Error>> {
    let blank = DiskSource::Blank(DiskSourceBlank::new(BlockSize::Value4096));
    let disk = InstanceDiskAttachment::Create(InstanceDiskAttachmentCreate::new(
        "boot",
        DiskBackend::Distributed(DiskBackendDistributed::new(blank)),
        "web-boot",
        50u64 << 30,
    ));
    let request = InstanceCreate::new("serves the web", "web", 8u64 << 30, "web", 4)
        .boot_disk(disk)
        .external_ips([ExternalIpCreate::Ephemeral(ExternalIpCreateEphemeral::default())])
        .ssh_public_keys(["deploy"])
        .start(true);
    Ok(oxide.instances().create("web", request).send().await?)
}

fn main() {
    let _ = create;
}
