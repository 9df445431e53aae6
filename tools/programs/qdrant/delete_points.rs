//! What to delete: a list of ids, or all that a filter matches.
use api::{Client, Condition, FieldCondition, Filter, FilterSelector, MatchValue, PointIdsList};

async fn delete(qdrant: &Client) -> Result<(), Box<dyn std::error::Error>> {
    qdrant.points().delete_points("towns", PointIdsList::new([1u64, 2])).wait(true).send().await?;
    let gone = Condition::from(FieldCondition::new("gone").r#match(MatchValue::new(true)));
    qdrant.points().delete_points("towns", FilterSelector::new(Filter::default().must(gone))).send().await?;
    Ok(())
}

fn main() {
    let _ = delete;
}
