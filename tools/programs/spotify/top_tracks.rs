//! What one listens to most, and what goes with it.
use api::Client;

async fn more_of_it(spotify: &Client) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let top = spotify.users().get_users_top_tracks().time_range("short_term").limit(3).send().await?;
    let seeds: Vec<String> = top.items.into_iter().filter_map(|track| track.id).collect();
    let more = spotify
        .tracks()
        .get_recommendations()
        .seed_tracks(seeds.join(","))
        .min_energy(0.4)
        .limit(10)
        .send()
        .await?;
    Ok(more.tracks.into_iter().filter_map(|track| track.uri).collect())
}

fn main() {
    let _ = more_of_it;
}
