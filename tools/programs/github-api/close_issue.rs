//! An issue is closed as done, and said so.
use api::{
    Client, IssuesCreateCommentRequest, IssuesUpdateRequest, IssuesUpdateRequestState,
    IssuesUpdateRequestStateReason,
};

async fn close(github: &Client, number: i64) -> Result<(), Box<dyn std::error::Error>> {
    let comment = IssuesCreateCommentRequest::new("Fixed in 1.4");
    github.issues().create_comment("octocat", "hello-world", number, comment).send().await?;
    let change = IssuesUpdateRequest::default()
        .state(IssuesUpdateRequestState::Closed)
        .state_reason(IssuesUpdateRequestStateReason::Completed);
    let closed = github.issues().update("octocat", "hello-world", number).body(change).send().await?;
    println!("{:?}", closed.closed_at);
    Ok(())
}

fn main() {
    let _ = close;
}
