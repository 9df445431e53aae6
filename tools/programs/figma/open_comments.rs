//! Comments that nobody has resolved.
use api::{Client, Comment};

async fn open(figma: &Client, key: &str) -> Result<Vec<Comment>, Box<dyn std::error::Error>> {
    let mut comments = figma.comments().get_comments(key).as_md(true).send().await?.comments;
    comments.retain(|comment| comment.resolved_at.is_none());
    Ok(comments)
}

fn main() {
    let _ = open;
}
