//! Names are text, and a conflict is an error with a code.
use api::{Client, ProjectCreate, runtime::Error};

async fn project(oxide: &Client) -> Result<(), Box<dyn std::error::Error>> {
    match oxide.projects().create(ProjectCreate::new("all of the web", "web")).send().await {
        Ok(project) => println!("{} {}", project.id, project.time_created),
        Err(Error::Api(refused)) => match refused.error().body().error_code.as_deref() {
            Some("ObjectAlreadyExists") => println!("exists"),
            code => println!("{}: {code:?}", refused.status()),
        },
        Err(other) => return Err(other.into()),
    }
    Ok(())
}

fn main() {
    let _ = project;
}
