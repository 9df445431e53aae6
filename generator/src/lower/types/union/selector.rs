//! Converts the traits of a branch to the selector of `ir`.

use crate::ir::{Kinds, Selector};
use crate::model::{BranchTraits, JsonKinds};

/// The selector of a variant with these traits.
pub(crate) fn of(traits: BranchTraits) -> Selector {
    let BranchTraits { kinds, required, known, closed, constants, listed, inner, values } = traits;
    let inner = inner.into_iter().map(|(name, inner)| (name, of(inner))).collect();
    Selector { kinds: kinds_of(kinds), required, known, closed, constants, listed, inner, values }
}

fn kinds_of(kinds: JsonKinds) -> Kinds {
    let JsonKinds { null, boolean, integer, number, string, array, object } = kinds;
    Kinds { null, boolean, integer, number, string, array, object }
}
