//! Thinking with a budget.
use api::{Client, ContentBlock, CreateMessageParams, InputMessage, Role, ThinkingConfigEnabled};

async fn think(anthropic: &Client, question: &str) -> Result<(), Box<dyn std::error::Error>> {
    let request =
        CreateMessageParams::new("claude-opus-4-8", [InputMessage::new(question, Role::User)], 4096)
            .thinking(ThinkingConfigEnabled::new(2048));
    for block in anthropic.messages_post(request).send().await?.content {
        match block {
            ContentBlock::Thinking(thinking) => println!("({})", thinking.thinking),
            ContentBlock::Text(text) => println!("{}", text.text),
            _ => {}
        }
    }
    Ok(())
}

fn main() {
    let _ = think;
}
