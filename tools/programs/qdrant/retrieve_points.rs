//! Points by their ids, and one by its id in the path.
use api::{Client, ExtendedPointId, PointRequest};

async fn retrieve(qdrant: &Client) -> Result<Vec<u64>, Box<dyn std::error::Error>> {
    let request = PointRequest::new([1u64, 2, 3]).with_payload(["city"]);
    let found = qdrant.points().get_points("towns", request).send().await?.result.unwrap_or_default();
    let one = qdrant.points().get_point("towns", 7u64).send().await?.result.ok_or("no such point")?;
    println!("{:?}", one.payload.value().and_then(|payload| payload.get("city")));
    Ok(found
        .into_iter()
        .filter_map(|point| match point.id {
            ExtendedPointId::Integer(id) => Some(id),
            _ => None,
        })
        .collect())
}

fn main() {
    let _ = retrieve;
}
