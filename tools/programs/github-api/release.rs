//! A release and a file in it.
use api::{Client, ReposCreateReleaseRequest, ReposCreateReleaseRequestMakeLatest};

async fn release(github: &Client, archive: Vec<u8>) -> Result<(), Box<dyn std::error::Error>> {
    let request = ReposCreateReleaseRequest::new("v1.4")
        .name("1.4")
        .generate_release_notes(true)
        .make_latest(ReposCreateReleaseRequestMakeLatest::True);
    let release = github.repos().create_release("octocat", "hello-world", request).send().await?;
    github
        .repos()
        .upload_release_asset("octocat", "hello-world", release.id, "hello.tar.gz")
        .body(archive)
        .send()
        .await?;
    Ok(())
}

fn main() {
    let _ = release;
}
