//! A question about a picture: the content is text or parts, and parts are made from what they hold.
use api::{
    ChatCompletionRequestMessageContentPartImage, ChatCompletionRequestMessageContentPartImageImageUrl,
    ChatCompletionRequestMessageContentPartText, ChatCompletionRequestUserMessage,
    ChatCompletionRequestUserMessageContentPart, Client, CreateChatCompletionRequest,
};

async fn describe(openai: &Client, link: &str) -> Result<(), Box<dyn std::error::Error>> {
    let picture = ChatCompletionRequestMessageContentPartImageImageUrl::new(link);
    let content: Vec<ChatCompletionRequestUserMessageContentPart> = vec![
        ChatCompletionRequestMessageContentPartText::new("What is this?").into(),
        ChatCompletionRequestMessageContentPartImage::new(picture).into(),
    ];
    let request =
        CreateChatCompletionRequest::new([ChatCompletionRequestUserMessage::new(content)], "gpt-5.4");
    println!("{:?}", openai.chat().create_chat_completion(request).send().await?);
    Ok(())
}

fn main() {
    let _ = describe;
}
