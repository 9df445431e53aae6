//! Versions of a file, and where the next ones are.
use api::Client;

async fn labels(figma: &Client, key: &str) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let page = figma.files().get_file_versions(key).page_size(50.0).send().await?;
    if let Some(next) = &page.pagination.next_page {
        println!("more at {next}");
    }
    Ok(page.versions.into_iter().filter_map(|version| version.label.into()).collect())
}

fn main() {
    let _ = labels;
}
