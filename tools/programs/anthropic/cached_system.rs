//! A long system prompt that is cached: text is one form of it, blocks are the other.
use api::{CacheControlEphemeral, Client, CreateMessageParams, InputMessage, RequestTextBlock, Role};

async fn ask(
    anthropic: &Client,
    handbook: &str,
    question: &str,
) -> Result<Option<i64>, Box<dyn std::error::Error>> {
    let system = RequestTextBlock::new(handbook).cache_control(CacheControlEphemeral::default());
    let request = CreateMessageParams::new("claude-opus-4-8", [InputMessage::new(question, Role::User)], 300)
        .system(vec![system]);
    Ok(anthropic.messages_post(request).send().await?.usage.cache_read_input_tokens)
}

fn main() {
    let _ = ask;
}
