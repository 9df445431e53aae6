//! JSON encoding and decoding of emitted types.
//!
//! The generator emits a small impl per type ([`Partial`], [`StringEnum`], [`IntegerEnum`], [`Union`]). This
//! module turns it into real `Serialize` and `Deserialize` impls for any self-describing serde format: as
//! fast as derived ones and with the same error messages, but with far less code per type to compile. It
//! knows nothing about HTTP.

mod buffer;
mod by_outline;
mod by_tag;
mod entries;
mod field;
mod integer_enum;
pub(crate) mod json;
mod json_path;
mod key_is;
mod keys;
mod keys_of;
mod lenient;
mod macros;
mod number_text;
mod numbers;
mod object;
mod one_of;
mod plan;
mod replay;
mod same_key;
mod score;
pub(crate) mod sending;
mod string_enum;
mod struct_macro;
mod tagged;
mod trials;
mod union;
mod write;

pub use entries::Entries;
pub use field::{Missing, any, extra, nullable, optional, patch, required, skip, slot, take, take_nullable};
pub use integer_enum::{IntegerEnum, integer_enum, integer_value};
pub use json_path::json_path;
pub(crate) use lenient::from_json;
pub use number_text::{WriteAsText, number_or_text, text};
pub use object::{Partial, object};
pub use one_of::UnknownValue;
pub use plan::{ByOutline, ByTag, JsonKinds, Outline, Plan};
pub use string_enum::{StringEnum, known_value, open_value, string_enum};
pub use tagged::{tagged, tagged_by_default, tagged_by_itself};
pub use union::{Union, read, union};
pub use write::Object;
