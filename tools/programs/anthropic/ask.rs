//! A question and the text of the answer, which is one of several kinds of blocks.
use api::{Client, ContentBlock, CreateMessageParams, InputMessage, Role, StopReason};

async fn ask(anthropic: &Client, question: &str) -> Result<String, Box<dyn std::error::Error>> {
    let request =
        CreateMessageParams::new("claude-opus-4-8", [InputMessage::new(question, Role::User)], 1024)
            .system("Answer in one sentence.")
            .temperature(0.2);
    let answer = anthropic.messages_post(request).send().await?;
    if answer.stop_reason == Some(StopReason::MaxTokens) {
        println!("cut off after {} tokens", answer.usage.output_tokens);
    }
    let texts = answer.content.iter().filter_map(|block| match block {
        ContentBlock::Text(text) => Some(text.text.as_str()),
        _ => None,
    });
    Ok(texts.collect())
}

fn main() {
    let _ = ask;
}
