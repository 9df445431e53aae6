//! How much a question costs before it is asked.
use api::{Client, CountMessageTokensParams, InputMessage, Role};

async fn count(anthropic: &Client, question: &str) -> Result<i64, Box<dyn std::error::Error>> {
    let request = CountMessageTokensParams::new([InputMessage::new(question, Role::User)], "claude-opus-4-8");
    Ok(anthropic.messages_count_tokens_post(request).send().await?.input_tokens)
}

fn main() {
    let _ = count;
}
