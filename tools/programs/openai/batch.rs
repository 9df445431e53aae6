//! A batch from a file: the window can only be one, so it is not asked for.
use api::{Batch, BatchStatus, Client, CreateBatchRequest, CreateBatchRequestEndpoint};

async fn start(openai: &Client, file: &str) -> Result<Batch, Box<dyn std::error::Error>> {
    let request = CreateBatchRequest::new(file, CreateBatchRequestEndpoint::V1ChatCompletions);
    let mut batch = openai.batch().create_batch(request).send().await?;
    while matches!(batch.status, BatchStatus::Validating | BatchStatus::InProgress | BatchStatus::Finalizing)
    {
        batch = openai.batch().retrieve_batch(batch.id).send().await?;
    }
    Ok(batch)
}

fn main() {
    let _ = start;
}
