//! A search, ordered by what GitHub writes as `reactions-+1`.
use api::{Client, SearchIssuesAndPullRequestsSort};

async fn popular(github: &Client) -> Result<(), Box<dyn std::error::Error>> {
    let found = github
        .search()
        .issues_and_pull_requests("repo:rust-lang/rust is:open")
        .sort(SearchIssuesAndPullRequestsSort::ReactionsPlus1)
        .per_page(10)
        .send()
        .await?;
    for issue in &found.items {
        println!("{} {}", issue.score, issue.title);
    }
    Ok(())
}

fn main() {
    let _ = popular;
}
