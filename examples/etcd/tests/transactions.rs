//! A transaction: of two programs that want to lead, only the first one does.

use etcd::{
    Compare, CompareCompareResult, CompareCompareTarget, PutRequest, RangeRequest, RequestOp, TxnRequest,
    TxnResponse,
};

use super::Result;
use super::server::Etcd;

/// Puts the name under the key `leader` if there is no such key, and reads the key if there is.
fn lead(name: &str) -> TxnRequest {
    let is_vacant = Compare::default()
        .key(b"leader")
        .target(CompareCompareTarget::Version)
        .result(CompareCompareResult::Equal)
        .version(0);
    TxnRequest::default()
        .compare([is_vacant])
        .success([
            RequestOp::default().request_put(PutRequest::default().key(b"leader").value(name.as_bytes()))
        ])
        .failure([RequestOp::default().request_range(RangeRequest::default().key(b"leader"))])
}

/// The value that the transaction read instead.
fn leader(response: TxnResponse) -> Option<Vec<u8>> {
    let range = response.responses?.into_iter().next()?.response_range?;
    Some(range.kvs?.into_iter().next()?.value?.into_bytes())
}

#[tokio::test]
async fn only_the_first_of_two_leads() -> Result {
    let Some(etcd) = Etcd::start()? else { return Ok(()) };
    let kv = etcd.client()?.kv();

    let ada = kv.txn(lead("ada")).send().await?;
    assert_eq!(ada.succeeded, Some(true));
    assert_eq!(leader(ada), None);

    let bob = kv.txn(lead("bob")).send().await?;
    // False is the default of protocol buffers, and left out.
    assert_eq!(bob.succeeded, None);
    assert_eq!(leader(bob).as_deref(), Some(&b"ada"[..]));
    Ok(())
}
