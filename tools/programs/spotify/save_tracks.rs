//! A body of ids.
use api::{Client, SaveTracksUserRequest};

async fn save(spotify: &Client) -> Result<(), Box<dyn std::error::Error>> {
    spotify.tracks().save_tracks_user(SaveTracksUserRequest::new(["7ouMYWpwJ422jRcDASZB7P"])).send().await?;
    Ok(())
}

fn main() {
    let _ = save;
}
