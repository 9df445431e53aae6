//! What the bindings emitted by `openapi-bindgen` call: the part of a client that does not depend on
//! the document.

pub mod check;
pub mod codec;
mod types;

pub use check::{Check, CheckError, Checker, Violation};
pub use types::{
    Base64, Base64Error, Date, DateTime, DateTimeError, HashedMap, JsonString, Map, Patch, Secret, Uuid,
    Value,
};

pub use {chrono, serde, serde_json, uuid};
