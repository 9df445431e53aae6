//! Turns schemas into types, as drafts without Rust names.
//!
//! [`TypeLowering`] returns the type of a schema and declares the types that it needs. The target of a
//! reference is queued instead of lowered at once, so neither long chains nor cycles use stack.

mod components;
mod constraints;
mod containers;
mod copies;
mod docs;
mod enumeration;
mod given_name;
mod lowering;
mod object;
mod places;
mod scalar;
mod schema;
mod union;
mod value_names;

pub(super) use components::component_positions;
pub(super) use docs::of_merged;
pub(super) use lowering::TypeLowering;
pub(super) use places::settle;
pub(super) use schema::TypeInPlace;
