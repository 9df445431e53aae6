//! Responses: the types that they become, and how they are decoded.

mod decode;
mod headers;
mod outcome;
mod reading;
mod status;

pub(super) use self::decode::rows;
pub(super) use self::headers::{header_set, headers_note};
pub(super) use self::outcome::outcome_enum;
pub(crate) use self::outcome::{Side, outcome_type};
pub(crate) use self::reading::read_type;
pub(crate) use self::status::status_text;
