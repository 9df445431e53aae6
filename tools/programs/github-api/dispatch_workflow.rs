//! A workflow is started by the name of its file, or by its number.
use api::{ActionsCreateWorkflowDispatchRequest, Client};

async fn deploy(github: &Client) -> Result<(), Box<dyn std::error::Error>> {
    let request = ActionsCreateWorkflowDispatchRequest::new("main");
    github
        .actions()
        .create_workflow_dispatch("octocat", "hello-world", "deploy.yml", request.clone())
        .send()
        .await?;
    github.actions().create_workflow_dispatch("octocat", "hello-world", 161_335, request).send().await?;
    Ok(())
}

fn main() {
    let _ = deploy;
}
