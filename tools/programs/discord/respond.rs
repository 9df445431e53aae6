//! The response to an interaction, which one of seven requests is.
use api::{
    Client, CreateInteractionResponseRequest, CreateMessageInteractionCallbackRequest,
    CreateMessageInteractionCallbackRequestType, IncomingWebhookInteractionRequest,
};

async fn respond(discord: &Client, id: &str, token: &str) -> Result<(), Box<dyn std::error::Error>> {
    let message = IncomingWebhookInteractionRequest::default().content("It will rain");
    let request = CreateMessageInteractionCallbackRequest::new(
        CreateMessageInteractionCallbackRequestType::ChannelMessageWithSource,
    )
    .data(message);
    discord
        .create_interaction_response(id, token, CreateInteractionResponseRequest::from(request))
        .send()
        .await?;
    Ok(())
}

fn main() {
    let _ = respond;
}
