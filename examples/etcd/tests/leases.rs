//! A lease: keys that go when the program that put them is gone.

use etcd::{
    LeaseGrantRequest, LeaseKeepAliveRequest, LeaseLeasesRequest, LeaseRevokeRequest, LeaseTimeToLiveRequest,
    PutRequest, RangeRequest,
};

use super::Result;
use super::server::Etcd;

#[tokio::test]
async fn a_key_goes_with_its_lease() -> Result {
    let Some(etcd) = Etcd::start()? else { return Ok(()) };
    let client = etcd.client()?;
    let (kv, lease) = (client.kv(), client.lease());

    let id = lease.grant(LeaseGrantRequest::default().ttl(60)).send().await?.id.ok_or("no lease")?;
    kv.put(PutRequest::default().key(b"workers/7").value(b"alive").lease(id)).send().await?;

    // A request is one beat. The response is a stream of which one line comes.
    let mut beats = lease.keep_alive(LeaseKeepAliveRequest::default().id(id)).send().await?;
    let beat = beats.next().await.ok_or("no beat")??.result.ok_or("no lease")?;
    assert_eq!((beat.id, beat.ttl), (Some(id), Some(60)));
    assert!(beats.next().await.is_none());

    let info = lease.time_to_live(LeaseTimeToLiveRequest::default().id(id).keys(true)).send().await?;
    assert_eq!(info.granted_ttl, Some(60));
    assert_eq!(info.keys.unwrap_or_default()[0].as_slice(), b"workers/7");
    let all = lease.leases(LeaseLeasesRequest::default()).send().await?;
    assert_eq!(all.leases.unwrap_or_default()[0].id, Some(id));

    lease.revoke(LeaseRevokeRequest::default().id(id)).send().await?;
    let found = kv.range(RangeRequest::default().key(b"workers/7")).send().await?;
    assert_eq!(found.kvs, None);
    Ok(())
}
