//! A file is written with a commit.
use api::{Client, ReposCreateOrUpdateFileContentsRequest, ReposCreateOrUpdateFileContentsRequestCommitter};

async fn write(
    github: &Client,
    content_in_base64: &str,
    old: Option<String>,
) -> Result<(), Box<dyn std::error::Error>> {
    let committer = ReposCreateOrUpdateFileContentsRequestCommitter::new("Jo", "jo@example.com");
    let request = ReposCreateOrUpdateFileContentsRequest::new("Say hello", content_in_base64)
        .sha(old)
        .committer(committer)
        .branch("main");
    github
        .repos()
        .create_or_update_file_contents("octocat", "hello-world", "README.md", request)
        .send()
        .await?;
    Ok(())
}

fn main() {
    let _ = write;
}
