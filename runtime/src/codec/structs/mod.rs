//! Decoding and encoding of structs: one visitor and one writer for all, and the macros that describe a type.

mod constant;
mod entries;
pub(super) mod field;
mod keys;
mod object;
pub(crate) mod sending;
mod struct_macro;
pub(crate) mod trail;
mod write;

pub use constant::{Constant, constants};
pub use entries::Entries;
pub use field::{Missing, any, extra, nullable, optional, patch, required, skip, slot, take, take_nullable};
pub use object::{Partial, object};
pub use write::Object;
