//! Header texts read as values of every type.

use std::collections::BTreeMap;

use http::{HeaderMap, HeaderName, HeaderValue};

use super::*;
use crate::{Date, DateTime, Uuid, Value};

fn headers(lines: &[(&'static str, &'static [u8])]) -> HeaderMap {
    let line = |(name, value): &(&'static str, &'static [u8])| {
        (HeaderName::from_static(name), HeaderValue::from_bytes(value).unwrap())
    };
    lines.iter().map(line).collect()
}

fn read<T: DeserializeOwned>(value: &'static str) -> Result<T, HeaderError> {
    required(&headers(&[("x-a", value.as_bytes())]), "X-A")
}

#[test]
fn scalars() {
    assert_eq!(read::<String>("a, b"), Ok("a, b".to_owned()));
    assert_eq!(read::<String>("12"), Ok("12".to_owned()));
    assert_eq!(read::<i64>("-12"), Ok(-12));
    assert_eq!(read::<u8>("255"), Ok(255));
    assert_eq!(read::<f64>("1.5"), Ok(1.5));
    assert_eq!(read::<bool>("true"), Ok(true));
    assert_eq!(read::<Value>("1"), Ok(Value::from("1")));
    let uuid = "936da01f-9abd-4d9d-80c7-02af85c822a8";
    assert_eq!(read::<Uuid>(uuid).map(|uuid| uuid.to_string()), Ok(uuid.to_owned()));
    assert_eq!(read::<Date>("2024-02-29").map(|date| date.to_string()), Ok("2024-02-29".to_owned()));
}

#[test]
fn instants() {
    let expected: DateTime = "2024-11-06T08:49:37Z".parse().unwrap();
    assert_eq!(read::<DateTime>("2024-11-06T08:49:37Z"), Ok(expected));
    assert_eq!(read::<DateTime>("Wed, 06 Nov 2024 08:49:37 GMT"), Ok(expected));
    assert!(read::<DateTime>("yesterday").is_err());
}

#[test]
fn lists_and_objects() {
    assert_eq!(read::<Vec<i64>>("1, 2,3"), Ok(vec![1, 2, 3]));
    assert_eq!(read::<Vec<i64>>("1"), Ok(vec![1]));
    assert_eq!(read::<Vec<String>>(""), Ok(vec![]));
    assert_eq!(read::<(i64, String)>("1,x"), Ok((1, "x".to_owned())));
    let map = BTreeMap::from([("a".to_owned(), 1), ("b".to_owned(), 2)]);
    assert_eq!(read::<BTreeMap<String, i64>>("a,1,b,2"), Ok(map.clone()));
    assert_eq!(read::<BTreeMap<String, i64>>("a=1, b=2"), Ok(map));
    let repeated = headers(&[("x-a", b"1"), ("x-a", b"2,3")]);
    assert_eq!(required::<Vec<u8>>(&repeated, "x-a"), Ok(vec![1, 2, 3]));
}

#[test]
fn cookies_are_not_split_at_commas() {
    let cookies =
        headers(&[("set-cookie", b"a=1; Expires=Wed, 06 Nov 2024 08:49:37 GMT"), ("set-cookie", b"b=2")]);
    let read: Vec<String> = required(&cookies, "Set-Cookie").unwrap();
    assert_eq!(read, ["a=1; Expires=Wed, 06 Nov 2024 08:49:37 GMT", "b=2"]);
}

#[test]
fn json() {
    let one = headers(&[("x-a", br#"{"a":[1,2]}"#)]);
    assert_eq!(required_json::<Value>(&one, "x-a"), Ok(serde_json::json!({"a": [1, 2]})));
    assert_eq!(optional_json::<Value>(&one, "x-b"), Ok(None));
    let error = required_json::<Value>(&headers(&[("x-a", b"{")]), "X-A").unwrap_err();
    assert!(error.to_string().starts_with("the header `X-A` of the answer: EOF"), "{error}");
}

#[test]
fn what_is_missing_or_wrong_is_named() {
    let error = required::<i64>(&HeaderMap::new(), "X-Total").unwrap_err();
    assert!(error.is_missing());
    assert_eq!((error.name(), error.to_string().as_str()), ("X-Total", "the answer has no header `X-Total`"));
    let error = read::<i64>("many").unwrap_err();
    assert!(!error.is_missing());
    assert_eq!(error.to_string(), "the header `X-A` of the answer: expected an integer");
    assert_eq!(optional::<i64>(&headers(&[("x-a", b"")]), "x-a"), Ok(None));
    assert_eq!(optional::<String>(&headers(&[("x-a", b"")]), "x-a"), Ok(Some(String::new())));
}

#[test]
fn text_that_is_not_utf_8() {
    assert_eq!(required::<String>(&headers(&[("x-a", b"caf\xe9")]), "x-a"), Ok("café".to_owned()));
    assert_eq!(required::<String>(&headers(&[("x-a", "café".as_bytes())]), "x-a"), Ok("café".to_owned()));
}
