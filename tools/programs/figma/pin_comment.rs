//! A comment at a place in a frame, which is one of four shapes.
use api::{Client, FrameOffset, PostCommentRequest, Vector, runtime::Error};

async fn pin(figma: &Client, key: &str, frame: &str) -> Result<(), Box<dyn std::error::Error>> {
    let place = FrameOffset::new(frame, Vector::new(12.0, 40.0));
    let request = PostCommentRequest::new("The margin is too small").client_meta(place);
    match figma.comments().post_comment(key, request).send().await {
        Ok(comment) => println!("{} by {}", comment.id, comment.user.handle),
        Err(Error::Api(refused)) if refused.status() == 404 => println!("no such file"),
        Err(other) => return Err(other.into()),
    }
    Ok(())
}

fn main() {
    let _ = pin;
}
