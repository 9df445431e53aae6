//! Pages and their items, from a server that pages a list in each style.

use std::time::Duration;

use crate::common::{GET, Problem, Received, Server, Thing, json};
use futures_util::StreamExt;
use loopback::Response;
use openapi_bindgen_runtime as runtime;
use runtime::emitted::v1::{self as emitted, Paging};
use runtime::{CallOptions, Error, RetryPolicy};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct Page {
    data: Vec<Thing>,
}

/// An operation in the form in which bindings are emitted, for each style.
macro_rules! operations {
    ($($call:ident = $paging:expr;)*) => {$(
        struct $call(emitted::Call);
        emitted::impl_call!($call);
        emitted::impl_pages!($call);

        impl runtime::Paged for $call {
            type Item = Thing;
            const PAGING: Paging = $paging;
        }

        impl runtime::Operation for $call {
            type Output = Page;
            type Error = Problem;

            fn output(answer: emitted::Answer) -> Result<Page, emitted::Undecoded> {
                match answer.status() {
                    200 => answer.json(),
                    _ => answer.unlisted(),
                }
            }

            fn error(answer: emitted::Answer) -> Result<Problem, emitted::Undecoded> {
                match answer.status() {
                    400 => answer.json(),
                    _ => answer.unlisted(),
                }
            }
        }

        impl $call {
            fn of(server: &Server) -> Self {
                let client: runtime::Client = runtime::ClientBuilder::new(&crate::common::API)
                    .base_url(&server.url)
                    .bearer_auth("s3cret")
                    .retry(RetryPolicy::default().backoff(Duration::from_millis(1), Duration::from_millis(1)))
                    .build()
                    .unwrap();
                let mut call = client.call(&GET);
                call.path(&emitted::Parameter::path("id"), "all");
                call.query(&emitted::Parameter::query("limit"), &2);
                Self(call)
            }
        }
    )*};
}

operations! {
    LinkCall = Paging::link().items("/data");
    CursorCall = Paging::cursor("after").items("/data").next("/next");
    LastItemCall = Paging::cursor("after").items("/data").last_item("/id").more("/more");
    OffsetCall = Paging::offset("skip").items("/data");
    PageCall = Paging::page("page", 1).items("/data").total("/pages");
}

/// Five things, two per page, by whatever parameter the request has.
fn things(seen: &Received) -> Response {
    let query: std::collections::HashMap<String, u32> =
        seen.pairs().into_iter().filter_map(|(name, value)| Some((name, value.parse().ok()?))).collect();
    let start = match (query.get("after"), query.get("skip"), query.get("page")) {
        (Some(last), ..) => *last,
        (_, Some(skip), _) => *skip,
        (.., Some(page)) => (page - 1) * 2,
        _ => 0,
    };
    let ids: Vec<u32> = (start + 1..=5).take(query["limit"] as usize).collect();
    let data: Vec<String> = ids.iter().map(|id| format!(r#"{{"id":{id}}}"#)).collect();
    let is_last = start + 2 >= 5;
    let next = if is_last { "null".to_owned() } else { format!("\"{}\"", start + 2) };
    let body = format!(r#"{{"data":[{}],"next":{next},"more":{},"pages":3}}"#, data.join(","), !is_last);
    let mut answer = json(200, &body);
    if !is_last {
        let link = format!(r#"</v1/things/all?limit=2&after={}>; rel="next""#, start + 2);
        answer.headers_mut().insert("link", link.parse().unwrap());
    }
    answer
}

#[tokio::test]
async fn every_style_gives_all_items_and_ends() {
    /// Collects the items, and the number of requests it took.
    macro_rules! all {
        ($call:ident) => {{
            let server = Server::start(|seen, _| things(seen)).await;
            let items: Vec<u32> = $call::of(&server).items().map(|thing| thing.unwrap().id).collect().await;
            assert!(server.seen().iter().all(|seen| seen.header("authorization") == Some("Bearer s3cret")));
            (items, server.seen().len())
        }};
    }
    let five = vec![1, 2, 3, 4, 5];
    assert_eq!(all!(LinkCall), (five.clone(), 3));
    assert_eq!(all!(CursorCall), (five.clone(), 3));
    assert_eq!(all!(LastItemCall), (five.clone(), 3));
    assert_eq!(all!(PageCall), (five.clone(), 3));
    assert_eq!(all!(OffsetCall), (five, 4), "without a total, a page without items is the end");
}

#[tokio::test]
async fn pages_are_asked_for_when_they_are_wanted() {
    let server = Server::start(|seen, _| things(seen)).await;
    let options = CallOptions::new().query("debug", "1");
    let mut pages = CursorCall::of(&server).with(options).pages();
    assert_eq!(server.seen().len(), 0);
    assert_eq!(pages.next().await.unwrap().unwrap().data.len(), 2);
    assert_eq!(server.seen().len(), 1);
    assert_eq!(pages.next().await.unwrap().unwrap().data.len(), 2);
    assert_eq!(pages.next().await.unwrap().unwrap().data.len(), 1);
    assert!(pages.next().await.is_none() && pages.next().await.is_none());
    let queries: Vec<_> = server.seen().iter().map(|seen| seen.uri.query().unwrap().to_owned()).collect();
    assert_eq!(queries, ["limit=2&debug=1", "limit=2&debug=1&after=2", "limit=2&debug=1&after=4"]);
}

#[tokio::test]
async fn each_page_is_tried_again_by_itself() {
    let server = Server::start(|seen, index| match index {
        1 => crate::common::answer(503, "text/plain", "busy"),
        _ => things(seen),
    })
    .await;
    assert_eq!(
        CursorCall::of(&server).items().filter(|item| std::future::ready(item.is_ok())).count().await,
        5
    );
    assert_eq!(server.seen().len(), 4);
}

#[tokio::test]
async fn an_error_is_the_last_thing_that_comes() {
    let server = Server::start(|seen, index| match index {
        1 => json(400, r#"{"message":"no"}"#),
        _ => things(seen),
    })
    .await;
    let mut items = CursorCall::of(&server).items();
    assert!(items.next().await.unwrap().is_ok() && items.next().await.unwrap().is_ok());
    let Some(Err(Error::Api(refused))) = items.next().await else { panic!("no error") };
    assert_eq!(refused.error().message, "no");
    assert!(items.next().await.is_none());

    let server = Server::start(|_, _| json(200, r#"{"data":[{"id":1},{"id":"x"}],"next":"a"}"#)).await;
    let Some(Err(Error::Decode(error))) = CursorCall::of(&server).items().next().await else {
        panic!("no error")
    };
    assert_eq!(error.path(), "data[1].id");
    let server = Server::start(|_, _| json(200, r#"{"data":7}"#)).await;
    assert!(matches!(CursorCall::of(&server).pages().next().await, Some(Err(Error::Decode(_)))));
    assert!(matches!(CursorCall::of(&server).items().next().await, Some(Err(Error::Decode(_)))));
    assert_eq!(server.seen().len(), 2);
}

#[tokio::test]
async fn nothing_is_asked_for_ever() {
    let same = Server::start(|_, _| json(200, r#"{"data":[{"id":1}],"next":"same"}"#)).await;
    assert_eq!(CursorCall::of(&same).items().count().await, 2);
    assert_eq!(same.seen().len(), 2, "the cursor of the second page was that of the first");

    let round =
        Server::start(|_, index| json(200, &format!(r#"{{"data":[{{"id":1}}],"next":"{}"}}"#, index % 3)))
            .await;
    assert_eq!(CursorCall::of(&round).pages().count().await, 4);

    let empty = Server::start(|_, index| json(200, &format!(r#"{{"data":[],"next":"{index}"}}"#))).await;
    let error = CursorCall::of(&empty).items().next().await.unwrap().unwrap_err();
    assert_eq!(error.to_string(), "cannot request the next page: 100 pages in a row had no items");
    assert_eq!(empty.seen().len(), 100);
}

#[tokio::test]
async fn empty_pages_before_others_are_no_end() {
    let server = Server::start(|_, index| match index {
        0 => json(200, r#"{"data":[],"next":"1"}"#),
        _ => json(200, r#"{"data":[{"id":9}]}"#),
    })
    .await;
    assert_eq!(CursorCall::of(&server).items().next().await.unwrap().unwrap().id, 9);
}

#[tokio::test]
async fn the_credential_does_not_follow_a_link_to_another_origin() {
    let other = Server::start(|_, _| json(200, r#"{"data":[]}"#)).await;
    let link = format!(r#"<{}/things>; rel="next""#, other.url);
    let server = Server::start(move |_, _| {
        let mut answer = json(200, r#"{"data":[{"id":1}]}"#);
        answer.headers_mut().insert("link", link.parse().unwrap());
        answer
    })
    .await;
    let error = LinkCall::of(&server).pages().next().await.unwrap().unwrap_err();
    assert!(error.to_string().contains("another origin"), "{error}");
    assert_eq!(other.seen().len(), 0);
}

#[tokio::test]
async fn a_call_that_cannot_be_sent_says_so_once() {
    let server = Server::start(|seen, _| things(seen)).await;
    let options = CallOptions::new().header("not a name", "");
    let mut items = CursorCall::of(&server).with(options).items();
    assert!(matches!(items.next().await, Some(Err(Error::Build(_)))));
    assert!(items.next().await.is_none());
}
