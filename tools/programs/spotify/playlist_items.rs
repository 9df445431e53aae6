//! All items of a playlist, page by page; each is a track or an episode.
use api::{Client, PlaylistTrackObjectItem};

async fn titles(spotify: &Client, playlist: &str) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let mut titles = Vec::new();
    let mut offset = 0;
    loop {
        let page = spotify.playlists().get_playlists_items(playlist).limit(50).offset(offset).send().await?;
        offset += page.limit;
        for entry in page.items {
            match entry.item {
                Some(PlaylistTrackObjectItem::Track(track)) => titles.extend(track.name),
                Some(PlaylistTrackObjectItem::Episode(episode)) => titles.push(episode.name),
                _ => {}
            }
        }
        if offset >= page.total {
            return Ok(titles);
        }
    }
}

fn main() {
    let _ = titles;
}
