//! Decoding and encoding of enums whose values are strings or integers.

mod integer_enum;
mod one_of;
mod string_enum;

pub use integer_enum::{IntegerEnum, integer_enum, integer_value};
pub use one_of::UnknownValue;
pub(super) use one_of::expected;
pub use string_enum::{StringEnum, known_value, open_value, string_enum};
