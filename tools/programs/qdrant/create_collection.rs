//! A body that may be left out, a union of one object and a map of them, and an enum.
use api::{Client, CreateCollection, Distance, HnswConfigDiff, VectorParams};

async fn create(qdrant: &Client) -> Result<bool, Box<dyn std::error::Error>> {
    let vectors = VectorParams::new(768, Distance::Cosine).on_disk(true);
    let request = CreateCollection::default()
        .vectors(vectors)
        .hnsw_config(HnswConfigDiff::default().m(32))
        .replication_factor(2);
    let made = qdrant.collections().create_collection("towns").timeout(60).body(request).send().await?;
    Ok(made.result == Some(true))
}

fn main() {
    let _ = create;
}
