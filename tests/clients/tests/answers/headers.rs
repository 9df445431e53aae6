//! Typed headers of successes and errors.

use clients::headers::runtime::{DateTime, Error, StatusCode};
use clients::headers::{
    Client, ContentDispositionHeaders, Kind, ListPetsError, ListPetsHeaders, SlowHeaders,
};
use loopback::Scripted;

fn client(server: &Scripted) -> Client {
    Client::builder().base_url(&server.url).build().unwrap()
}

const JSON: &str = "content-type: application/json";

#[tokio::test]
async fn every_kind_of_header() {
    let head = [
        JSON,
        "x-total: 12",
        "X-EXPIRES-AFTER: Wed, 06 Nov 2024 08:49:37 GMT",
        "x-kinds: cat, dog",
        "x-kinds: bird",
        "x-page: {\"next\":\"p2\"}",
        "x-range: from=1,to=5",
    ];
    let server = Scripted::one(200, &head, "[\"Kim\"]");
    let full = client(&server).list_pets().send_full().await.unwrap();
    assert_eq!((full.status, full.headers["x-total"].to_str().unwrap()), (StatusCode::OK, "12"));
    let headers: ListPetsHeaders = full.typed_headers().unwrap();
    assert_eq!(headers.x_total, 12);
    assert_eq!(headers.x_expires_after, Some("2024-11-06T08:49:37Z".parse::<DateTime>().unwrap()));
    assert_eq!(headers.x_kinds, Some(vec![Kind::Cat, Kind::Dog, Kind::Unknown("bird".to_owned())]));
    assert_eq!(headers.x_page.unwrap().next, "p2");
    let range = headers.x_range.unwrap();
    assert_eq!((range.from, range.to), (Some(1), Some(5)));
    assert_eq!(headers.e_tag, None);
}

#[tokio::test]
async fn headers_that_do_not_parse_do_not_lose_the_answer() {
    let server = Scripted::one(200, &[JSON, "x-total: many"], "[\"Kim\"]");
    let full = client(&server).list_pets().send_full().await.unwrap();
    let error = full.typed_headers::<ListPetsHeaders>().unwrap_err();
    assert_eq!(error.to_string(), "the header `X-Total` of the answer: expected an integer");
    assert_eq!((full.body, full.headers["x-total"].to_str().unwrap()), (vec!["Kim".to_owned()], "many"));
    let server = Scripted::one(200, &[JSON], "[]");
    let full = client(&server).list_pets().send_full().await.unwrap();
    assert!(full.typed_headers::<ListPetsHeaders>().unwrap_err().is_missing());
}

#[tokio::test]
async fn headers_of_errors() {
    let head = ["content-type: application/problem+json", "retry-after: 3600", "x-ratelimit-remaining: 0"];
    let server = Scripted::one(429, &head, "{\"title\":\"Slow down\"}");
    let Error::Api(error) = client(&server).list_pets().send().await.unwrap_err() else { panic!() };
    let limits: SlowHeaders = error.typed_headers().unwrap();
    assert_eq!((limits.retry_after, limits.x_rate_limit_remaining), (3600, Some(0)));
    let ListPetsError::TooManyRequests(problem) = error.error() else { panic!("{error:?}") };
    assert_eq!(problem.title.as_deref(), Some("Slow down"));
}

#[tokio::test]
async fn headers_of_streams() {
    let head = ["content-type: image/png", "content-disposition: attachment"];
    let server = Scripted::one(200, &head, "PNG");
    let full = client(&server).photo().send_full().await.unwrap();
    let headers: ContentDispositionHeaders = full.typed_headers().unwrap();
    assert_eq!(headers.content_disposition.as_deref(), Some("attachment"));
    assert_eq!(&*full.body.bytes().await.unwrap(), b"PNG");
}

#[test]
fn without_asynchronous_code() {
    let server = Scripted::one(200, &[JSON, "x-total: 1"], "[]");
    let full = client(&server).list_pets().send_full_blocking().unwrap();
    assert_eq!(full.typed_headers::<ListPetsHeaders>().unwrap().x_total, 1);
}
