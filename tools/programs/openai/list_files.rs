//! Files, page by page, with an error that has a code.
use api::{Client, OpenAiFile, Order};

async fn files(openai: &Client) -> Result<Vec<OpenAiFile>, Box<dyn std::error::Error>> {
    let mut files = Vec::new();
    let mut after: Option<String> = None;
    loop {
        let page =
            openai.files().list_files().purpose("batch").order(Order::Desc).after(after).send().await?;
        files.extend(page.data);
        if !page.has_more {
            return Ok(files);
        }
        after = Some(page.last_id);
    }
}

fn main() {
    let _ = files;
}
