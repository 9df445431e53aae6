//! Names and docs of types.

use super::TypePair;
use crate::review::change::{Rust, Wire};
use crate::review::changes::comparison::docs_differ;
use crate::review::changes::findings::{Findings, rust_breaks};
use crate::review::codes::types as codes;
use crate::review::pairs::is_component;
use crate::review::side::plain;

pub(super) fn compare(pair: &TypePair<'_>, findings: &mut Findings, has_changed: bool) {
    let (old, new) = (pair.old, pair.new);
    if old.name.rust != new.name.rust {
        let (was, is) = (plain(&old.name.rust), plain(&new.name.rust));
        let is_same_place = old.name.pointer == new.name.pointer;
        let moved = is_same_place
            && !has_changed
            && old.docs.summary == new.docs.summary
            && !is_of_renamed_operation(pair);
        let code = if moved { &codes::TYPE_MOVED_NAME } else { &codes::TYPE_RENAMED };
        let message = match is_component(old) && is_component(new) && !is_same_place {
            true => format!(
                "the schema `{}` is called `{}` now: the type `{was}` is `{is}`",
                old.name.wire, new.name.wire
            ),
            false => format!("the type `{was}` is called `{is}` now"),
        };
        findings.add(
            code,
            pair.at(),
            message,
            Wire::Works,
            rust_breaks(format!("`{was}` is called `{is}` now")),
        );
    }
    if docs_differ(&old.docs, &new.docs) {
        let message = "its description changed";
        findings.add(&codes::TYPE_DOCS, pair.at(), message, Wire::Works, Rust::Same);
    }
    if old.deprecated != new.deprecated {
        let message = if new.deprecated { "it is deprecated now" } else { "it is no longer deprecated" };
        findings.add(&codes::TYPE_DEPRECATED, pair.at(), message, Wire::Works, Rust::Same);
    }
}

/// Whether a type is named after an operation that has another name.
fn is_of_renamed_operation(pair: &TypePair<'_>) -> bool {
    let (old, new) = (pair.comparison.old.api, pair.comparison.new.api);
    pair.comparison.pairs.operations.iter().any(|(was, is)| {
        let (was, is) = (&old.operations[*was], &new.operations[*is]);
        let is_renamed = was.name.wire != is.name.wire || was.name.rust != is.name.rust;
        is_renamed && pair.old.name.pointer.starts_with(&was.name.pointer)
    })
}
