//! Bindings as published by generators of this protocol: `published/v1.rs` was generated from
//! `published/v1.yaml`, which uses every kind of table that bindings pass to the runtime.
//!
//! These bindings are never regenerated: that they compile shows that published bindings keep working.
//! `.ci/run` also compiles them with `--cfg openapi_bindgen_extra_field`, which adds a field to every table.

#[allow(dead_code)]
#[rustfmt::skip]
#[path = "published/v1.rs"]
mod v1;

use openapi_bindgen_runtime::serde_json::{from_value, json, to_value};

#[test]
fn bindings_of_protocol_1_read_and_write() {
    let pet = json!({
        "kind": "cat", "lives": 9, "count": "5", "either": 5, "color": "black", "level": 1, "born": null,
        "any": null, "owner": {"name": "a", "vat": "b"}, "further": 1
    });
    let read: v1::Pet = from_value(pet.clone()).unwrap();
    assert!(matches!(read, v1::Pet::Cat(_)));
    assert_eq!(to_value(read).unwrap(), pet);
}
