//! Alerts: sent as Prometheus sends them, listed, and as groups with who is told.

use alertmanager::runtime::Error;
use alertmanager::{AlertStatusState, AlertsListError, Client, PostableAlert};
use tokio::time::{Duration, interval, timeout};

use super::Result;
use super::server::Alertmanager;

/// Two alerts, of which one is about a database.
async fn send_two(client: &Client) -> Result {
    let disk = PostableAlert::new([("alertname", "DiskFull"), ("service", "database"), ("host", "db1")])
        .annotations([("summary", "98 % are used")])
        .generator_url("http://prometheus.example/graph");
    let load = PostableAlert::new([("alertname", "HighLoad"), ("service", "web"), ("host", "web3")]);
    client.alerts().post([disk, load]).send().await?;
    Ok(())
}

#[tokio::test]
async fn alerts_are_listed_with_who_is_told() -> Result {
    let Some(server) = Alertmanager::start()? else { return Ok(()) };
    let client = server.client()?;
    send_two(&client).await?;

    assert_eq!(client.alerts().list().send().await?.len(), 2);

    let full = client.alerts().list().filter(["alertname=DiskFull", "host=~\"db.\""]).send().await?;
    let [alert] = &full[..] else { panic!("{full:?}") };
    assert_eq!(alert.labels["host"], "db1");
    assert_eq!(alert.annotations["summary"], "98 % are used");
    assert_eq!(alert.receivers[0].name, "database team");
    assert_eq!(alert.status.state, AlertStatusState::Active);
    assert!(alert.starts_at < alert.ends_at, "it ends unless it is sent again");

    let others = client.alerts().list().receiver("everybody").send().await?;
    assert_eq!(others[0].labels["alertname"], "HighLoad");
    Ok(())
}

#[tokio::test]
async fn alerts_are_grouped() -> Result {
    let Some(server) = Alertmanager::start()? else { return Ok(()) };
    let client = server.client()?;
    send_two(&client).await?;

    // Groups are made by another thread than the one that receives alerts.
    let all = async {
        let mut soon = interval(Duration::from_millis(20));
        loop {
            soon.tick().await;
            let groups = client.groups().list().send().await?;
            if groups.len() == 2 {
                return Result::Ok(groups);
            }
        }
    };
    let groups = timeout(Duration::from_secs(30), all).await??;
    let mut labels: Vec<&str> = groups.iter().map(|group| group.labels["alertname"].as_str()).collect();
    labels.sort_unstable();
    assert_eq!(labels, ["DiskFull", "HighLoad"]);
    assert!(groups.iter().all(|group| group.alerts.len() == 1));
    Ok(())
}

#[tokio::test]
async fn a_filter_that_is_none_is_refused() -> Result {
    let Some(server) = Alertmanager::start()? else { return Ok(()) };
    match server.client()?.alerts().list().filter(["=what"]).send().await {
        Err(Error::Api(refused)) => match refused.error() {
            AlertsListError::BadRequest(reason) => assert!(reason.contains("bad matcher format"), "{reason}"),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
    Ok(())
}
