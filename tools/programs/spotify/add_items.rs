//! A body in which nothing is required.
use api::{AddItemsToPlaylistRequest, Client};

async fn add(
    spotify: &Client,
    playlist: &str,
    tracks: &[String],
) -> Result<Option<String>, Box<dyn std::error::Error>> {
    let uris: Vec<String> = tracks.iter().map(|id| format!("spotify:track:{id}")).collect();
    let request = AddItemsToPlaylistRequest::default().uris(uris).position(0);
    Ok(spotify.playlists().add_items_to_playlist(playlist).body(request).send().await?.snapshot_id)
}

fn main() {
    let _ = add;
}
