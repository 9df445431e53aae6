//! An answer in the shape of a JSON Schema, at a temperature of one's own.
use api::{
    ChatCompletionRequestUserMessage, Client, CreateChatCompletionRequest, ReasoningEffort,
    ResponseFormatJsonSchema, ResponseFormatJsonSchemaJsonSchema,
};
use serde_json::json;

async fn extract(openai: &Client, text: &str) -> Result<Option<String>, Box<dyn std::error::Error>> {
    let schema = json!({ "type": "object", "properties": { "name": { "type": "string" } } });
    let format = ResponseFormatJsonSchemaJsonSchema::new("person").schema(schema).strict(true);
    let request = CreateChatCompletionRequest::new([ChatCompletionRequestUserMessage::new(text)], "gpt-5.4")
        .response_format(ResponseFormatJsonSchema::new(format))
        .reasoning_effort(ReasoningEffort::Low);
    let answer = openai.chat().create_chat_completion(request).send().await?;
    Ok(answer.choices.into_iter().next().and_then(|choice| choice.message.content))
}

fn main() {
    let _ = extract;
}
