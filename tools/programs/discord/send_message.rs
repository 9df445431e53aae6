//! A message with an embed; the body has three media types, of which JSON is what one means.
use api::{Client, MessageCreateRequest, RichEmbed, RichEmbedField};

async fn send(discord: &Client, channel: &str) -> Result<String, Box<dyn std::error::Error>> {
    let embed = RichEmbed::default()
        .title("Release 1.4")
        .url("https://example.com/1.4")
        .color(0x00ff_8800)
        .fields([RichEmbedField::new("New", "embeds").inline(true)]);
    let message = MessageCreateRequest::default().content("It is out").embeds([embed]);
    Ok(discord.create_message(channel, message).send().await?.id)
}

fn main() {
    let _ = send;
}
