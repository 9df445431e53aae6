//! A response that has content only while something plays.
use api::{Client, CurrentlyPlayingContextObjectItem};

async fn now(spotify: &Client) -> Result<Option<String>, Box<dyn std::error::Error>> {
    let call = spotify.player().get_information_about_the_users_current_playback().market("ES");
    let playing = call.send().await?;
    Ok(match playing.and_then(|playing| playing.item) {
        Some(CurrentlyPlayingContextObjectItem::Track(track)) => track.name,
        Some(CurrentlyPlayingContextObjectItem::Episode(episode)) => Some(episode.name),
        _ => None,
    })
}

fn main() {
    let _ = now;
}
