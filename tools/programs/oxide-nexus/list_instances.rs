//! All instances of a project, page by page, and the running ones of them.
use api::{Client, Instance, InstanceState, NameOrIdSortMode};

async fn all(oxide: &Client) -> Result<Vec<Instance>, Box<dyn std::error::Error>> {
    let mut instances = Vec::new();
    let mut token: Option<String> = None;
    loop {
        let page = oxide
            .instances()
            .list()
            .project("web")
            .limit(100)
            .sort_by(NameOrIdSortMode::NameAscending)
            .page_token(token)
            .send()
            .await?;
        instances.extend(page.items);
        match page.next_page.into_option() {
            Some(next) => token = Some(next),
            None => return Ok(instances),
        }
    }
}

fn running(instances: &[Instance]) -> impl Iterator<Item = &Instance> {
    instances.iter().filter(|instance| instance.run_state == InstanceState::Running)
}

fn main() {
    let _ = all;
    let _ = running(&[]).count();
}
