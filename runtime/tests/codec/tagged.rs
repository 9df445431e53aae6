//! The tag of a union is written exactly once.

use std::collections::BTreeMap;

use openapi_bindgen_runtime::{
    emitted::v1::codec::{tagged, tagged_by_default, tagged_by_itself},
    serde_json,
};
use serde::{Serialize, Serializer};

struct WithTag<T>(T);

impl<T: Serialize> Serialize for WithTag<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        tagged(serializer, "type", "cat", &self.0)
    }
}

#[derive(Serialize)]
struct Struct {
    name: &'static str,
    r#type: &'static str,
    typeface: u8,
}

struct KeysApart;

impl Serialize for KeysApart {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_key("type")?;
        map.serialize_value("dog")?;
        map.serialize_key("a")?;
        map.serialize_value(&0.1_f32)?;
        map.end()
    }
}

fn json(value: impl Serialize) -> String {
    serde_json::to_string(&WithTag(value)).unwrap()
}

#[test]
fn the_tag_comes_first_and_once() {
    assert_eq!(json(BTreeMap::from([("a", 1)])), r#"{"type":"cat","a":1}"#);
    assert_eq!(json(BTreeMap::from([("a", "x"), ("type", "dog")])), r#"{"type":"cat","a":"x"}"#);
    let payload = Struct { name: "Tom", r#type: "dog", typeface: 1 };
    assert_eq!(json(&payload), r#"{"type":"cat","name":"Tom","typeface":1}"#);
    assert_eq!(json(KeysApart), r#"{"type":"cat","a":0.1}"#);
    assert_eq!(json(Some(Box::new(BTreeMap::<&str, u8>::new()))), r#"{"type":"cat"}"#);
    assert_eq!(json(WithTag(BTreeMap::from([(1, 2)]))), r#"{"type":"cat","1":2}"#);
}

#[test]
fn it_works_with_other_serializers() {
    let payload = Struct { name: "Tom", r#type: "dog", typeface: 1 };
    assert_eq!(serde_yaml::to_string(&WithTag(&payload)).unwrap(), "type: cat\nname: Tom\ntypeface: 1\n");
    let value = serde_json::to_value(WithTag(&payload)).unwrap();
    assert_eq!(value, serde_json::json!({"type": "cat", "name": "Tom", "typeface": 1}));
}

#[test]
fn only_objects_carry_a_tag() {
    for error in [
        serde_json::to_string(&WithTag(5)).unwrap_err(),
        serde_json::to_string(&WithTag("x")).unwrap_err(),
        serde_json::to_string(&WithTag(())).unwrap_err(),
        serde_json::to_string(&WithTag(vec![1])).unwrap_err(),
        serde_json::to_string(&WithTag((1, 2))).unwrap_err(),
        serde_json::to_string(&WithTag(None::<u8>)).unwrap_err(),
    ] {
        assert!(error.to_string().contains("cannot carry the tag `type`"), "{error}");
    }
}

struct Numbered<T>(T);

impl<T: Serialize> Serialize for Numbered<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        tagged(serializer, "type", 3_i64, &self.0)
    }
}

struct ByDefault<T>(T);

impl<T: Serialize> Serialize for ByDefault<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        tagged_by_default(serializer, "type", true, &self.0)
    }
}

struct ByItself<T>(T);

impl<T: Serialize> Serialize for ByItself<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        tagged_by_itself(serializer, "type", &["cat", "dog"], &self.0)
    }
}

#[test]
fn tags_are_numbers_and_booleans_too() {
    let payload = BTreeMap::from([("a", "x"), ("type", "dog")]);
    assert_eq!(serde_json::to_string(&Numbered(&payload)).unwrap(), r#"{"type":3,"a":"x"}"#);
    assert_eq!(
        serde_json::to_string(&ByDefault(BTreeMap::from([("a", 1)]))).unwrap(),
        r#"{"a":1,"type":true}"#
    );
}

#[test]
fn of_several_tags_the_payload_says_which() {
    let payload = BTreeMap::from([("a", "x"), ("type", "dog")]);
    assert_eq!(serde_json::to_string(&ByDefault(&payload)).unwrap(), r#"{"a":"x","type":"dog"}"#);
    assert_eq!(serde_json::to_string(&ByItself(&payload)).unwrap(), r#"{"a":"x","type":"dog"}"#);
    assert_eq!(serde_json::to_string(&ByItself(KeysApart)).unwrap(), r#"{"type":"dog","a":0.1}"#);
    let error = serde_json::to_string(&ByItself(BTreeMap::from([("a", 1)]))).unwrap_err().to_string();
    assert_eq!(error, "`type` must be set, since it selects the variant: expected `cat` or `dog`");
}
