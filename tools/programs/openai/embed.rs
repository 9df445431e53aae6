//! Input that is a text, texts, tokens or lists of tokens.
use api::{Client, CreateEmbeddingRequest};

async fn embed(openai: &Client, texts: Vec<String>) -> Result<Vec<Vec<f64>>, Box<dyn std::error::Error>> {
    let request = CreateEmbeddingRequest::new(texts, "text-embedding-3-small").dimensions(256);
    let answer = openai.embeddings().create_embedding(request).send().await?;
    println!("{} tokens", answer.usage.total_tokens);
    Ok(answer.data.into_iter().map(|embedding| embedding.embedding).collect())
}

fn main() {
    let _ = embed;
}
