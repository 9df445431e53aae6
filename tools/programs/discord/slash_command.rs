//! A command with an option of its own type.
use api::{
    ApplicationCommandCreateRequest, ApplicationCommandOptionStringChoice, ApplicationCommandStringOption,
    Client,
};

async fn register(discord: &Client, application: &str) -> Result<(), Box<dyn std::error::Error>> {
    let city = ApplicationCommandStringOption::new("city", "Where?")
        .required(true)
        .choices([ApplicationCommandOptionStringChoice::new("Oslo", "oslo")]);
    let command =
        ApplicationCommandCreateRequest::new("weather").description("Will it rain?").options([city]);
    let made = discord.create_application_command(application, command).send().await?;
    println!("{} {}", made.id, made.name);
    Ok(())
}

fn main() {
    let _ = register;
}
