//! What `openapi-bindgen infer` proposes for `fixtures/inferred` is applied, and works: each style of pages
//! gives every item once, and a POST with a key is sent again.

use std::time::Duration;

use clients::{inferred, repeated};
use futures_util::TryStreamExt;
use loopback::{Received, Response, Server, json as in_json};
use openapi_bindgen_runtime::RetryPolicy;
use serde_json::{Value, json};

/// Things 1 to 7, three per page, in the way that the path stands for.
fn things(request: &Received) -> Response {
    let query = request.pairs();
    let text = |name: &str| query.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    let number = |name: &str| text(name).and_then(|text| text.parse::<usize>().ok());
    let path = request.path().to_owned();
    let body: Value = serde_json::from_str(request.text()).unwrap_or_default();
    let start = match path.as_str() {
        "/cursors" => number("page_token").unwrap_or(0),
        "/last" => number("starting_after").unwrap_or(0),
        "/urls" | "/links" => number("from").unwrap_or(0),
        "/offsets" => number("offset").unwrap_or(0),
        "/numbers" => number("page").unwrap_or(0) * 3,
        _ => body["cursor"].as_str().map_or(0, |cursor| cursor.parse().unwrap()),
    };
    let items: Vec<_> = (start + 1..=7).take(3).map(|id| json!({ "id": id.to_string() })).collect();
    let end = start + 3;
    let is_last = end >= 7;
    let next = (!is_last).then(|| end.to_string());
    let page = match path.as_str() {
        "/cursors" => json!({ "things": items, "errors": [], "next_page_token": next.unwrap_or_default() }),
        "/last" => json!({ "data": items, "has_more": !is_last }),
        "/urls" => {
            let next = next.map(|next| format!("/urls?from={next}"));
            json!({ "things": items, "links": { "next": next } })
        }
        "/links" => json!(items),
        "/offsets" => json!({ "data": { "things": items, "total": 7 } }),
        "/numbers" => json!({ "things": items, "total_pages": 3 }),
        _ => json!({ "results": items, "next_cursor": next }),
    };
    let mut response = in_json(200, &page.to_string());
    if path == "/links" && !is_last {
        let link = format!(r#"</links?from={end}>; rel="next""#);
        response.headers_mut().insert("link", link.parse().unwrap());
    }
    response
}

#[tokio::test]
async fn each_style_gives_every_item_once() {
    let server = Server::start(|request, _| things(request)).await;
    let api = inferred::Client::builder().base_url(&server.url).build().unwrap();
    macro_rules! assert_all {
        ($call:expr, $requests:literal) => {
            let things: Vec<_> = $call.items().try_collect().await.unwrap();
            let ids: Vec<_> = things.iter().map(|thing| thing.id.as_str()).collect();
            assert_eq!(ids, ["1", "2", "3", "4", "5", "6", "7"]);
            assert_eq!(server.seen().len(), $requests);
        };
    }
    assert_all!(api.list_by_cursor(), 3);
    assert_all!(api.list_by_last_item(), 6);
    assert_all!(api.list_by_url(), 9);
    assert_all!(api.list_by_link(), 12);
    assert_all!(api.list_by_offset(), 15);
    assert_all!(api.list_by_number(), 18);
    assert_all!(api.search_things().body(inferred::SearchThingsRequest::default().word("w")), 21);
}

#[tokio::test]
async fn a_post_is_repeated_if_the_server_can_tell() {
    let server = Server::start(|_, _| in_json(503, "{}")).await;
    let policy = RetryPolicy::default().max_retries(2).backoff(Duration::ZERO, Duration::ZERO);
    let api = repeated::Client::builder().base_url(&server.url).retry(policy).build().unwrap();
    let mut sent = 0;
    macro_rules! assert_attempts {
        ($call:expr, $attempts:literal) => {
            $call.send().await.unwrap_err();
            sent += $attempts;
            assert_eq!(server.seen().len(), sent);
        };
    }
    assert_attempts!(api.pay().idempotency_key("k"), 3);
    let keys: Vec<_> = server.seen().iter().map(|one| one.headers["idempotency-key"].clone()).collect();
    assert_eq!(keys, ["k", "k", "k"], "each attempt sends the same key");
    assert_attempts!(api.pay(), 1);
    assert_attempts!(api.evaluate(), 3);
    assert_attempts!(api.submit(), 3);
    assert_attempts!(api.create(), 1);
}
