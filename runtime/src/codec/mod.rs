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
mod json_path;
mod key_is;
mod keys;
mod keys_of;
mod macros;
mod object;
mod one_of;
mod plan;
mod replay;
mod same_key;
mod score;
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
pub use object::{Partial, object};
pub use one_of::UnknownValue;
pub use plan::{ByShape, ByTag, Kinds, Plan, Shape};
pub use string_enum::{StringEnum, known_value, open_value, string_enum};
pub use tagged::tagged;
pub use union::{Union, read, union};
pub use write::Object;
