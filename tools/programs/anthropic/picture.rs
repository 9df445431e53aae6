//! A picture and a question about it: blocks of which nobody writes the type.
use api::{
    Base64ImageSource, Base64ImageSourceMediaType as MediaType, Client, CreateMessageParams,
    InputContentBlock, InputMessage, RequestImageBlock, RequestTextBlock, Role, runtime::Base64,
};

async fn describe(anthropic: &Client, png: Vec<u8>) -> Result<(), Box<dyn std::error::Error>> {
    let content: Vec<InputContentBlock> = vec![
        RequestImageBlock::new(Base64ImageSource::new(Base64::from(png), MediaType::ImagePng)).into(),
        RequestTextBlock::new("What is this?").into(),
    ];
    let request = CreateMessageParams::new("claude-opus-4-8", [InputMessage::new(content, Role::User)], 300);
    println!("{:?}", anthropic.messages_post(request).send().await?.content);
    Ok(())
}

fn main() {
    let _ = describe;
}
