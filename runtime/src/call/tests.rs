//! The URL, headers and body that a call results in before anything is sent.

use url::Url;

use super::*;
use crate::api::{Api, Server};
use crate::client::ClientBuilder;
use crate::parameter::Style;
use crate::transport::{Mock, Response};

static API: Api = Api::new("T", "1").servers(&[Server::new("https://h/v1/")]);

const GET: Descriptor = Descriptor::new("get", "GET", "/a/{x}/b").accept("application/json");
static ITEM: Descriptor = GET;
static FILE: Descriptor = Descriptor::new("get", "GET", "/f/{x}.json").accept("application/json");
static FIXED: Descriptor = Descriptor::new("get", "GET", "/m?beta=true#note").accept("application/json");

fn client() -> Client {
    let transport =
        Mock::new(|_| async { Ok(Response::from_bytes(http::StatusCode::OK, HeaderMap::new(), "")) });
    ClientBuilder::new(&API).transport(transport).build().unwrap()
}

fn prepared(operation: &'static Descriptor, fill: impl FnOnce(&mut Call)) -> Result<Request, String> {
    let mut call = client().call(operation);
    fill(&mut call);
    call.prepare().map(|prepared| prepared.request).map_err(|error| error.to_string())
}

fn url(operation: &'static Descriptor, value: &str) -> Result<String, String> {
    prepared(operation, |call| {
        call.path(&Parameter::path("x"), value);
    })
    .map(|request| request.url.to_string())
}

#[test]
fn a_path_value_cannot_change_the_path() {
    for (value, expected) in [
        ("1", "https://h/v1/a/1/b"),
        ("a/b", "https://h/v1/a/a%2Fb/b"),
        ("../c", "https://h/v1/a/..%2Fc/b"),
        ("?q#f", "https://h/v1/a/%3Fq%23f/b"),
        ("%2e%2e", "https://h/v1/a/%252e%252e/b"),
        ("\\..\\", "https://h/v1/a/%5C..%5C/b"),
        ("...", "https://h/v1/a/.../b"),
        ("a\tb\n", "https://h/v1/a/a%09b%0A/b"),
        ("日本", "https://h/v1/a/%E6%97%A5%E6%9C%AC/b"),
        (" ", "https://h/v1/a/%20/b"),
        (";a=b", "https://h/v1/a/%3Ba%3Db/b"),
        ("@evil", "https://h/v1/a/%40evil/b"),
    ] {
        let url = url(&ITEM, value).unwrap();
        assert_eq!(url, expected);
        assert_eq!(Url::parse(&url).unwrap().path_segments().unwrap().count(), 4, "{value}");
    }
    for value in [".", ".."] {
        assert!(url(&ITEM, value).unwrap_err().contains("would change the path"), "{value}");
    }
    assert!(url(&ITEM, "").unwrap_err().contains("`x` is empty"));
    assert_eq!(url(&FILE, "..").unwrap(), "https://h/v1/f/...json");
}

#[test]
fn allowed_reserved_characters_cannot_change_the_path_either() {
    let url = |value: &str| {
        prepared(&ITEM, |call| {
            call.path(&Parameter::path("x").allow_reserved(), value);
        })
        .map(|request| request.url.to_string())
    };
    assert_eq!(url("a/b:c").unwrap(), "https://h/v1/a/a%2Fb:c/b");
    for value in ["%2e%2E", ".%2e", "%2E"] {
        assert!(url(value).unwrap_err().contains("would change the path"), "{value}");
    }
}

#[test]
fn labels_and_nothing() {
    let url = |style: Style, value: serde_json::Value| {
        prepared(&ITEM, |call| {
            call.path(&Parameter::path("x").style(style), &value);
        })
        .map(|request| request.url.to_string())
    };
    assert_eq!(url(Style::Matrix, serde_json::Value::Null).unwrap(), "https://h/v1/a/;x/b");
    assert!(url(Style::Label, serde_json::Value::Null).is_err(), "the segment would be a dot");
    assert!(url(Style::Simple, serde_json::json!([])).is_err());
    assert!(prepared(&ITEM, |_| ()).unwrap_err().contains("`x` has no value"));
}

#[test]
fn queries_are_joined() {
    let request = prepared(&FIXED, |call| {
        call.query(&Parameter::query("a"), &[1, 2]);
        call.query(&Parameter::query("none"), &[0; 0]);
        call.with(CallOptions::new().query("b c", "d&e"));
    });
    assert_eq!(request.unwrap().url.as_str(), "https://h/v1/m?beta=true&a=1&a=2&b%20c=d%26e");
}

#[test]
fn a_parameter_set_twice_has_its_last_value() {
    let request = prepared(&FIXED, |call| {
        call.query(&Parameter::query("a"), &[1, 2]);
        call.query(&Parameter::query("b"), &1);
        call.query(&Parameter::query("a"), &3);
        call.cookie(&Parameter::cookie("c"), &1);
        call.cookie(&Parameter::cookie("c"), &2);
        call.with(CallOptions::new().query("x", "1").query("x", "2"));
    })
    .unwrap();
    assert_eq!(request.url.as_str(), "https://h/v1/m?beta=true&b=1&a=3&x=1&x=2");
    assert_eq!(request.headers.get("cookie").unwrap(), "c=2");
}

#[test]
fn headers_and_cookies() {
    let request = prepared(&FIXED, |call| {
        call.header(&Parameter::header("X-List"), &["a", "b"]);
        call.header(&Parameter::header("X-Replaced"), "a");
        call.cookie(&Parameter::cookie("c"), "x;y");
        call.cookie(&Parameter::cookie("d"), &1);
        call.json(&[1]);
        call.with(CallOptions::new().header("x-replaced", "b").header("X-Api-Key", "hunter2"));
    })
    .unwrap();
    let header = |name| request.headers.get(name).unwrap().to_str().unwrap();
    assert_eq!(header("x-list"), "a,b");
    assert_eq!(header("x-replaced"), "b");
    assert_eq!(header("cookie"), "c=x%3By; d=1");
    assert_eq!(header("accept"), "application/json");
    assert_eq!(header("content-type"), "application/json");
    assert!(header("user-agent").starts_with("openapi-bindgen/"));
    let debug = format!("{request:?}");
    assert!(!debug.contains("hunter2") && !debug.contains("x%3By"), "{debug}");
}

#[test]
fn line_feeds_are_refused() {
    for value in ["a\r\nX: y", "a\n", "a\0"] {
        let refused = prepared(&FIXED, |call| {
            call.header(&Parameter::header("x"), value);
        });
        assert!(refused.unwrap_err().contains("control character"));
        let refused = prepared(&FIXED, |call| {
            call.cookie(&Parameter::cookie("x").style(Style::Cookie), value);
        });
        assert!(refused.unwrap_err().contains("control character"));
        assert!(
            prepared(&FIXED, |call| {
                call.with(CallOptions::new().header("x", value));
            })
            .is_err()
        );
    }
}

#[test]
fn violations_of_all_arguments_are_one_error() {
    struct Wrong;
    impl Check for Wrong {
        fn check(&self, at: &mut Checker) {
            at.violation("files", "11 items, at most 10 are allowed");
        }
    }
    let refused = prepared(&FIXED, |call| {
        call.checked(&Wrong).check(|at| at.range("page", &0, 1.0..));
    });
    let message = refused.unwrap_err();
    assert!(message.contains("11 items") && message.contains("page: 0, at least 1 is allowed"), "{message}");
    // An error that makes the request unsendable is reported first.
    let refused = prepared(&FIXED, |call| {
        call.checked(&Wrong).header(&Parameter::header("x"), "\n");
    });
    assert!(!refused.unwrap_err().contains("11 items"));
}

#[tokio::test]
async fn bodies() {
    let sent = async |fill: fn(&mut Call)| {
        let request = prepared(&FIXED, fill).unwrap();
        let bytes = request.body.open().await.unwrap().collect().await.unwrap();
        let content_type = request.headers.get(CONTENT_TYPE).unwrap().to_str().unwrap().to_owned();
        (content_type, String::from_utf8(bytes.to_vec()).unwrap())
    };
    let pair = |content_type: &str, body: &str| (content_type.to_owned(), body.to_owned());
    let got = sent(|call| {
        call.json_as("application/merge-patch+json", &[1]);
    })
    .await;
    assert_eq!(got, pair("application/merge-patch+json", "[1]"));
    let got = sent(|call| {
        call.json_lines("application/jsonl", &[1, 2]);
    })
    .await;
    assert_eq!(got, pair("application/jsonl", "1\n2\n"));
    let got = sent(|call| {
        call.json_lines("application/json-seq", &[1, 2]);
    })
    .await;
    assert_eq!(got, pair("application/json-seq", "\u{1e}1\n\u{1e}2\n"));
    let got = sent(|call| {
        call.urlencoded(Form::new().text("a", "b c"));
    })
    .await;
    assert_eq!(got, pair("application/x-www-form-urlencoded", "a=b+c"));
    let got = sent(|call| {
        call.text("text/plain; charset=UTF-8", "é");
    })
    .await;
    assert_eq!(got, pair("text/plain; charset=UTF-8", "é"));
    let got = sent(|call| {
        call.body("image/png", vec![b'x']);
    })
    .await;
    assert_eq!(got, pair("image/png", "x"));
}

#[test]
fn a_call_on_its_way_is_small() {
    let future = client().call(&ITEM).perform();
    let size = std::mem::size_of_val(&*future);
    assert!(size < 3500, "{size} bytes are moved for every call");
}
