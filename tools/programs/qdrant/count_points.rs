//! A count, and what it cost.
use api::{Client, Condition, CountRequest, Filter, IsEmptyCondition, PayloadField};

async fn count(qdrant: &Client) -> Result<u64, Box<dyn std::error::Error>> {
    let nameless = Condition::from(IsEmptyCondition::new(PayloadField::new("name")));
    let request = CountRequest::default().filter(Filter::default().must(nameless)).exact(false);
    let answer = qdrant.points().count_points("towns").body(request).send().await?;
    println!(
        "{} s, hardware {:?}",
        answer.time.unwrap_or_default(),
        answer.usage.value().map(|usage| &usage.hardware)
    );
    Ok(answer.result.map_or(0, |result| result.count))
}

fn main() {
    let _ = count;
}
