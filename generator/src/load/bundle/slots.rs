//! What stands under a key of a document as it was written, in any dialect or mixture of dialects.
//!
//! References are followed wherever something describes the API, even in fields that no specification
//! defines: a description may be kept in a Markdown file. In data, a `$ref` is just data.

use crate::openapi::{Dialects, Object, Section, Slot};

/// Data, in which nothing is followed.
const DATA: Slot = Slot::One(Object::Data);

/// What stands under `key` of what stands in a slot.
pub(super) fn under(slot: Slot, key: &str) -> Slot {
    match slot {
        Slot::Map(object) => Slot::One(object),
        Slot::One(object) | Slot::List(object) => field(object, key),
        Slot::Value => DATA,
    }
}

fn field(object: Object, key: &str) -> Slot {
    let unknown = if object.holds_only_data_elsewhere() { DATA } else { Slot::One(Object::Unknown) };
    match object.field(key, Dialects::WRITTEN) {
        Some(Slot::Value) => unknown,
        Some(slot) => slot,
        None if key.starts_with("x-") => DATA,
        // A method that OpenAPI does not know.
        None if object == Object::PathItem => Slot::One(Object::Operation),
        None => unknown,
    }
}

/// Where the components of a document are kept that are such objects: a pointer into the document. Path items
/// and media types have sections in later versions only, so they stand in place of the references to them.
pub(super) fn section(object: Object, is_swagger: bool) -> Option<&'static str> {
    match Section::of(object)? {
        Section::PathItems | Section::MediaTypes => None,
        section if is_swagger => section.swagger_pointer(),
        section => Some(section.pointer()),
    }
}
