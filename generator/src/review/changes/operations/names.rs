//! How an operation is addressed on the wire and called in Rust.

use super::OperationPair;
use crate::ir::{Operation, Outcome};
use crate::review::change::{Rust, Wire};
use crate::review::changes::comparison::{deprecation, docs_differ};
use crate::review::changes::findings::{Findings, rust_breaks};
use crate::review::codes::operations as codes;
use crate::review::pairs::without_names;
use crate::review::side::plain;

pub(super) fn compare(pair: &OperationPair<'_>, findings: &mut Findings) {
    let (old, new) = (pair.old, pair.new);
    let is_moved = old.method != new.method || without_names(&old.path) != without_names(&new.path);
    if is_moved {
        findings.add(
            &codes::OPERATION_MOVED,
            pair.at(),
            format!("`{} {}` is `{} {}` now", old.method, old.path, new.method, new.path),
            pair.comparison.wire.reached(old, new),
            Rust::Behaves(format!("calls go to `{} {}`", new.method, new.path)),
        );
    }
    let (was, is) = (pair.comparison.old.call(old), pair.comparison.new.call(new));
    let is_other_client = !pair.comparison.is_same_tag(old.tag, new.tag);
    let is_renamed = old.name.rust != new.name.rust;
    let types = types(old, new);
    if is_other_client || is_renamed {
        let code = match (is_other_client, old.name.wire == new.name.wire && !is_moved) {
            (true, _) => &codes::OPERATION_TAG,
            (false, true) => &codes::OPERATION_MOVED_NAME,
            (false, false) => &codes::OPERATION_RENAMED,
        };
        let types = match types.is_empty() {
            true => String::new(),
            false => format!(", with its types: {}", types.join(", ")),
        };
        findings.add(
            code,
            pair.at(),
            format!("the method `{was}` is called `{is}` now{types}"),
            Wire::Works,
            rust_breaks(format!("`{was}` is called `{is}` now")),
        );
    } else if !types.is_empty() {
        findings.add(
            &codes::OPERATION_TYPE_RENAMED,
            pair.at(),
            format!("its types have other names: {}", types.join(", ")),
            Wire::Works,
            rust_breaks(format!("types have other names: {}", types.join(", "))),
        );
    }
}

/// The types of an operation that have another name: `SubmitError` → `CreateError`.
fn types(old: &Operation, new: &Operation) -> Vec<String> {
    let body = |operation: &Operation| operation.body.as_ref().and_then(|body| body.enum_name.clone());
    let name = |outcome: &Outcome| outcome.name().map(str::to_owned);
    let types = [
        (Some(old.call.clone()), Some(new.call.clone())),
        (body(old), body(new)),
        (name(&old.success), name(&new.success)),
        (name(&old.error), name(&new.error)),
    ];
    let both = types.into_iter().filter_map(|(old, new)| old.zip(new));
    let other = both.filter(|(old, new)| old != new);
    other.map(|(old, new)| format!("`{}` → `{}`", plain(&old), plain(&new))).collect()
}

/// What only its docs say.
pub(super) fn docs(pair: &OperationPair<'_>, findings: &mut Findings) {
    let (old, new) = (pair.old, pair.new);
    if old.deprecated != new.deprecated {
        let message = match new.deprecated {
            true => "the operation is deprecated now",
            false => "the operation is no longer deprecated",
        };
        findings.add(
            &codes::OPERATION_DEPRECATED,
            pair.at(),
            message,
            Wire::Works,
            deprecation(new.deprecated),
        );
    }
    if docs_differ(&old.docs, &new.docs) {
        let message = "the description of the operation changed";
        findings.add(&codes::OPERATION_DOCS, pair.at(), message, Wire::Works, Rust::Same);
    }
    let links = |operation: &Operation| -> Vec<String> {
        let link = |one: &crate::ir::Link| {
            let crate::ir::Link { name, description, status, reference, parameters, body, .. } = one;
            format!("{name} {description:?} {status:?} {reference} {parameters:?} {body:?}")
        };
        operation.links.iter().map(link).collect()
    };
    if links(old) != links(new) {
        let message = "the links of its responses changed";
        findings.add(&codes::LINKS_CHANGED, pair.at(), message, Wire::Works, Rust::Same);
    }
}
