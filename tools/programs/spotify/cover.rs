//! The picture of a playlist is sent as it is, and read as a list of sizes.
use api::Client;

async fn cover(
    spotify: &Client,
    playlist: &str,
    jpeg_in_base64: String,
) -> Result<(), Box<dyn std::error::Error>> {
    spotify.playlists().upload_custom_playlist_cover(playlist, jpeg_in_base64).send().await?;
    for image in spotify.playlists().get_playlist_cover(playlist).send().await? {
        println!("{} {:?}", image.url, image.width);
    }
    Ok(())
}

fn main() {
    let _ = cover;
}
