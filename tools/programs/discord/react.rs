//! A reaction; all errors have a code and a message.
use api::{Client, runtime::Error};

async fn react(discord: &Client, channel: &str, message: &str) -> Result<(), Box<dyn std::error::Error>> {
    match discord.add_my_message_reaction(channel, message, "👍").send().await {
        Ok(()) => Ok(()),
        Err(Error::Api(refused)) if refused.status() == 403 => {
            println!("{refused}");
            Ok(())
        }
        Err(other) => Err(other.into()),
    }
}

fn main() {
    let _ = react;
}
