//! A webhook: an enum of events among plain text.
use api::{Client, PostWebhookRequest, WebhookV2Event, WebhookV2Status};

async fn listen(figma: &Client, team: &str) -> Result<String, Box<dyn std::error::Error>> {
    let request = PostWebhookRequest::new(
        WebhookV2Event::FileComment,
        "team",
        team,
        "https://example.com/figma",
        "secret",
    )
    .status(WebhookV2Status::Active);
    let made = figma.webhooks().post_webhook(request).send().await?;
    assert_eq!(made.event_type, WebhookV2Event::FileComment);
    Ok(made.id)
}

fn main() {
    let _ = listen;
}
