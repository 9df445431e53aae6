//! Redirects by the rules of the Fetch standard, and what they carry over.

use std::sync::Mutex;

use http::{HeaderValue, Method};

use super::*;

/// Responds to each request from a table of (URL, status, location), otherwise with 200; records the
/// requests.
struct Table {
    redirects: &'static [(&'static str, u16, &'static str)],
    asked: Mutex<Vec<Request>>,
}

impl Transport for Table {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let found = self.redirects.iter().find(|(url, ..)| *url == request.url.as_str());
        self.asked.lock().unwrap().push(request);
        let (status, location) =
            found.map_or((200, None), |(_, status, location)| (*status, Some(*location)));
        let headers = location.map(|location| (http::header::LOCATION, HeaderValue::from_static(location)));
        let status = StatusCode::from_u16(status).unwrap();
        Box::pin(async move { Ok(Response::from_bytes(status, HeaderMap::from_iter(headers), "")) })
    }
}

fn request(method: Method, url: &str) -> Request {
    let mut request = Request::new(method, Url::parse(url).unwrap());
    for (name, value) in
        [("authorization", "Bearer s"), ("x-custom", "s"), ("cookie", "s"), ("accept", "a/b")]
    {
        request.headers.insert(name, HeaderValue::from_static(value));
    }
    request
}

type Redirects = &'static [(&'static str, u16, &'static str)];

async fn run(redirects: Redirects, request: Request) -> Result<Vec<Request>, String> {
    let table = Table { redirects, asked: Mutex::default() };
    follow(&table, request, 10).await.map_err(|error| error.to_string())?;
    Ok(table.asked.into_inner().unwrap())
}

fn names(request: &Request) -> Vec<&str> {
    request.headers.keys().map(http::HeaderName::as_str).collect()
}

#[tokio::test]
async fn methods_and_bodies() {
    for (status, method, expected) in [
        (301, Method::POST, Method::GET),
        (302, Method::POST, Method::GET),
        (303, Method::POST, Method::GET),
        (303, Method::PUT, Method::GET),
        (303, Method::HEAD, Method::HEAD),
        (301, Method::PUT, Method::PUT),
        (302, Method::DELETE, Method::DELETE),
        (307, Method::POST, Method::POST),
        (308, Method::PATCH, Method::PATCH),
    ] {
        let mut sent = request(method.clone(), "https://a/1");
        sent.body = "body".into();
        sent.headers.insert("content-type", HeaderValue::from_static("text/plain"));
        let redirects: Redirects = vec![("https://a/1", status, "2")].leak();
        let asked = run(redirects, sent).await.unwrap();
        let last = asked.last().unwrap();
        assert_eq!((last.url.as_str(), &last.method), ("https://a/2", &expected), "{status} {method}");
        assert_eq!(
            last.body.is_empty(),
            method != expected || expected == Method::HEAD && last.body.is_empty()
        );
        assert_eq!(last.headers.contains_key("content-type"), !last.body.is_empty());
    }
}

#[tokio::test]
async fn credentials_stay_at_their_origin() {
    let same = run(&[("https://a/1", 302, "/2")], request(Method::GET, "https://a/1")).await.unwrap();
    assert_eq!(names(&same[1]), ["authorization", "x-custom", "cookie", "accept"]);
    for other in ["https://b/2", "https://a:444/2", "//b/2"] {
        let redirects: Redirects =
            vec![("https://a/1", 302, other), ("https://b/2", 302, "https://a/3")].leak();
        let asked = run(redirects, request(Method::GET, "https://a/1")).await.unwrap();
        for request in &asked[1..] {
            assert_eq!(names(request), ["accept"], "also after the way back");
        }
    }
}

#[tokio::test]
async fn keys_in_the_query_stay_at_their_origin() {
    let sent = || {
        let mut request = request(Method::GET, "https://a/1?k=s%20t");
        request.secret_query.push(("k".to_owned(), "s%20t".to_owned()));
        request
    };
    let asked = run(&[("https://a/1?k=s%20t", 302, "/2?x=1")], sent()).await.unwrap();
    assert_eq!(asked[1].url.as_str(), "https://a/2?x=1&k=s%20t");
    let asked = run(&[("https://a/1?k=s%20t", 302, "https://b/2?x=1&k=s%20t")], sent()).await.unwrap();
    assert_eq!(asked[1].url.as_str(), "https://b/2?x=1");
    assert!(!format!("{asked:?}").contains("s%20t"));
}

#[tokio::test]
async fn refused_redirects() {
    let one = |location: &'static str| -> Redirects { vec![("https://a/1", 307, location)].leak() };
    let refused = async |location| run(one(location), request(Method::GET, "https://a/1")).await.unwrap_err();
    assert!(refused("http://a/2").await.contains("from https to http"));
    assert!(refused("file:///etc/passwd").await.contains("not an http URL"));
    assert!(refused("https://[").await.contains("not a URL"));
    assert!(refused("/1").await.contains("more than 10 redirects"));

    let mut sent = request(Method::POST, "https://a/1");
    let stream = futures_util::stream::iter([Ok::<_, std::io::Error>("x")]);
    sent.body = Body::stream(stream, None);
    assert!(run(one("/2"), sent).await.unwrap_err().contains("cannot be sent a second time"));
}

#[tokio::test]
async fn locations_cannot_choose_credentials() {
    let asked =
        run(&[("http://a/1", 302, "http://u:p@b/2#f")], request(Method::GET, "http://a/1")).await.unwrap();
    assert_eq!(asked[1].url.as_str(), "http://b/2");
}

#[tokio::test]
async fn what_is_no_redirect() {
    for status in [300, 304, 305] {
        let redirects: Redirects = vec![("https://a/1", status, "/2")].leak();
        assert_eq!(run(redirects, request(Method::GET, "https://a/1")).await.unwrap().len(), 1);
    }
    let table = Table { redirects: &[("https://a/1", 302, "/2")], asked: Mutex::default() };
    let response = follow(&table, request(Method::GET, "https://a/1"), 0).await.unwrap();
    assert_eq!(response.status, StatusCode::FOUND, "with a limit of 0 they are answers");
}
