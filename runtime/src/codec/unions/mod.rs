//! Decoding and encoding of unions: the plan of a union finds the branch of a value by its tag or its shape;
//! tags are written with the payload.

mod by_outline;
mod by_tag;
mod key_is;
mod keys_of;
mod outline;
mod plan;
mod replay;
mod score;
mod tagged;
mod trials;
mod union;

pub use outline::{JsonKinds, Outline};
pub use plan::{ByOutline, ByTag, Plan, Union};
pub use tagged::{tagged, tagged_by_default, tagged_by_itself};
pub use union::{constant, read, union};
