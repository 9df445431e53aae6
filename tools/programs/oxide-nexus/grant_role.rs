//! A policy is read, extended and written back.
use api::{Client, IdentityType, ProjectRole, ProjectRolePolicy, ProjectRoleRoleAssignment, runtime::Uuid};

async fn grant(oxide: &Client, user: Uuid) -> Result<(), Box<dyn std::error::Error>> {
    let mut roles = oxide.projects().policy_view("web").send().await?.role_assignments;
    roles.push(ProjectRoleRoleAssignment::new(user, IdentityType::SiloUser, ProjectRole::Viewer));
    oxide.projects().policy_update("web", ProjectRolePolicy::new(roles)).send().await?;
    Ok(())
}

fn main() {
    let _ = grant;
}
