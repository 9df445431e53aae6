//! Search with a filter: a vector is a query, an object is a condition, text is a value to match.
use api::{Client, Condition, FieldCondition, Filter, MatchValue, QueryInterface, QueryRequest, Range};

async fn search(qdrant: &Client, vector: Vec<f64>) -> Result<(), Box<dyn std::error::Error>> {
    let conditions: Vec<Condition> = vec![
        FieldCondition::new("country").r#match(MatchValue::new("de")).into(),
        FieldCondition::new("people").range(Range::default().gte(100_000.0)).into(),
    ];
    let request = QueryRequest::default()
        .query(QueryInterface::VectorInput(vector.into()))
        .filter(Filter::default().must(conditions))
        .with_payload(true)
        .limit(10);
    let answer = qdrant.search().query_points("towns").body(request).send().await?;
    for point in answer.result.map(|result| result.points).unwrap_or_default() {
        println!("{:?} {} {:?}", point.id, point.score, point.payload.value());
    }
    Ok(())
}

fn main() {
    let _ = search;
}
