//! A query that is one of ten objects, made of points that are known already.
use api::{
    Client, Query, QueryInterface, QueryRequest, RecommendInput, RecommendQuery, RecommendStrategy,
    VectorInput,
};

async fn recommend(qdrant: &Client) -> Result<usize, Box<dyn std::error::Error>> {
    let liked = [VectorInput::ExtendedPointId(7u64.into()), VectorInput::ExtendedPointId(8u64.into())];
    let input = RecommendInput::default().positive(liked).strategy(RecommendStrategy::AverageVector);
    let query = QueryInterface::Query(Query::Recommend(RecommendQuery::new(input)));
    let answer =
        qdrant.search().query_points("towns").body(QueryRequest::default().query(query)).send().await?;
    Ok(answer.result.map_or(0, |found| found.points.len()))
}

fn main() {
    let _ = recommend;
}
