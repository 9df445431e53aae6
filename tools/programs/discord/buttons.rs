//! Buttons below a message: components know their own type.
use api::{
    ActionRowComponentForMessageRequest, ButtonComponentForMessageRequest, ButtonStyleTypes, Client,
    MessageCreateRequest,
};

async fn ask(discord: &Client, channel: &str) -> Result<(), Box<dyn std::error::Error>> {
    let yes = ButtonComponentForMessageRequest::new(ButtonStyleTypes::Success).label("Yes").custom_id("yes");
    let no = ButtonComponentForMessageRequest::new(ButtonStyleTypes::Danger).label("No").custom_id("no");
    let row = ActionRowComponentForMessageRequest::new([yes, no]);
    let message = MessageCreateRequest::default().content("Deploy?").components([row]);
    discord.create_message(channel, message).send().await?;
    Ok(())
}

fn main() {
    let _ = ask;
}
