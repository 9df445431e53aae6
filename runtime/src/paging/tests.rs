//! Finding values in a body, and the URL of the next page.

use http::HeaderMap;
use http::header::{HeaderValue, LINK};
use serde_json::{Value, json};
use url::Url;

use super::position::Facts;
use super::{Paging, seek};
use crate::body::Body;

#[test]
fn values_are_found_by_pointer() {
    let body = br#"{"skipped":{"next":0},"a/b":{"~":[10,{"x":null,"y":"z"}]},"text":"t","none":null}"#;
    let value = |pointer| seek::value::<Value>(body, pointer).unwrap();
    assert_eq!(value("/skipped/next"), Some(json!(0)));
    assert_eq!(value("/a~1b/~0/0"), Some(json!(10)));
    assert_eq!(value("/a~1b/~0/1/y"), Some(json!("z")));
    for nowhere in ["/next", "/a~1b/~0/1/x", "/a~1b/~0/2", "/a~1b/~0/y", "/text/y", "/none", "/none/y"] {
        assert_eq!(value(nowhere), None, "{nowhere}");
    }
    assert_eq!(seek::value::<Vec<u8>>(b"[1,2]", "").unwrap(), Some(vec![1, 2]));
    assert!(seek::value::<Value>(br#"{"a":1"#, "/a").is_err(), "a body that is cut off");
    let error = seek::value::<Vec<u8>>(br#"{"a":{"b":[1,"x"]}}"#, "/a/b").unwrap_err();
    assert_eq!((error.line(), error.column()), (1, 16), "the place in the whole body");
}

#[test]
fn lists_are_surveyed_without_being_read() {
    let body = br#"{"data":[{"id":"a"},{"id":"b","more":[1,2]},{"other":1}]}"#;
    let list = |pointer, in_item| seek::list(body, pointer, in_item).unwrap();
    assert_eq!((list("/data", None).length, list("/data", None).last), (3, None));
    assert_eq!(list("/data", Some("/other")).last, Some(json!(1)));
    assert_eq!(list("/data", Some("/id")).last, None, "the last item has none");
    assert_eq!(list("/gone", Some("/id")).length, 0);
    assert_eq!(seek::list(br#"{"data":null}"#, "/data", None).unwrap().length, 0);
    assert!(seek::list(br#"{"data":{}}"#, "/data", None).is_err());
}

/// The URL of the page after `url`, or why there is none.
fn next(paging: Paging, url: &str, link: Option<&'static str>, body: &Value) -> Result<String, String> {
    let headers: HeaderMap = link.map(|link| (LINK, HeaderValue::from_static(link))).into_iter().collect();
    let facts = Facts::read(&paging, body.to_string().as_bytes()).unwrap();
    let next = facts
        .next(&paging, &Url::parse(url).unwrap(), &Body::empty(), &headers)
        .map_err(|error| error.to_string())?;
    Ok(next.map_or_else(|| "none".to_owned(), |(url, _)| url.to_string()))
}

/// The request body of the page after the one that `sent` requested.
fn next_body(paging: Paging, sent: Body, answer: &Value) -> Result<String, String> {
    let facts = Facts::read(&paging, answer.to_string().as_bytes()).unwrap();
    let url = Url::parse("https://h/search?x=1").unwrap();
    let next = facts.next(&paging, &url, &sent, &HeaderMap::new()).map_err(|error| error.to_string())?;
    let Some((at, Some(body))) = next else { return Ok("none".to_owned()) };
    assert_eq!(at, url);
    // Sorted by name, whatever order serde_json is configured to keep.
    let members: std::collections::BTreeMap<String, Value> =
        serde_json::from_slice(body.bytes().unwrap()).unwrap();
    Ok(serde_json::to_string(&members).unwrap())
}

#[test]
fn in_the_body_of_the_request() {
    let cursor = Paging::cursor("/page/after").in_body().items("/data").next("/next");
    let body = |text: &'static str| Body::from(text);
    let answer = json!({"data": [1], "next": "c\"1"});
    let next = |sent| next_body(cursor, sent, &answer).unwrap();
    assert_eq!(next(body(r#"{"query":"a"}"#)), r#"{"page":{"after":"c\"1"},"query":"a"}"#);
    assert_eq!(next(body(r#"{"page":{"after":"c0","size":2}}"#)), r#"{"page":{"after":"c\"1","size":2}}"#);
    assert_eq!(next(Body::empty()), r#"{"page":{"after":"c\"1"}}"#);
    assert_eq!(next_body(cursor, Body::empty(), &json!({"next": 7})).unwrap(), r#"{"page":{"after":7}}"#);
    assert_eq!(next_body(cursor, Body::empty(), &json!({"next": ""})).unwrap(), "none");
    let refused = next_body(cursor, body("[1]"), &answer).unwrap_err();
    assert_eq!(refused, "cannot request the next page: the body has no place `/page/after`");
    let offset = Paging::offset("/skip").in_body().items("/data");
    assert_eq!(next_body(offset, body(r#"{"skip":2}"#), &json!({"data": [1, 2]})).unwrap(), r#"{"skip":4}"#);
    let page = Paging::page("/page", 1).in_body().items("/data");
    assert_eq!(next_body(page, body("{}"), &json!({"data": [1]})).unwrap(), r#"{"page":2}"#);
    assert_eq!(next_body(page, body(r#"{"page":2}"#), &json!({"data": []})).unwrap(), "none");
}

#[test]
fn links() {
    let next = |link, body| next(Paging::link(), "https://h/v1/pets?limit=2", link, &body);
    assert_eq!(next(Some(r#"<?page=2>; rel="next""#), json!([1])).unwrap(), "https://h/v1/pets?page=2");
    assert_eq!(next(Some(r#"<https://h/p#x>; rel=next"#), json!([1])).unwrap(), "https://h/p");
    assert_eq!(next(Some("</p>; rel=prev"), json!([1])).unwrap(), "none");
    assert_eq!(next(None, json!([1])).unwrap(), "none");
    let refused = next(Some("<https://evil/p>; rel=next"), json!([1])).unwrap_err();
    assert_eq!(refused, "cannot request the next page: it is at another origin");
    assert!(next(Some("<http://h/p>; rel=next"), json!([1])).is_err(), "from https to http");
}

#[test]
fn links_in_the_body() {
    let paging = Paging::link().items("/data").next("/links/next");
    let next = |body| next(paging, "https://h/pets", Some("</wrong>; rel=next"), &body).unwrap();
    assert_eq!(next(json!({"data": [1], "links": {"next": "/pets?c=1"}})), "https://h/pets?c=1");
    assert_eq!(next(json!({"data": [1], "links": {"next": null}})), "none");
    assert_eq!(next(json!({"data": [1]})), "none");
}

#[test]
fn cursors() {
    let paging = Paging::cursor("after").items("/data").next("/next");
    let of = |paging, url: &str, body| next(paging, url, None, &body).unwrap();
    let body = json!({"data": [], "next": "a&b=c"});
    assert_eq!(
        of(paging, "https://h/p?limit=1&after=x&z=1", body),
        "https://h/p?limit=1&z=1&after=a%26b%3Dc"
    );
    assert_eq!(of(paging, "https://h/p", json!({"data": [1], "next": 7})), "https://h/p?after=7");
    for none in [json!({}), json!({"next": null}), json!({"next": ""}), json!({"next": false})] {
        assert_eq!(of(paging, "https://h/p", none), "none");
    }
    let more = paging.more("/more");
    assert_eq!(of(more, "https://h/p", json!({"next": "a", "more": false})), "none");
    assert_eq!(of(more, "https://h/p", json!({"next": "a", "more": true})), "https://h/p?after=a");
    let last = Paging::cursor("starting_after").items("/data").last_item("/id").more("/has_more");
    let body = |more| json!({"data": [{"id": "a"}, {"id": "b"}], "has_more": more});
    assert_eq!(of(last, "https://h/p?starting_after=0", body(true)), "https://h/p?starting_after=b");
    assert_eq!(of(last, "https://h/p", body(false)), "none");
}

#[test]
fn offsets_and_page_numbers() {
    let of = |paging, url: &str, body| next(paging, url, None, &body).unwrap();
    let offset = Paging::offset("skip").items("/rows").total("/count");
    assert_eq!(
        of(offset, "https://h/p?limit=2", json!({"rows": [1, 2], "count": 5})),
        "https://h/p?limit=2&skip=2"
    );
    assert_eq!(of(offset, "https://h/p?skip=2", json!({"rows": [1, 2], "count": "5"})), "https://h/p?skip=4");
    assert_eq!(of(offset, "https://h/p?skip=4", json!({"rows": [1], "count": 5})), "none");
    assert_eq!(of(offset, "https://h/p?skip=4", json!({"rows": []})), "none");
    let page = Paging::page("page", 1).total("/pages").items("/rows");
    assert_eq!(of(page, "https://h/p", json!({"rows": [1], "pages": 2})), "https://h/p?page=2");
    assert_eq!(of(page, "https://h/p?page=2", json!({"rows": [1], "pages": 2})), "none");
    assert_eq!(of(page, "https://h/p?page=2", json!({"rows": [1]})), "https://h/p?page=3");
    let from_0 = Paging::page("page", 0).total("/pages").items("/rows");
    assert_eq!(of(from_0, "https://h/p", json!({"rows": [1], "pages": 2})), "https://h/p?page=1");
    assert_eq!(of(from_0, "https://h/p?page=1", json!({"rows": [1], "pages": 2})), "none");
}
