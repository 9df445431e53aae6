//! What schemas become: types, as drafts that have no name yet.
//!
//! [`TypeLowering`] is asked for the type of a schema and declares every type that it needs. A reference
//! never recurses: its target is queued, so that neither long chains nor cycles cost stack.

mod components;
mod containers;
mod docs;
mod enumeration;
mod limits;
mod lowering;
mod object;
mod scalar;
mod schema;
mod union;

pub(super) use components::component_positions;
pub(super) use docs::of_merged;
pub(super) use lowering::TypeLowering;
pub(super) use schema::Lowered;
