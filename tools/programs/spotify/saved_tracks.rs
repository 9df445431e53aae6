//! Tracks that one has saved, and who sings them.
use api::Client;

async fn saved(spotify: &Client) -> Result<(), Box<dyn std::error::Error>> {
    let page = spotify.tracks().get_users_saved_tracks().limit(20).send().await?;
    for track in page.items.iter().filter_map(|saved| saved.track.as_ref()) {
        let artists = track.artists.iter().flatten().filter_map(|artist| artist.name.as_deref());
        println!("{}: {}", track.name.as_deref().unwrap_or("?"), artists.collect::<Vec<_>>().join(", "));
    }
    println!("{} of {}, more: {}", page.limit, page.total, page.next.is_some());
    Ok(())
}

fn main() {
    let _ = saved;
}
