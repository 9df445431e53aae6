//! A message with a file: the same fields as a form.
use api::{Client, CreateMessageMultipart, MessageAttachmentRequest, runtime::File};

async fn send(discord: &Client, channel: &str) -> Result<(), Box<dyn std::error::Error>> {
    let form = CreateMessageMultipart::default()
        .content("The log")
        .attachments([MessageAttachmentRequest::new("0").description("since Monday")])
        .files_0(File::open("server.log").await?);
    let sent = discord.create_message(channel, form).send().await?;
    println!("{:?}", sent.attachments.first().map(|file| &file.url));
    Ok(())
}

fn main() {
    let _ = send;
}
