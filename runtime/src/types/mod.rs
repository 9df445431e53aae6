//! Types for values that documents describe and Rust's standard library lacks. Each reads and writes itself
//! with serde and knows nothing about HTTP or any document.

mod base64;
mod date_time;
#[cfg(feature = "jiff")]
mod jiff;
mod json_string;
pub(crate) mod offsets;
mod patch;
mod rfc3339;
mod secret;
mod text;
mod uuid;

pub use self::base64::{Base64, Base64Bytes, Base64Error, Base64Url};
#[cfg(feature = "jiff")]
pub use self::jiff::{JiffDate, JiffDateTime};
pub use self::uuid::Uuid;
pub use date_time::{DateTime, DateTimeError};
pub use json_string::JsonString;
pub use patch::Patch;
pub use secret::Secret;
pub use serde_json::Value;

/// A calendar date without a time (`format: date`, `full-date` of RFC 3339 §5.6).
pub type Date = chrono::NaiveDate;

/// A JSON object with any keys, ordered by key.
pub type Map<T> = std::collections::BTreeMap<String, T>;

/// A JSON object with any keys, unordered.
pub type HashedMap<T> = std::collections::HashMap<String, T>;
