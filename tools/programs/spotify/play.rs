//! Playback starts on a device that may be asked for; a refusal is matched by its status.
use api::{Client, StartAUsersPlaybackRequest, runtime::Error};

async fn play(spotify: &Client, device: Option<&str>) -> Result<(), Box<dyn std::error::Error>> {
    let request = StartAUsersPlaybackRequest::default()
        .context_uri("spotify:album:5ht7ItJgpBH7W6vJ5BqpPr")
        .position_ms(0);
    match spotify.player().start_a_users_playback().device_id(device).body(request).send().await {
        Ok(()) => Ok(()),
        Err(Error::Api(refused)) if refused.status() == 403 => {
            Err("playing asks for a premium account".into())
        }
        Err(other) => Err(other.into()),
    }
}

fn main() {
    let _ = play;
}
