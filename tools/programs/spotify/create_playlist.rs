//! A body whose name is required and whose other fields are not.
use api::{Client, CreatePlaylistRequest};

async fn create(spotify: &Client) -> Result<String, Box<dyn std::error::Error>> {
    let request = CreatePlaylistRequest::new("Morning").description("To wake up with").public(false);
    Ok(spotify.playlists().create_playlist(request).send().await?.id.ok_or("a playlist without an id")?)
}

fn main() {
    let _ = create;
}
