//! Models, page by page: `has_more` and the last id.
use api::Client;

async fn models(anthropic: &Client) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let mut names = Vec::new();
    let mut after: Option<String> = None;
    loop {
        let page = anthropic.models_list().limit(100).after_id(after).send().await?;
        names.extend(page.data.into_iter().map(|model| model.display_name));
        if !page.has_more {
            return Ok(names);
        }
        after = page.last_id;
    }
}

fn main() {
    let _ = models;
}
