//! A few keys of the payload of a few points.
use api::{Client, SetPayload, UpdateStatus};
use serde_json::json;

async fn set(qdrant: &Client) -> Result<bool, Box<dyn std::error::Error>> {
    let request = SetPayload::new(json!({ "visited": true })).points([1u64, 2]);
    let answer = qdrant.points().set_payload("towns", request).wait(true).send().await?;
    Ok(answer.result.is_some_and(|result| result.status == UpdateStatus::Completed))
}

fn main() {
    let _ = set;
}
