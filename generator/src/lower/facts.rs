//! Facts about types, found once before emission.
//!
//! In: all types, final but for names. Out: their [`Facts`](crate::ir::Facts).

use super::drafts::Drafts;
use crate::ir::{Presence, Shape};

/// Finds which traits can be derived.
///
/// `Eq` and `Hash` are for enums, which serve as keys; on structs they would cost every build
/// more than they give, and floats would rule them out for some and not for others.
pub(super) fn derive(drafts: &mut Drafts) {
    for def in &mut drafts.types.0 {
        let facts = &mut def.facts;
        match &def.shape {
            Shape::Struct(structure) => {
                facts.default = structure.fields.iter().all(|field| may_be_absent(field.presence));
            }
            Shape::Form(form) => {
                facts.default = form.fields.iter().all(|field| may_be_absent(field.field.presence));
            }
            Shape::StringEnum(values) => {
                (facts.eq, facts.hash) = (true, true);
                facts.copy = values.unknown.is_none();
            }
            Shape::IntegerEnum(_) => (facts.eq, facts.hash, facts.copy) = (true, true, true),
            Shape::Union(_) | Shape::Alias(_) | Shape::Newtype(_) => {}
        }
    }
}

fn may_be_absent(presence: Presence) -> bool {
    matches!(presence, Presence::Optional | Presence::Patch)
}
