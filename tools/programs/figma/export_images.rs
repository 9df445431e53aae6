//! Pictures of nodes: a format from a list, a map of links as the answer.
use api::{Client, GetImagesFormat};

async fn export(figma: &Client, key: &str, nodes: &[&str]) -> Result<(), Box<dyn std::error::Error>> {
    let answer =
        figma.files().get_images(key, nodes.join(",")).format(GetImagesFormat::Png).scale(2.0).send().await?;
    for (node, link) in &answer.images {
        println!("{node}: {}", link.as_deref().unwrap_or("cannot be drawn"));
    }
    Ok(())
}

fn main() {
    let _ = export;
}
