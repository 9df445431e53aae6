//! Errors have one shape; what went wrong is one of nine objects.
use api::{Client, CreateMessageParams, ErrorResponseError, InputMessage, Role, runtime::Error};

async fn ask(anthropic: &Client) -> Result<(), Box<dyn std::error::Error>> {
    let request = CreateMessageParams::new("claude-opus-4-8", [InputMessage::new("Hello", Role::User)], 100);
    match anthropic.messages_post(request).send().await {
        Ok(answer) => println!("{}", answer.id),
        Err(Error::Api(refused)) => match &refused.error().error {
            ErrorResponseError::RateLimit(limit) => println!("slower: {}", limit.message),
            ErrorResponseError::Overloaded(_) => println!("later"),
            other => println!("{}: {other:?}", refused.status()),
        },
        Err(other) => return Err(other.into()),
    }
    Ok(())
}

fn main() {
    let _ = ask;
}
