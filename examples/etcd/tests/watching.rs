//! A watch: a stream of what happens to some keys, also of what has happened.

use etcd::runtime::JsonLines;
use etcd::{
    CompactionRequest, DeleteRangeRequest, EventEventType, PutRequest,
    StreamResultOfEtcdserverpbWatchResponse, WatchCreateRequest, WatchRequest, WatchResponse,
};

use super::Result;
use super::server::Etcd;

/// The next response of a watch.
async fn next(watch: &mut JsonLines<StreamResultOfEtcdserverpbWatchResponse>) -> Result<WatchResponse> {
    let line = watch.next().await.ok_or("the watch has ended")??;
    line.result.ok_or_else(|| format!("the watch failed: {:?}", line.error).into())
}

#[tokio::test]
async fn changes_arrive_while_they_happen() -> Result {
    let Some(etcd) = Etcd::start()? else { return Ok(()) };
    let client = etcd.client()?;

    let jobs = WatchCreateRequest::default().key(b"jobs/").range_end(b"jobs0").prev_kv(true);
    let mut watch = client.watch().watch(WatchRequest::default().create_request(jobs)).send().await?;
    assert_eq!(next(&mut watch).await?.created, Some(true));

    client.kv().put(PutRequest::default().key(b"jobs/1").value(b"waiting")).send().await?;
    client.kv().put(PutRequest::default().key(b"other").value(b"not watched")).send().await?;
    client.kv().delete_range(DeleteRangeRequest::default().key(b"jobs/1")).send().await?;

    let mut events = Vec::new();
    while events.len() < 2 {
        events.extend(next(&mut watch).await?.events.unwrap_or_default());
    }
    // `PUT` is the default of the enum in protocol buffers, and left out.
    assert_eq!(events[0].r#type, None);
    let put = events[0].kv.as_ref().expect("a key");
    assert_eq!((put.key.as_deref(), put.version), (Some(&b"jobs/1".to_vec()), Some(1)));
    assert_eq!(events[1].r#type, Some(EventEventType::Delete));
    let deleted = events[1].prev_kv.as_ref().expect("what was deleted");
    assert_eq!(deleted.value.as_deref(), Some(&b"waiting".to_vec()));
    Ok(())
}

#[tokio::test]
async fn a_watch_of_a_past_that_is_forgotten_is_cancelled() -> Result {
    let Some(etcd) = Etcd::start()? else { return Ok(()) };
    let client = etcd.client()?;

    let mut revision = 0;
    for value in [b"a", b"b", b"c"] {
        let put = client.kv().put(PutRequest::default().key(b"letter").value(value)).send().await?;
        revision = put.header.and_then(|header| header.revision).ok_or("no revision")?;
    }
    client.kv().compact(CompactionRequest::default().revision(revision)).send().await?;

    let past = WatchCreateRequest::default().key(b"letter").start_revision(1);
    let mut watch = client.watch().watch(WatchRequest::default().create_request(past)).send().await?;
    let cancelled = loop {
        let response = next(&mut watch).await?;
        if response.canceled == Some(true) {
            break response;
        }
    };
    assert_eq!(cancelled.compact_revision, Some(revision));
    Ok(())
}
