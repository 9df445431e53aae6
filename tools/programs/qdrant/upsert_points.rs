//! Ids are numbers or UUIDs, vectors are lists or named; the payload is any object.
use api::{Client, PointStruct, PointsList, UpdateStatus, VectorStruct, runtime::Uuid};

async fn upsert(qdrant: &Client, id: Uuid, text: Vec<f64>) -> Result<(), Box<dyn std::error::Error>> {
    let points = PointsList::new([
        PointStruct::new(7u64, vec![0.05, 0.61])
            .payload(serde_json::json!({ "city": "Berlin", "people": 3_700_000 })),
        PointStruct::new(id, VectorStruct::Map([("text".to_owned(), text.into())].into_iter().collect())),
    ]);
    let answer = qdrant.points().upsert_points("towns", points).wait(true).send().await?;
    match answer.result.map(|result| result.status) {
        Some(UpdateStatus::Completed) => println!("stored"),
        other => println!("not yet: {other:?}"),
    }
    Ok(())
}

fn main() {
    let _ = upsert;
}
