//! JSON and back for emitted types.
//!
//! In: the small impls that the generator emits per type ([`Partial`], [`StringEnum`], [`IntegerEnum`],
//! [`Union`]) and any self-describing serde format. Out: real `Serialize`/`Deserialize` impls, as fast
//! as derived ones and with the same error texts, for a fraction of the code per type that the compiler
//! has to check. Nothing here knows HTTP.

mod buffer;
mod by_shape;
mod by_tag;
mod entries;
mod field;
mod integer_enum;
pub mod integers;
pub(crate) mod json;
mod json_path;
mod key_is;
mod keys;
mod keys_of;
mod lenient;
mod macros;
mod number_texts;
mod object;
mod one_of;
mod plan;
mod replay;
mod same_key;
mod score;
pub(crate) mod sending;
mod string_enum;
mod struct_macros;
mod tagged;
mod trials;
mod union;
mod write;

pub use entries::Entries;
pub use field::{
    Missing, extra, nullable, optional, optional_any, patch, required, skip, slot, take, take_nullable,
};
pub use integer_enum::{IntegerEnum, integer_enum, integer_value};
pub use integers::{
    extra as extra_integer, nullable as nullable_integer, optional as optional_integer,
    patch as patch_integer, required as required_integer,
};
pub use json_path::json_path;
pub(crate) use lenient::from_json;
pub use number_texts::{
    NumberTexts, WriteNumberTexts, extra as extra_either, extra as extra_quoted, nullable as nullable_either,
    nullable as nullable_quoted, optional as optional_either, optional as optional_quoted,
    patch as patch_either, patch as patch_quoted, required as required_either, required as required_quoted,
};
pub use object::{Partial, object};
pub use one_of::UnknownValue;
pub use plan::{ByShape, ByTag, Kinds, Plan, Shape};
pub use string_enum::{StringEnum, known_value, open_value, string_enum};
pub use tagged::{tagged, tagged_by_default, tagged_by_itself};
pub use union::{Union, read, union};
pub use write::Object;
