//! The branches of unions: their tags, the traits that tell them apart, and the cases where nothing does.

mod branch;
mod branch_tags;
mod combined;
mod constants;
mod cycles;
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
