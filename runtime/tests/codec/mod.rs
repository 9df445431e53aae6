//! The codec, the value types and the checks, used as emitted code uses them.

#![allow(missing_docs)]

mod check;
mod date_time;
mod derive;
mod emitted;
mod enums;
mod integers;
#[cfg(feature = "jiff")]
mod jiff;
mod json_path;
mod null_lists;
mod object;
mod tagged;
mod types;
mod unions;
