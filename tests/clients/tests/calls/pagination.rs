//! Pages of a generated client, from a server that pages a list of seven things in each style.

use clients::api::{Client, SearchRequest, SearchRequestPage};
use futures_util::TryStreamExt;
use loopback::{Received, Response, Server, json as in_json};
use serde_json::{Value, json};

/// A page in the given style; the names are the server's own, not the runtime's.
fn things(style: &str, request: &Received) -> Response {
    let query = request.pairs();
    let text = |name: &str| query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let number = |name: &str| text(name).and_then(|text| text.parse::<usize>().ok());
    let limit = number("limit").unwrap_or(3);
    let start = match style {
        "offsets" => number("offset").unwrap_or(0),
        "pages" => (number("page").unwrap_or(1) - 1) * limit,
        "cursors" => text("after").map_or(0, |cursor| cursor.trim_start_matches("c&").parse().unwrap()),
        _ => number("after").unwrap_or(0),
    };
    let ids: Vec<usize> = (start + 1..=7).take(limit).collect();
    let end = start + limit;
    let items: Vec<_> = ids.iter().map(|id| json!({ "id": id })).collect();
    if style == "links" {
        let mut response = in_json(200, &json!(items).to_string());
        if end < 7 {
            let link =
                format!(r#"</v1/things/links?limit={limit}&after={end}>; rel="next", </v1>; rel="up""#);
            response.headers_mut().insert("link", link.parse().unwrap());
        }
        return response;
    }
    let next = (end < 7).then(|| format!("c&{end}"));
    let body = json!({ "data": items, "meta": { "next": next, "more": end < 7, "total": 7 } });
    in_json(200, &body.to_string())
}

/// A search whose cursor is in the body; without a search word it finds nothing.
fn search(body: &str) -> Response {
    let body: Value = if body.is_empty() { Value::Null } else { serde_json::from_str(body).unwrap() };
    let size = body["page"]["size"].as_u64().unwrap_or(3);
    let start = body["page"]["after"].as_str().map_or(0, |cursor| cursor.parse().unwrap());
    let end = start + size;
    let is_asked = body["word"] == "w";
    let items: Vec<_> = (start + 1..=7.min(end)).filter(|_| is_asked).map(|id| json!({ "id": id })).collect();
    let next = (end < 7).then(|| end.to_string());
    let body = json!({ "data": items, "meta": { "next": next, "more": end < 7, "total": 7 } });
    in_json(200, &body.to_string())
}

async fn client() -> Client {
    let server = Server::start(|request, _| match request.path().strip_prefix("/v1/things/") {
        Some(style) => things(style, request),
        None => search(request.text()),
    });
    Client::builder().base_url(server.await.below("/v1").url).bearer_auth("t").build().unwrap()
}

#[tokio::test]
async fn each_style_gives_every_item_once() {
    let api = client().await;
    let all: Vec<i64> = (1..=7).collect();
    macro_rules! ids {
        ($call:expr) => {{
            let things: Vec<_> = $call.items().try_collect().await.unwrap();
            things.iter().map(|thing| thing.id).collect::<Vec<i64>>()
        }};
    }
    assert_eq!(ids!(api.things().list_by_links()), all);
    assert_eq!(ids!(api.things().list_by_cursors()), all);
    assert_eq!(ids!(api.things().list_by_last_item().limit(2)), all);
    assert_eq!(ids!(api.things().list_by_offsets().limit(7)), all);
    assert_eq!(ids!(api.things().list_by_pages()), all);
    assert_eq!(ids!(api.things().list_by_offsets().offset(4)), [5, 6, 7], "from where the caller says");
    assert_eq!(ids!(api.things().list_by_cursors().after("c&5")), [6, 7]);
}

#[tokio::test]
async fn cursors_in_the_body_of_the_request() {
    let api = client().await;
    let page = SearchRequestPage { size: Some(2), ..SearchRequestPage::default() };
    let body = SearchRequest { word: Some("w".into()), page: Some(page) };
    let found: Vec<_> = api.things().search().body(body).items().try_collect().await.unwrap();
    assert_eq!(found.iter().map(|thing| thing.id).collect::<Vec<i64>>(), [1, 2, 3, 4, 5, 6, 7]);
    // A call without a body gets one from the second page on, and empty pages are not the end.
    let mut pages = api.things().search().pages();
    let mut count = 0;
    while let Some(page) = pages.next().await {
        assert!(page.unwrap().data.is_empty());
        count += 1;
    }
    assert_eq!(count, 3);
}

#[tokio::test]
async fn pages_are_what_send_gives() {
    let api = client().await;
    let mut pages = api.things().list_by_cursors().limit(4).pages();
    let mut lengths = Vec::new();
    while let Some(page) = pages.next().await {
        lengths.push(page.unwrap().data.len());
    }
    assert_eq!(lengths, [4, 3]);
    // The parameter with the wire name `items`.
    let page = api.things().list_by_pages().items_("x").send().await.unwrap();
    assert_eq!(page.data.len(), 3);
}

#[test]
fn pages_can_be_waited_for() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let api = runtime.block_on(client());
    let mut items = api.things().list_by_cursors().items();
    let mut count = 0;
    while let Some(item) = clients::runtime::block_on(items.next()).unwrap() {
        count += item.unwrap().id;
    }
    assert_eq!(count, 28);
}
