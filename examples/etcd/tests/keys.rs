//! Keys and values: put, found by their beginning, and deleted.

use etcd::runtime::Base64;
use etcd::{DeleteRangeRequest, PutRequest, RangeRequest, RangeRequestSortOrder};

use super::Result;
use super::server::Etcd;

#[tokio::test]
async fn keys_are_put_found_and_deleted() -> Result {
    let Some(etcd) = Etcd::start()? else { return Ok(()) };
    let kv = etcd.client()?.kv();

    for (town, people) in [("towns/bern", "134591"), ("towns/basel", "173863"), ("rivers/aare", "288 km")] {
        kv.put(PutRequest::default().key(town.as_bytes()).value(people.as_bytes())).send().await?;
    }

    // All keys that begin with `towns/`: up to the one after them, with the last byte increased.
    let towns =
        RangeRequest::default().key(b"towns/").range_end(b"towns0").sort_order(RangeRequestSortOrder::Ascend);
    let found = kv.range(towns).send().await?;
    let found: Vec<(String, String)> =
        found.kvs.unwrap_or_default().into_iter().map(|pair| (text(pair.key), text(pair.value))).collect();
    assert_eq!(
        found,
        [("towns/basel", "173863"), ("towns/bern", "134591")].map(|(k, v)| (k.into(), v.into()))
    );

    // 64-bit numbers travel as text; in Rust they are numbers.
    let bern = kv.put(PutRequest::default().key(b"towns/bern").value(b"134794").prev_kv(true)).send().await?;
    let before = bern.prev_kv.expect("the value before");
    assert_eq!((text(before.value), before.version), ("134591".into(), Some(1)));

    let deleted =
        kv.delete_range(DeleteRangeRequest::default().key(b"towns/").range_end(b"towns0")).send().await?;
    assert_eq!(deleted.deleted, Some(2));
    let left = kv.range(RangeRequest::default().key(b"\0").range_end(b"\0").count_only(true)).send().await?;
    assert_eq!(left.count, Some(1));
    Ok(())
}

fn text(bytes: Option<Base64>) -> String {
    String::from_utf8(bytes.unwrap_or_default().into_bytes()).expect("UTF-8")
}
