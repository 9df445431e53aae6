//! A disk is attached by name, and its state says to what.
use api::{Client, DiskPath, DiskState};

async fn attach(oxide: &Client) -> Result<(), Box<dyn std::error::Error>> {
    let disk = oxide.instances().disk_attach("web", DiskPath::new("logs")).project("web").send().await?;
    match disk.state {
        DiskState::Attaching(attaching) => println!("to {}", attaching.instance),
        DiskState::Attached(attached) => println!("is at {}", attached.instance),
        other => println!("{other:?}"),
    }
    Ok(())
}

fn main() {
    let _ = attach;
}
