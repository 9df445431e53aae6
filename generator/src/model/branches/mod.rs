//! The branches of unions: what tells them apart, and what cannot be told apart.

mod branch;
mod branch_tags;
mod circles;
mod constants;
mod distinguish;
mod kinds;
mod overlap;
mod shadow;
mod tags;
mod traits;
mod witness;

pub(crate) use branch::Branch;
pub(crate) use branch_tags::Tags;
pub(crate) use constants::scalar_text;
pub(crate) use kinds::JsonKinds;
pub(crate) use shadow::Shadows;
pub(crate) use traits::BranchTraits;
