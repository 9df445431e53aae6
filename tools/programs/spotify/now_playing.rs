//! A response that has content only while something plays.
use api::{
    Client, CurrentlyPlayingContextObjectItem, GetInformationAboutTheUsersCurrentPlaybackResponse as Playback,
};

async fn now(spotify: &Client) -> Result<Option<String>, Box<dyn std::error::Error>> {
    let answer =
        spotify.player().get_information_about_the_users_current_playback().market("ES").send().await?;
    let Playback::Ok(playing) = answer else { return Ok(None) };
    Ok(match playing.item {
        Some(CurrentlyPlayingContextObjectItem::Track(track)) => track.name,
        Some(CurrentlyPlayingContextObjectItem::Episode(episode)) => Some(episode.name),
        _ => None,
    })
}

fn main() {
    let _ = now;
}
