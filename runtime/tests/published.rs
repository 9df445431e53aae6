//! Bindings as generators of this protocol have published them: `published/v1.rs` is what a generator made of
//! `published/v1.yaml`, which has every kind of table that bindings hand to the runtime.
//!
//! Nobody writes these bindings again: that they compile shows that bindings which were published once still do.
//! `.ci/run` compiles them also with `--cfg openapi_bindgen_extra_field`, by which every table has a field more.

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
