//! An answer word by word.
use api::{ChatCompletionRequestUserMessage, Client, CreateChatCompletionRequest};

async fn tell(openai: &Client) -> Result<(), Box<dyn std::error::Error>> {
    let request = CreateChatCompletionRequest::new(
        [ChatCompletionRequestUserMessage::new("Tell me a story.")],
        "gpt-5.4",
    )
    .stream(true);
    let mut events = openai.chat().create_chat_completion(request).send_stream().await?;
    while let Some(event) = events.next().await {
        for choice in event?.data.choices {
            print!("{}", choice.delta.content.as_deref().unwrap_or_default());
        }
    }
    Ok(())
}

fn main() {
    let _ = tell;
}
