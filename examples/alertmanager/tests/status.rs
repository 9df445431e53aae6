//! The server itself: its version, its configuration, and whom it can tell.

use alertmanager::ClusterStatusStatus;

use super::Result;
use super::server::Alertmanager;

#[tokio::test]
async fn a_server_tells_what_it_is() -> Result {
    let Some(server) = Alertmanager::start()? else { return Ok(()) };
    let client = server.client()?;

    let status = client.server().status().send().await?;
    assert!(status.version_info.version.starts_with("0."), "{:?}", status.version_info);
    assert_eq!(status.cluster.status, ClusterStatusStatus::Disabled);
    assert!(status.config.original.contains("receiver: everybody"));

    let receivers = client.receivers().list().send().await?;
    let names: Vec<&str> = receivers.iter().map(|receiver| receiver.name.as_str()).collect();
    assert_eq!(names, ["everybody", "database team"]);
    Ok(())
}
