//! Null has a meaning: it ends a member's time-out.
use api::{
    Client, UpdateGuildMemberRequest,
    runtime::{DateTime, Patch},
};

async fn time_out(
    discord: &Client,
    guild: &str,
    member: &str,
    until: Option<DateTime>,
) -> Result<(), Box<dyn std::error::Error>> {
    let until = until.map_or(Patch::Null, Patch::Value);
    let request = UpdateGuildMemberRequest::default().communication_disabled_until(until);
    discord.update_guild_member(guild, member, request).send().await?;
    Ok(())
}

fn main() {
    let _ = time_out;
}
