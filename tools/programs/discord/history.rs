//! Messages of a channel, a hundred at a time, back to the first; the list may be null.
use api::{Client, MessageResponse};

async fn history(
    discord: &Client,
    channel: &str,
) -> Result<Vec<MessageResponse>, Box<dyn std::error::Error>> {
    let mut messages: Vec<MessageResponse> = Vec::new();
    loop {
        let before = messages.last().map(|message| message.id.clone());
        let page = discord.list_messages(channel).limit(100).before(before).send().await?.unwrap_or_default();
        if page.is_empty() {
            return Ok(messages);
        }
        messages.extend(page);
    }
}

fn main() {
    let _ = history;
}
