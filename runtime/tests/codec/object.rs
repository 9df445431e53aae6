//! Structs give the same values and the same errors as serde's derive, for every kind of input.

use openapi_bindgen_runtime::{Patch, serde_json, serde_json::json};

use super::emitted::{EndUser, Open, Tree, derived};

const FULL: &str = r#"{"name":"Ada","lastName":"L","nick":null,"owner":7,"tags":["a","b"]}"#;

fn ada() -> EndUser {
    EndUser {
        name: "Ada".into(),
        last_name: Some("L".into()),
        nick: Patch::Null,
        owner: Some(7),
        tags: vec!["a".into(), "b".into()],
    }
}

#[test]
fn reads_from_every_source() {
    assert_eq!(serde_json::from_str::<EndUser>(FULL).unwrap(), ada());
    assert_eq!(serde_json::from_slice::<EndUser>(FULL.as_bytes()).unwrap(), ada());
    assert_eq!(serde_json::from_reader::<_, EndUser>(FULL.as_bytes()).unwrap(), ada());
    let value: serde_json::Value = serde_json::from_str(FULL).unwrap();
    assert_eq!(serde_json::from_value::<EndUser>(value.clone()).unwrap(), ada());
    assert_eq!(<EndUser as serde::Deserialize>::deserialize(&value).unwrap(), ada());
    let yaml = "name: Ada\nlastName: L\nnick: null\nowner: 7\ntags: [a, b]\n";
    assert_eq!(serde_yaml::from_str::<EndUser>(yaml).unwrap(), ada());
}

#[test]
fn writes_as_derive_does() {
    let value = ada();
    assert_eq!(serde_json::to_string(&value).unwrap(), FULL);
    assert_eq!(
        serde_json::to_value(&value).unwrap(),
        serde_json::from_str::<serde_json::Value>(FULL).unwrap()
    );
    let derived: derived::EndUser = serde_json::from_str(FULL).unwrap();
    assert_eq!(
        serde_json::to_string_pretty(&value).unwrap(),
        serde_json::to_string_pretty(&derived).unwrap()
    );
    assert_eq!(serde_yaml::to_string(&value).unwrap(), serde_yaml::to_string(&derived).unwrap());
}

#[test]
fn what_is_absent_is_not_sent_and_null_is() {
    let absent = EndUser { last_name: None, nick: Patch::Absent, owner: None, ..ada() };
    let text = r#"{"name":"Ada","owner":null,"tags":["a","b"]}"#;
    assert_eq!(serde_json::to_string(&absent).unwrap(), text);
    assert_eq!(serde_json::from_str::<EndUser>(text).unwrap(), absent);
    let without_owner: EndUser = serde_json::from_str(r#"{"name":"Ada","tags":["a","b"]}"#).unwrap();
    assert_eq!(without_owner, absent);
    let null: EndUser = serde_json::from_str(r#"{"lastName":null,"name":"Ada","tags":["a","b"]}"#).unwrap();
    assert_eq!(null, absent);
    let value: EndUser = serde_json::from_str(r#"{"nick":"x","name":"Ada","tags":["a","b"]}"#).unwrap();
    assert_eq!(value.nick, Patch::Value("x".into()));
}

#[test]
fn errors_are_those_of_derive() {
    for text in [
        "{}",
        r#"{"tags":[]}"#,
        r#"{"name":"Ada","tags":[],"name":"Eve"}"#,
        r#"{"tags":[],"nick":null,"nick":null,"name":"Ada"}"#,
        r#"{"name":5}"#,
        "{\n  \"name\": \"Ada\",\n  \"tags\": [1]\n}",
        "5",
        "null",
        r#""text""#,
        r#"{"name":"Ada""#,
        r#"{"name":"Ada" "tags":[]}"#,
        r#"{"name":null,"tags":[]}"#,
        r#"{"unknown":{"deep":[1,2,"#,
    ] {
        let ours = serde_json::from_str::<EndUser>(text).unwrap_err().to_string();
        let derived = serde_json::from_str::<derived::EndUser>(text).unwrap_err().to_string();
        assert_eq!(ours, derived, "{text}");
    }
    let missing = serde_json::from_str::<EndUser>("{}").unwrap_err().to_string();
    assert_eq!(missing, "missing field `name` at line 1 column 2");
}

#[test]
fn a_list_is_no_object() {
    let error = serde_json::from_str::<EndUser>("[1]").unwrap_err().to_string();
    assert!(error.starts_with("invalid type: sequence, expected struct EndUser"), "{error}");
}

#[test]
fn keys_come_in_any_order_and_escaped() {
    let text =
        r#"{"x":{"y":[{}]},"tags":["a","b"],"owner":7,"z":1,"nick":null,"\u006eame":"Ada","lastName":"L"}"#;
    assert_eq!(serde_json::from_str::<EndUser>(text).unwrap(), ada());
    assert_eq!(serde_json::from_reader::<_, EndUser>(text.as_bytes()).unwrap(), ada());
}

#[test]
fn extra_keys_are_kept_once() {
    let text = r#"{"a":{"b":[1]},"id":1,"z":null}"#;
    let open: Open = serde_json::from_str(text).unwrap();
    assert_eq!(open.extra.get("a"), Some(&json!({"b": [1]})));
    assert_eq!(serde_json::to_string(&open).unwrap(), r#"{"id":1,"a":{"b":[1]},"z":null}"#);
    assert_eq!(serde_json::from_value::<Open>(serde_json::to_value(&open).unwrap()).unwrap(), open);
    let error = serde_json::from_str::<Open>(r#"{"id":1,"z":1,"z":2}"#).unwrap_err().to_string();
    assert!(error.starts_with("duplicate field `z`"), "{error}");
}

#[test]
fn newtypes_are_transparent_and_depth_is_bounded() {
    let tree: Tree = serde_json::from_str("[[],[[]]]").unwrap();
    assert_eq!(tree, Tree(vec![Tree(vec![]), Tree(vec![Tree(vec![])])]));
    assert_eq!(serde_json::to_string(&tree).unwrap(), "[[],[[]]]");
    let deep = "[".repeat(100_000);
    assert!(serde_json::from_str::<Tree>(&deep).unwrap_err().to_string().contains("recursion limit"));
}

/// A type with more fields than fit into the first word of the record of fields seen.
mod large {
    use openapi_bindgen_runtime::emitted::v1 as emitted;

    pub(super) struct Large(pub(super) usize);

    const NAMES: &[&str] = &[
        "f0", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "g0", "g1", "g2", "g3", "g4", "g5", "g6",
        "g7", "g8", "g9", "h0", "h1", "h2", "h3", "h4", "h5", "h6", "h7", "h8", "h9", "i0", "i1", "i2", "i3",
        "i4", "i5", "i6", "i7", "i8", "i9", "j0", "j1", "j2", "j3", "j4", "j5", "j6", "j7", "j8", "j9", "k0",
        "k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8", "k9", "l0", "l1", "l2", "l3", "l4", "l5", "l6", "l7",
        "l8", "l9",
    ];

    struct Partial(usize);

    impl emitted::codec::Partial for Partial {
        type Whole = Large;
        const NAME: &'static str = "Large";
        const NAMES: &'static [&'static str] = NAMES;
        fn begin() -> Self {
            Self(0)
        }
        fn field<'de, A: serde::de::MapAccess<'de>>(
            &mut self,
            index: usize,
            map: &mut A,
        ) -> Result<(), A::Error> {
            self.0 += index;
            emitted::codec::skip(map)
        }
        fn finish(self) -> Result<Large, emitted::codec::Missing> {
            Ok(Large(self.0))
        }
    }

    impl<'de> serde::Deserialize<'de> for Large {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            emitted::codec::object::<Partial, D>(deserializer)
        }
    }
}

#[test]
fn duplicates_are_found_beyond_64_fields() {
    let large: large::Large = serde_json::from_str(r#"{"l9":1,"f5":1,"l8":0}"#).unwrap();
    assert_eq!(large.0, 69 + 5 + 68);
    let error = serde_json::from_str::<large::Large>(r#"{"l9":1,"f5":1,"l9":1}"#).err().unwrap().to_string();
    assert_eq!(error, "duplicate field `l9` at line 1 column 19");
}
