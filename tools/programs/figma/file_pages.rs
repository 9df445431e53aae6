//! A file and its pages: the document is a tree of nodes.
use api::Client;

async fn pages(figma: &Client, key: &str) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let file = figma.files().get_file(key).depth(1.0).branch_data(true).send().await?;
    println!("{} of {}", file.name, file.last_modified);
    Ok(file.document.children.into_iter().map(|page| page.name).collect())
}

fn main() {
    let _ = pages;
}
