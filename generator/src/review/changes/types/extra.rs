//! The map of undeclared properties.

use super::TypePair;
use crate::ir::Extra;
use crate::review::change::Wire;
use crate::review::changes::describe::type_text;
use crate::review::changes::findings::{At, Findings, rust_breaks};
use crate::review::codes::types as codes;
use crate::review::side::plain;

pub(super) fn compare(pair: &TypePair<'_>, findings: &mut Findings) {
    let comparison = pair.comparison;
    match (pair.old.kind.extra(), pair.new.kind.extra()) {
        (None, None) => {}
        (None, Some(extra)) => {
            let ty = type_text(comparison.new.api, &extra.value);
            findings.add(
                &codes::EXTRA_ADDED,
                pair.at(),
                format!("undeclared properties are kept now, as {ty}"),
                Wire::Works,
                pair.field_added(),
            );
        }
        (Some(extra), None) => {
            let request = || Wire::OnlyIf("the server ignores undeclared properties".into());
            findings.add(
                &codes::EXTRA_REMOVED,
                pair.at(),
                "undeclared properties are not kept any more",
                pair.travel.verdict(request, || Wire::Works),
                rust_breaks(format!("the field `{}` is gone", plain(&extra.name.rust))),
            );
        }
        (Some(old), Some(new)) => both(pair, findings, old, new),
    }
}

fn both(pair: &TypePair<'_>, findings: &mut Findings, old: &Extra, new: &Extra) {
    let comparison = pair.comparison;
    let Extra { name, value, hashed } = new;
    let at = || At::both(comparison.old.named(&old.name), comparison.new.named(name));
    let is_same = comparison.is_same(&old.value, value);
    if !is_same {
        let (was, is) = (type_text(comparison.old.api, &old.value), type_text(comparison.new.api, value));
        findings.add(
            &codes::EXTRA_CHANGED,
            at(),
            format!("undeclared properties are {is} instead of {was}"),
            comparison.values(pair.travel, &old.value, value),
            rust_breaks(format!("the field `{}` has another type", plain(&old.name.rust))),
        );
    } else if old.hashed != *hashed {
        let rust = rust_breaks("the map is of another type");
        findings.add(&codes::EXTRA_CHANGED, at(), "undeclared properties are another map", Wire::Works, rust);
    }
    if old.name.rust != name.rust {
        let (was, is) = (plain(&old.name.rust), plain(&name.rust));
        let message = format!("the map of undeclared properties is called `{is}` instead of `{was}`");
        let rust = rust_breaks(format!("the field is called `{is}` now"));
        findings.add(&codes::EXTRA_CHANGED, at(), message, Wire::Works, rust);
    }
}
