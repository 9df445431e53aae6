//! All points, page by page: what the server returns as the next offset is the offset.
use api::{Client, Record, ScrollRequest};

async fn all(qdrant: &Client) -> Result<Vec<Record>, Box<dyn std::error::Error>> {
    let mut points = Vec::new();
    let mut request = ScrollRequest::default().limit(100).with_payload(true).with_vector(false);
    loop {
        let page = qdrant.points().scroll_points("towns").body(request.clone()).send().await?;
        let Some(page) = page.result else { return Ok(points) };
        points.extend(page.points);
        match page.next_page_offset.into_option() {
            Some(next) => request = request.offset(next),
            None => return Ok(points),
        }
    }
}

fn main() {
    let _ = all;
}
