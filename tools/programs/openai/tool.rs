//! A function that the model may call, and the call it made.
use api::{
    ChatCompletionMessageToolCallsItem as Call, ChatCompletionRequestUserMessage, ChatCompletionTool, Client,
    CreateChatCompletionRequest, CreateChatCompletionResponse, FunctionObject, ToolChoiceMode,
};
use serde_json::json;

fn question() -> CreateChatCompletionRequest {
    let parameters = json!({ "type": "object", "properties": { "city": { "type": "string" } } });
    let weather = FunctionObject::new("weather").description("The weather in a city").parameters(parameters);
    CreateChatCompletionRequest::new([ChatCompletionRequestUserMessage::new("Rain in Oslo?")], "gpt-5.4")
        .tools([ChatCompletionTool::new(weather)])
        .tool_choice(ToolChoiceMode::Auto)
}

fn calls(answer: &CreateChatCompletionResponse) -> Vec<(&str, &str)> {
    let message = answer.choices.first().map(|choice| &choice.message);
    let calls = message.and_then(|message| message.tool_calls.as_deref()).unwrap_or_default();
    calls
        .iter()
        .filter_map(|call| match call {
            Call::ToolCall(call) => Some((call.function.name.as_str(), call.function.arguments.as_str())),
            _ => None,
        })
        .collect()
}

async fn ask(openai: &Client) -> Result<(), Box<dyn std::error::Error>> {
    let answer = openai.chat().create_chat_completion(question()).send().await?;
    println!("{:?}", calls(&answer));
    Ok(())
}

fn main() {
    let _ = ask;
}
