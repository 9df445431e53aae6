//! A tool with a schema of its input, and a choice of tools.
use api::{Client, ContentBlock, CreateMessageParams, InputMessage, InputSchema, Role, Tool, ToolChoiceAny};
use serde_json::json;

async fn weather(anthropic: &Client) -> Result<(), Box<dyn std::error::Error>> {
    let city = json!({ "city": { "type": "string" } }).as_object().cloned();
    let tool = Tool::new("weather", InputSchema::default().properties(city).required(["city"]))
        .description("The weather in a city");
    let request =
        CreateMessageParams::new("claude-opus-4-8", [InputMessage::new("Rain in Oslo?", Role::User)], 500)
            .tools([tool])
            .tool_choice(ToolChoiceAny::default());
    for block in anthropic.messages_post(request).send().await?.content {
        if let ContentBlock::ToolUse(call) = block {
            println!("{} asks for {} with {:?}", call.id, call.name, call.input.get("city"));
        }
    }
    Ok(())
}

fn main() {
    let _ = weather;
}
