//! The derive `Schema` on types as they are emitted, and on odd ones.

use openapi_bindgen_runtime::emitted::v1 as emitted;
use openapi_bindgen_runtime::{Map, Patch, Value};
use serde_json::{from_value, json, to_value};

/// A struct with a field of every kind.
#[derive(Clone, Debug, PartialEq, emitted::Schema)]
#[non_exhaustive]
struct Everything {
    /// Its name in Rust is its name on the wire.
    id: u8,
    #[wire("type")]
    r#type: Kind,
    #[doc(hidden)]
    r#loop: Option<Box<Everything>>,
    #[wire(nullable)]
    ends: ::std::option::Option<String>,
    #[wire("last\"Name")]
    last_name: Patch<Vec<(u8, [i64; 2])>>,
    #[cfg(any())]
    never: Never,
    #[wire("count", text)]
    count: Option<i64>,
    #[wire(any)]
    data: Option<Value>,
    #[deprecated]
    call: std::marker::PhantomData<fn(&'static str) -> u8>,
    #[wire(flatten, text)]
    extra: Map<i64>,
}

#[derive(Clone, Debug, PartialEq, emitted::Schema)]
struct Optional {
    a: Option<u8>,
    b: Patch<u8>,
}

#[derive(Clone, Debug, PartialEq, Eq, emitted::Schema)]
enum Kind {
    #[wire("a-b")]
    AB,
    r#Self_,
    Get,
    Unknown(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, emitted::Schema)]
enum Sign {
    #[wire(-1)]
    Minus,
    #[wire(1)]
    Plus,
}

#[derive(Clone, Debug, PartialEq, emitted::Schema)]
struct Tree(Vec<Tree>);

#[test]
fn a_struct_with_every_kind_of_field() {
    let wire = json!({
        "id": 1, "type": "a-b", "loop": null, "ends": null, "last\"Name": null, "count": "12", "data": null,
        "call": null, "more": "7",
    });
    let read: Everything = from_value(wire).unwrap();
    assert_eq!((read.id, &read.r#type, &read.r#loop, &read.ends), (1, &Kind::AB, &None, &None));
    assert_eq!((&read.last_name, read.count, &read.data), (&Patch::Null, Some(12), &Some(Value::Null)));
    assert_eq!(read.extra["more"], 7);
    let written = to_value(&read).unwrap();
    assert_eq!(
        written,
        json!({
            "id": 1, "type": "a-b", "ends": null, "last\"Name": null, "count": "12", "data": null,
            "call": null, "more": "7",
        })
    );
    let error = from_value::<Everything>(json!({"type": "GET"})).unwrap_err();
    assert_eq!(error.to_string(), "missing field `id`");
}

#[test]
fn a_struct_whose_fields_may_all_be_missing_needs_no_default() {
    let read: Optional = from_value(json!({"b": 1})).unwrap();
    assert_eq!(read, Optional { a: None, b: Patch::Value(1) });
}

#[test]
fn enums_of_strings_and_integers() {
    let read: Vec<Kind> = from_value(json!(["a-b", "Self_", "Get", "other"])).unwrap();
    assert_eq!(read, [Kind::AB, Kind::r#Self_, Kind::Get, Kind::Unknown("other".to_owned())]);
    assert_eq!(read.iter().map(Kind::as_str).collect::<Vec<_>>(), ["a-b", "Self_", "Get", "other"]);
    assert_eq!(from_value::<Sign>(json!(-1)).unwrap().value(), -1);
    assert!(from_value::<Sign>(json!(0)).is_err());
}

#[test]
fn a_newtype_is_what_it_holds() {
    assert_eq!(to_value(from_value::<Tree>(json!([[], []])).unwrap()).unwrap(), json!([[], []]));
}

#[derive(Clone, Debug, PartialEq, emitted::Schema)]
#[wire(constant("object", "list"), constant("version", -2), constant("live", true))]
struct Fixed {
    name: String,
}

#[derive(Clone, Debug, PartialEq, emitted::Schema)]
#[wire(constant("object", "ping"))]
struct OnlyFixed {}

#[test]
fn constants_are_written_and_checked() {
    let fixed = Fixed { name: "n".into() };
    let json = r#"{"object":"list","version":-2,"live":true,"name":"n"}"#;
    assert_eq!(serde_json::to_string(&fixed).unwrap(), json);
    assert_eq!(serde_json::from_str::<Fixed>(json).unwrap(), fixed);
    assert_eq!(from_value::<Fixed>(json!({"name": "n"})).unwrap(), fixed);
    assert!(from_value::<Fixed>(json!({"name": "n", "object": "page"})).is_err());
    assert!(from_value::<Fixed>(json!({"name": "n", "object": null})).is_err());
    assert_eq!(serde_json::to_string(&OnlyFixed {}).unwrap(), r#"{"object":"ping"}"#);
    assert!(from_value::<OnlyFixed>(json!({"object": 1})).is_err());
    assert_eq!(from_value::<OnlyFixed>(json!({"other": 1})).unwrap(), OnlyFixed {});
}
