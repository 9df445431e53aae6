//! A role is made and given to a member.
use api::{Client, CreateRoleRequest};

async fn promote(discord: &Client, guild: &str, member: &str) -> Result<(), Box<dyn std::error::Error>> {
    let role = CreateRoleRequest::default().name("Helpers").color(0x0033_99ff).hoist(true);
    let role = discord.create_guild_role(guild, role).send().await?;
    discord.add_guild_member_role(guild, member, role.id).send().await?;
    Ok(())
}

fn main() {
    let _ = promote;
}
