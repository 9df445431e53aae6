//! What errors show and what they hide.

use bytes::Bytes;
use http::{HeaderValue, StatusCode};

use super::*;

fn kept(status: u16, body: &str) -> Kept {
    let mut headers = HeaderMap::new();
    headers.insert("request-id", HeaderValue::from_static("r1"));
    headers.insert("set-cookie", HeaderValue::from_static("session=hunter2"));
    Kept::new(StatusCode::from_u16(status).unwrap(), headers, Bytes::copy_from_slice(body.as_bytes()))
}

#[test]
fn api_errors_say_what_the_server_says() {
    for (body, expected) in [
        (r#"{"status":false,"message":"Already there"}"#, "409 Conflict: Already there"),
        (r#"{"error":{"message":"deep"}}"#, "409 Conflict: deep"),
        (r#"{"title":"T","detail":"D"}"#, "409 Conflict: D"),
        (r#"{"errors":["first","second"]}"#, "409 Conflict: first"),
        (r#"{"code":7}"#, r#"409 Conflict: {"code":7}"#),
        ("<h1>No\n  way</h1>", "409 Conflict: <h1>No way</h1>"),
        ("", "409 Conflict"),
    ] {
        assert_eq!(ApiError::new(kept(409, body), ()).to_string(), expected);
    }
    assert_eq!(ApiError::new(kept(599, ""), ()).to_string(), "599");
}

#[test]
fn errors_keep_the_answer() {
    let error: Error<()> = Error::Api(ApiError::new(kept(503, "later"), ()));
    assert_eq!(
        (error.status(), error.body(), error.request_id()),
        (Some(StatusCode::SERVICE_UNAVAILABLE), Some("later".as_bytes()), Some("r1"))
    );
    assert!(error.is_retryable());
    assert!(!format!("{error:?}").contains("hunter2"));
    let error: Error<()> = Error::Undocumented(Undocumented::of_status(kept(404, "no")));
    assert!(!error.is_retryable());
    assert!(!format!("{error:?}").contains("hunter2"));
    assert_eq!(error.to_string(), "404 Not Found, which is not documented (see `send_raw`): no");
    let error: Error<()> = Error::Undocumented(Undocumented::of_type(kept(200, "<p>"), "application/json"));
    let expected =
        "200 OK without a media type, where `application/json` is documented (see `accept`, `send_raw`): <p>";
    assert_eq!(error.to_string(), expected);
}

#[test]
fn errors_are_small() {
    assert!(size_of::<Error<[u8; 1024]>>() <= 32);
    assert!(size_of::<Undecoded>() <= 24);
}

#[test]
fn errors_cross_threads() {
    fn assert<T: std::error::Error + Send + Sync + 'static>() {}
    assert::<Error<NoError>>();
}

#[test]
fn transport_errors_tell_the_whole_chain_once() {
    let inner = std::io::Error::new(std::io::ErrorKind::NotFound, "gone");
    let error = TransportError::body(TransportError::body(inner));
    assert_eq!(error.to_string(), "the request body cannot be sent: gone");
}

#[test]
fn what_another_body_lacked_is_no_cure() {
    #[derive(Debug)]
    struct Pet {
        _name: String,
    }
    crate::impl_struct!(read Pet { required _name: String = "name", });
    #[derive(Debug, serde::Deserialize)]
    struct Own {
        #[serde(rename = "name")]
        _name: String,
    }
    let error = DecodeError::of_json(kept(200, "{}"), kept(200, "{}").read_json::<Pet>(b"{}").unwrap_err());
    assert!(error.cure().is_some());
    assert!(crate::parse_payload::<Pet>(b"{}").is_err());
    assert_eq!(error.json::<Own>().unwrap_err().cure(), None);
}
