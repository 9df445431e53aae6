//! A list of enums in the query; the answer is named in the document.
use api::{Client, SearchItems, SearchTypeItem};

async fn find(spotify: &Client, words: &str) -> Result<SearchItems, Box<dyn std::error::Error>> {
    let kinds = [SearchTypeItem::Album, SearchTypeItem::Artist];
    Ok(spotify.search().search(words, kinds).market("DE").limit(5).send().await?)
}

fn names(found: &SearchItems) -> impl Iterator<Item = &str> {
    found.artists.iter().flat_map(|page| &page.items).filter_map(|artist| artist.name.as_deref())
}

fn main() {
    let _ = find;
    let _ = |found: &SearchItems| names(found).count();
}
