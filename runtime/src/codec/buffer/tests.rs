//! A buffer must give the same values and errors as a `serde_json::Value` of the same text.

use std::{collections::BTreeMap, fmt::Debug};

use serde::{Deserialize, de::DeserializeOwned, de::DeserializeSeed};
use serde_json::{Number, json};

use super::{Buffer, Event};
use crate::Value;

fn recorded<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Buffer<'de>
where
    D::Error: Debug,
{
    let mut buffer = Buffer::new();
    buffer.value().deserialize(deserializer).unwrap();
    buffer
}

fn of_text(text: &str) -> Buffer<'_> {
    recorded(&mut serde_json::Deserializer::from_str(text))
}

const TEXTS: &[&str] = &[
    "null",
    "true",
    "[false]",
    "0",
    "-0",
    "-0.0",
    "18446744073709551615",
    "18446744073709551616",
    "-9223372036854775808",
    "-9223372036854775809",
    "1.0",
    "123456789012345678901234567890",
    "1e300",
    "300",
    "\"x\"",
    "\"xy\"",
    r#""\u00e9\n""#,
    r#""3""#,
    "[]",
    "[1,2]",
    "[1,2,3]",
    "[[1],[],[[]]]",
    "{}",
    r#"{"1":2}"#,
    r#"{"-1":2}"#,
    r#"{"true":2,"x":3}"#,
    r#"{"true":2}"#,
    r#"{"a":1,"b":"x"}"#,
    r#"{"a":1}"#,
    r#"{"a":{"b":[{"c":null}]},"d":[]}"#,
    r#"{"a":1,"a":2}"#,
    r#"{"a":{"x":1},"a":[1,2,3],"b":2,"c":{"y":1,"y":{"z":1,"z":2}}}"#,
    r#"{"a":1,"a":2,"a":3,"\u0061":4}"#,
    r#"{"Unit":null}"#,
    r#""Unit""#,
    r#""Newtype""#,
    r#"{"Newtype":1}"#,
    r#"{"Tuple":[1,2]}"#,
    r#"{"Struct":{"a":1,"b":"x"}}"#,
    r#"{"Unknown":1}"#,
    r#"{"$serde_json::private::Number":"1"}"#,
    r#"{"$serde_json::private::Other":1,"a":2}"#,
];

#[test]
fn the_same_tree() {
    for text in TEXTS {
        let value: Value = serde_json::from_str(text).unwrap();
        assert_eq!(of_text(text).at(0).tree(), value, "{text}");
        assert_eq!(recorded(&value).at(0).tree(), value, "{text}");
        let reader = recorded(&mut serde_json::Deserializer::from_reader(text.as_bytes()));
        assert_eq!(reader.at(0).tree(), value, "{text}");
        // Recorded again from a buffer.
        assert_eq!(recorded(of_text(text).at(0)).at(0).tree(), value, "{text}");
        // Read once, then again.
        let buffer = of_text(text);
        assert_eq!(buffer.at(0).tree(), buffer.at(0).tree());
    }
}

#[test]
fn of_a_key_that_comes_twice_the_later_however_many_there_are() {
    for count in [2, 31, 32, 33, 34, 100, 1000] {
        let entries: Vec<String> = (0..count)
            .map(|index| format!(r#""key{}":{{"at":[{index}]}}"#, index * 7 % (count / 2 + 1)))
            .collect();
        let text = format!("{{\"before\":1,{},\"behind\":2}}", entries.join(","));
        let value: Value = serde_json::from_str(&text).unwrap();
        assert!(value.as_object().unwrap().len() < count + 2 || count == 2);
        assert_eq!(of_text(&text).at(0).tree(), value, "{text}");
        let list = format!("[{text},{text},1]");
        assert_eq!(of_text(&list).at(0).tree(), json!([value, value, 1]));
    }
}

#[derive(Debug, PartialEq, Deserialize)]
struct Plain {
    a: i32,
    #[serde(default)]
    b: Option<String>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct Newtype(i64);

#[derive(Debug, PartialEq, Deserialize)]
struct Unit;

#[derive(Debug, PartialEq, Deserialize)]
enum Any {
    Unit,
    Newtype(u8),
    Tuple(u8, u8),
    Struct { a: u8 },
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(untagged)]
enum Untagged {
    Plain(Plain),
    Number(f64),
    Rest(Value),
}

/// Checks for the same value or the same error.
fn same<T: DeserializeOwned + Debug + PartialEq>() {
    for text in TEXTS {
        let expected = serde_json::from_value::<T>(serde_json::from_str(text).unwrap());
        let buffer = of_text(text);
        let read = T::deserialize(buffer.at(0));
        let name = std::any::type_name::<T>();
        match (read, expected) {
            (Ok(read), Ok(expected)) => assert_eq!(read, expected, "{text} as {name}"),
            (Err(read), Err(expected)) => {
                assert_eq!(read.to_string(), expected.to_string(), "{text} as {name}");
            }
            (read, expected) => panic!("{text} as {name}: {read:?}, but {expected:?}"),
        }
    }
}

#[test]
fn the_same_values_and_errors() {
    same::<()>();
    same::<bool>();
    same::<u8>();
    same::<i64>();
    same::<u64>();
    same::<i128>();
    same::<f32>();
    same::<f64>();
    same::<char>();
    same::<String>();
    same::<Option<i64>>();
    same::<Option<Option<String>>>();
    same::<Vec<u8>>();
    same::<Vec<Value>>();
    same::<(u8, u8)>();
    same::<BTreeMap<String, Value>>();
    same::<BTreeMap<i8, u8>>();
    same::<BTreeMap<u64, u8>>();
    same::<BTreeMap<bool, u8>>();
    same::<BTreeMap<Newtype, u8>>();
    same::<BTreeMap<char, u8>>();
    same::<Plain>();
    same::<Newtype>();
    same::<Unit>();
    same::<Any>();
    same::<Untagged>();
    same::<Number>();
    same::<serde::de::IgnoredAny>();
}

#[test]
fn strings_are_borrowed_where_they_are_lent() {
    let text = r#"["plain","esc\u0061ped"]"#;
    let buffer = of_text(text);
    assert_eq!(buffer.event(1), Event::Borrowed("plain"));
    assert!(matches!(buffer.event(2), Event::Text(_)));
    assert_eq!(<(&str, String)>::deserialize(buffer.at(0)).unwrap(), ("plain", "escaped".to_owned()));
    assert!(<(&str, &str)>::deserialize(buffer.at(0)).is_err());
    let reader = recorded(&mut serde_json::Deserializer::from_reader(text.as_bytes()));
    assert!(matches!(reader.event(1), Event::Text(_)));
}

#[test]
fn numbers_beyond_64_bits() {
    // From a format that has such numbers: rejected by name, unless serde_json has the feature that keeps
    // them.
    let mut buffer = Buffer::new();
    let read = buffer.value().deserialize(serde::de::value::U128Deserializer::<serde_json::Error>::new(7));
    assert!(read.is_ok());
    assert_eq!(u8::deserialize(buffer.at(0)).unwrap(), 7);
    assert_eq!(buffer.at(0).number(), Some(7.into()));
    assert_eq!(buffer.at(0).tree(), json!(7));
    let mut buffer = Buffer::new();
    let read = buffer.value().deserialize(serde::de::value::I128Deserializer::<serde_json::Error>::new(-7));
    assert!(read.is_ok());
    assert_eq!(i8::deserialize(buffer.at(0)).unwrap(), -7);
    let beyond = serde::de::value::U128Deserializer::<serde_json::Error>::new(1 << 64);
    let expected = Number::deserialize(beyond).map_err(|error| error.to_string());
    let mut buffer = Buffer::new();
    let beyond = serde::de::value::U128Deserializer::<serde_json::Error>::new(1 << 64);
    let read = buffer.value().deserialize(beyond).map_err(|error| error.to_string());
    assert_eq!(read.err(), expected.err());
}

#[test]
fn floats_that_are_no_numbers_are_null() {
    for value in [f64::NAN, f64::INFINITY] {
        let float = serde::de::value::F64Deserializer::<serde_json::Error>::new(value);
        assert_eq!(recorded(float).event(0), Event::Null);
    }
}
