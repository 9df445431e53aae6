//! Silences: nobody is told of an alert while somebody works on it.

use std::time::{Duration, SystemTime};

use alertmanager::runtime::{CallExt, Error, Uuid};
use alertmanager::{AlertStatusState, GetError, Matcher, PostableAlert, PostableSilence, SilenceStatusState};

use super::Result;
use super::server::Alertmanager;

#[tokio::test]
async fn an_alert_is_silenced_for_an_hour_and_no_longer() -> Result {
    let Some(server) = Alertmanager::start()? else { return Ok(()) };
    let client = server.client()?;
    client.alerts().post([PostableAlert::new([("alertname", "DiskFull"), ("host", "db1")])]).send().await?;

    let now = SystemTime::now();
    let silence = PostableSilence::new(
        [Matcher::new("host", "db.", true).is_equal(true)],
        now,
        now + Duration::from_secs(3600),
        "ada",
        "the disk is being replaced",
    );
    let created = client.silences().post(silence).send().await?;
    let id: Uuid = created.silence_id.ok_or("no id")?.parse()?;

    let alerts = client.alerts().list().send().await?;
    assert_eq!(alerts[0].status.state, AlertStatusState::Suppressed);
    assert_eq!(alerts[0].status.silenced_by, [id.to_string()]);
    assert_eq!(client.alerts().list().silenced(false).send().await?, []);

    let silence = client.silences().get(id).send().await?;
    assert_eq!((silence.status.state, &*silence.created_by), (SilenceStatusState::Active, "ada"));
    assert!(silence.matchers[0].is_regex);

    client.silences().delete(id).send().await?;
    let silences = client.silences().list().send().await?;
    assert_eq!(silences[0].status.state, SilenceStatusState::Expired);
    let alerts = client.alerts().list().send().await?;
    assert_eq!(alerts[0].status.state, AlertStatusState::Active);
    Ok(())
}

#[tokio::test]
async fn a_silence_that_is_unknown_is_not_found() -> Result {
    let Some(server) = Alertmanager::start()? else { return Ok(()) };
    match server.client()?.silences().get("00000000-0000-0000-0000-000000000007".parse()?).send().await {
        Err(Error::Api(refused)) => assert!(matches!(refused.error(), GetError::NotFound), "{refused:?}"),
        other => panic!("{other:?}"),
    }
    Ok(())
}

/// What cannot be right is not sent, unless one insists.
#[tokio::test]
async fn a_silence_of_nothing_is_refused() -> Result {
    let Some(server) = Alertmanager::start()? else { return Ok(()) };
    let client = server.client()?;
    let now = SystemTime::now();
    let nothing =
        PostableSilence::new(Vec::<Matcher>::new(), now, now + Duration::from_secs(60), "ada", "everything");

    let refused = client.silences().post(nothing.clone()).send().await.unwrap_err();
    assert!(matches!(refused, Error::Build(_)) && refused.to_string().contains("matchers"), "{refused}");

    let refused = client.silences().post(nothing).unchecked().send().await.unwrap_err();
    assert_eq!(refused.status().map(|status| status.as_u16()), Some(422), "{refused}");
    Ok(())
}
