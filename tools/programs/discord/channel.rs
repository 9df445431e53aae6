//! A channel is one of four objects; its type says which. Of the types, a request may have seven.
use api::{Client, CreateGuildChannelRequest, CreateGuildChannelRequestType, GetChannelResponse};

async fn create(discord: &Client, guild: &str) -> Result<(), Box<dyn std::error::Error>> {
    let request = CreateGuildChannelRequest::new("releases")
        .r#type(CreateGuildChannelRequestType::GuildAnnouncement)
        .topic("What is new");
    let made = discord.create_guild_channel(guild, request).send().await?;
    match discord.get_channel(made.id).send().await? {
        GetChannelResponse::GuildChannel(channel) => println!("#{} {:?}", channel.name, channel.topic),
        GetChannelResponse::Thread(thread) => println!("{}", thread.name),
        other => println!("{other:?}"),
    }
    Ok(())
}

fn main() {
    let _ = create;
}
