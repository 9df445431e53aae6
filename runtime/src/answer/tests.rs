//! Media types, charsets and limits.

use super::*;

fn answer(content_type: &str, documented: &'static str, body: &[u8]) -> Answer {
    let mut headers = HeaderMap::new();
    headers.insert(http::header::CONTENT_TYPE, http::HeaderValue::from_str(content_type).unwrap());
    Answer::new(StatusCode::OK, headers, documented, 100, Content::Whole(Bytes::copy_from_slice(body)))
}

#[test]
fn media_types() {
    let plain = answer("Application/JSON; Charset=UTF-8", "application/json", b"");
    assert_eq!(plain.media_type(), "application/json");
    for pattern in ["application/json", "application/json; charset=x", "APPLICATION/*", "*/*"] {
        assert!(plain.is(pattern), "{pattern}");
    }
    for pattern in ["text/*", "application/xml", "application", ""] {
        assert!(!plain.is(pattern), "{pattern}");
    }
}

#[test]
fn json_suffixes() {
    let problem = "application/problem+json";
    assert!(answer(problem, "application/json", b"").is("application/json"));
    assert!(!answer(problem, "application/json, application/problem+json", b"").is("application/json"));
    assert!(answer(problem, "application/json, application/problem+json", b"").is(problem));
}

#[test]
fn json_bodies() {
    let latin = answer("application/json; charset=ISO-8859-1", "", b"\"\xe9\"");
    assert_eq!(latin.json::<String>().unwrap(), "é");
    assert_eq!(answer("application/json", "", b"").json::<Option<u8>>().unwrap(), None);
    assert_eq!(answer("application/json", "", b"\xef\xbb\xbf[1]").json::<Vec<u8>>().unwrap(), [1]);
    let error = answer("application/json", "application/json", b" \n").json::<Vec<u8>>().unwrap_err();
    assert!(format!("{error:?}").contains("the body is empty"));
    let error: crate::Error<()> =
        answer("application/json", "application/json", b"{").json::<Vec<u8>>().unwrap_err().into();
    assert!(matches!(error, crate::Error::Decode(_)));
    assert_eq!((error.status(), error.body()), (Some(StatusCode::OK), Some(b"{".as_slice())));
    // Neither the media type nor the body is what was requested: the response came from something else.
    let error: crate::Error<()> =
        answer("text/html", "application/json", b"<p>").json::<Vec<u8>>().unwrap_err().into();
    assert!(matches!(error, crate::Error::Undocumented(_)));
}

#[test]
fn charsets() {
    for (content_type, body, expected) in [
        ("text/plain", "é".as_bytes(), "é"),
        ("text/plain; charset=\"UTF-8\"", b"\xef\xbb\xbfa", "a"),
        ("text/plain;charset=ISO-8859-1", b"\xe9", "é"),
        ("text/plain; charset=utf-16", b"\xff\xfe\xe9\x00", "é"),
        ("text/plain; charset=utf-16be", b"\x00\xe9", "é"),
    ] {
        assert_eq!(answer(content_type, "", body).text().unwrap(), expected, "{content_type}");
    }
    assert!(answer("text/plain; charset=utf-16", "", b"abc").text().is_err());
    assert!(answer("text/plain", "", b"\xe9").text().is_err());
    assert!(answer("text/plain; charset=koi8-r", "", b"a").text().is_err());
}

#[test]
fn truncated_bodies_do_not_decode() {
    let content = Content::Truncated(Bytes::from_static(b"[1"));
    let answer = Answer::new(StatusCode::OK, HeaderMap::new(), "", 2, content);
    let error: crate::Error<()> = answer.json::<Vec<u8>>().unwrap_err().into();
    assert!(error.to_string().contains("larger than 2 bytes"), "{error}");
    assert_eq!(error.body(), Some(b"[1".as_slice()));
}
