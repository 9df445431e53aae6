//! JSON encoding and decoding of emitted types.
//!
//! The generator emits a small impl per type ([`Partial`], [`StringEnum`], [`IntegerEnum`], [`Union`]). This
//! module turns it into real `Serialize` and `Deserialize` impls for any self-describing serde format: as
//! fast as derived ones and with the same error messages, but with far less code per type to compile. It
//! knows nothing about HTTP.

mod buffer;
mod enums;
pub(crate) mod json;
mod lenient;
mod macros;
mod number_text;
mod numbers;
mod same_key;
mod structs;
mod unions;

pub use enums::{
    IntegerEnum, StringEnum, UnknownValue, integer_enum, integer_value, known_value, open_value, string_enum,
};
pub use json::json_path;
pub(crate) use lenient::from_json;
pub use number_text::{WriteAsText, number_or_text, text};
pub use structs::{
    Constant, Entries, Missing, Object, Partial, any, constants, extra, nullable, object, optional, patch,
    required, skip, slot, take, take_nullable,
};
pub(crate) use structs::{sending, trail};
pub use unions::{
    ByOutline, ByTag, JsonKinds, Outline, Plan, Union, constant, read, tagged, tagged_by_default,
    tagged_by_itself, union,
};
