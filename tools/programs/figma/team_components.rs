//! All components of a team, page by page; the cursor is a number in an object that may be missing.
use api::{Client, PublishedComponent};

async fn all(figma: &Client, team: &str) -> Result<Vec<PublishedComponent>, Box<dyn std::error::Error>> {
    let mut components = Vec::new();
    let mut after = None;
    loop {
        let page =
            figma.components().get_team_components(team).page_size(100.0).after(after).send().await?.meta;
        components.extend(page.components);
        after = page.cursor.and_then(|cursor| cursor.after);
        if after.is_none() {
            return Ok(components);
        }
    }
}

fn main() {
    let _ = all;
}
