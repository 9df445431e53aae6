//! What a CI reports: a check with annotations.
use api::{
    ChecksCreateRequest, ChecksCreateRequestConclusion, ChecksCreateRequestOutput,
    ChecksCreateRequestOutputAnnotation as Annotation,
    ChecksCreateRequestOutputAnnotationAnnotationLevel as Level, ChecksCreateRequestStatus, Client,
};

async fn report(github: &Client, commit: &str) -> Result<(), Box<dyn std::error::Error>> {
    let unused = Annotation::new("src/lib.rs", 7, 7, Level::Warning, "unused variable");
    let request = ChecksCreateRequest::new("lint", commit)
        .status(ChecksCreateRequestStatus::Completed)
        .conclusion(ChecksCreateRequestConclusion::Neutral)
        .output(ChecksCreateRequestOutput::new("Lint", "one warning").annotations([unused]));
    github.checks().create("octocat", "hello-world", request).send().await?;
    Ok(())
}

fn main() {
    let _ = report;
}
