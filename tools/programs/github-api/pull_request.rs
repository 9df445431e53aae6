//! A pull request is opened and reviewed.
use api::{
    Client, PullsCreateRequest, PullsCreateReviewRequest, PullsCreateReviewRequestComment,
    PullsCreateReviewRequestEvent,
};

async fn open(github: &Client) -> Result<(), Box<dyn std::error::Error>> {
    let request =
        PullsCreateRequest::new("fix-empty-input", "main").title("Empty input is no panic").draft(false);
    let pull = github.pulls().create("octocat", "hello-world", request).send().await?;
    let review = PullsCreateReviewRequest::default()
        .event(PullsCreateReviewRequestEvent::Comment)
        .comments([PullsCreateReviewRequestComment::new("src/lib.rs", "A test?").line(7)]);
    github.pulls().create_review("octocat", "hello-world", pull.number).body(review).send().await?;
    Ok(())
}

fn main() {
    let _ = open;
}
