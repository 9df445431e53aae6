//! Answers: the types they become and how they are decoded.

mod decode;
mod headers;
mod reading;
mod status;

pub(crate) use self::decode::{Side, outcome_type};
pub(super) use self::decode::{decode, outcome_enum, takes_any_type};
pub(super) use self::headers::{header_set, headers_note};
pub(super) use self::reading::Reading;
pub(crate) use self::status::status_text;
