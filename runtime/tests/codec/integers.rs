//! Integers written with a point, wherever a field can hold integers.

use std::collections::{BTreeMap, HashMap};

use openapi_bindgen_runtime as runtime;
use runtime::emitted::v1::codec;
use runtime::serde::{Deserialize, de::DeserializeOwned};
use runtime::serde_json::{self, json};

fn read<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    codec::read(&mut serde_json::Deserializer::from_str(text))
        .map_err(|error: serde_json::Error| error.to_string())
}

#[test]
fn a_number_without_a_fraction_is_an_integer() {
    assert_eq!(read::<i64>("1.0"), Ok(1));
    assert_eq!(read::<i64>("-0.0"), Ok(0));
    assert_eq!(read::<u8>("2.5e2"), Ok(250));
    assert_eq!(read::<i64>("9223372036854775807"), Ok(i64::MAX));
    assert_eq!(read::<u64>("18446744073709551615"), Ok(u64::MAX));
}

#[test]
fn other_numbers_are_the_errors_of_serde() {
    for text in ["1.5", "\"1\"", "true", "null", "[]"] {
        let theirs = serde_json::from_str::<i64>(text).unwrap_err().to_string();
        // The caller adds the position, since it knows where the value ends.
        let theirs = theirs.split(" at line").next().unwrap().to_owned();
        let ours = read::<i64>(text).unwrap_err();
        assert_eq!(ours.split(" at line").next().unwrap(), theirs, "{text}");
    }
    assert!(read::<i8>("128").unwrap_err().starts_with("invalid value: integer `128`, expected i8"));
    assert!(read::<u8>("-1.0").unwrap_err().starts_with("invalid value: integer `-1`, expected u8"));
    // Above 2^53 a float does not identify an integer.
    assert!(read::<i64>("1e300").is_err());
}

#[test]
fn containers_of_integers() {
    assert_eq!(read::<Vec<Option<i32>>>("[1.0,null,2]"), Ok(vec![Some(1), None, Some(2)]));
    assert_eq!(
        read::<BTreeMap<String, Vec<u16>>>(r#"{"a":[3.0]}"#),
        Ok(BTreeMap::from([("a".into(), vec![3])]))
    );
    assert_eq!(read::<HashMap<String, i8>>(r#"{"a":1.0}"#), Ok(HashMap::from([("a".into(), 1)])));
    assert_eq!(read::<Box<i64>>("4.0"), Ok(Box::new(4)));
    assert_eq!(read::<(i64, String, Vec<i64>)>(r#"[1.0,"a",[2.0]]"#), Ok((1, "a".into(), vec![2])));
    assert_eq!(codec::read::<Vec<i64>, _>(json!([1.0, 2])).unwrap(), [1, 2]);
}

/// A user's type knows nothing about this crate.
#[derive(Debug, PartialEq)]
struct Cents(i64);

impl<'de> Deserialize<'de> for Cents {
    fn deserialize<D: runtime::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        i64::deserialize(deserializer).map(Self)
    }
}

#[test]
fn types_of_users_that_are_integers() {
    assert_eq!(read::<Vec<Cents>>("[100.0]"), Ok(vec![Cents(100)]));
}
