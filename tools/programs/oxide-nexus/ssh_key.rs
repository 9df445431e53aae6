//! A key of one's own; who that is comes first.
use api::{Client, SshKeyCreate};

async fn add(oxide: &Client, key: &str) -> Result<(), Box<dyn std::error::Error>> {
    let me = oxide.current_user().view().send().await?;
    let made =
        oxide.current_user().ssh_key_create(SshKeyCreate::new(me.display_name, "laptop", key)).send().await?;
    println!("{} {}", made.id, made.name);
    Ok(())
}

fn main() {
    let _ = add;
}
