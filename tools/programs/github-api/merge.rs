//! A pull request is merged; every way in which this fails has a name.
use api::{Client, PullsMergeError, PullsMergeRequest, PullsMergeRequestMergeMethod, runtime::Error};

async fn merge(github: &Client, number: i64) -> Result<bool, Box<dyn std::error::Error>> {
    let request = PullsMergeRequest::default().merge_method(PullsMergeRequestMergeMethod::Squash);
    match github.pulls().merge("octocat", "hello-world", number).body(request).send().await {
        Ok(merged) => Ok(merged.merged),
        Err(Error::Api(refused)) => match refused.error() {
            PullsMergeError::Conflict(conflict) => {
                println!("{:?}", conflict.message);
                Ok(false)
            }
            _ => Err(refused.to_string().into()),
        },
        Err(other) => Err(other.into()),
    }
}

fn main() {
    let _ = merge;
}
