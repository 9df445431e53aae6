//! Overlays: lists of changes to a document (OpenAPI Overlay Specification 1.0.0 and 1.1.0).
//!
//! An overlay changes the tree in place and records the origins of what it adds. `extends` only names the
//! document for which the overlay was written, and `info` its title and version; neither has an effect here.
//! References that an overlay adds are relative to the document.

mod action;
mod query;
mod segments;
mod update;

use serde_json::Value;

use self::action::Action;
pub(super) use self::action::Budget;
use super::{Limits, parse};
use crate::diagnostic::Report;
use crate::diagnostic::codes::load::NOT_AN_OVERLAY;
use crate::source::{FileId, Origins, Place, Sources};

/// An overlay that was read.
#[derive(Debug)]
pub(super) struct Overlay {
    file: FileId,
    tree: Value,
    /// Whether what it adds may refer to other files.
    pub(super) may_refer_outside: bool,
}

/// Reads an overlay and checks its outer shape (Overlay 1.0 §4.4.1).
pub(super) fn read(file: FileId, sources: &Sources, limits: &Limits, report: &mut Report) -> Option<Overlay> {
    let parse::Parsed { tree, may_refer_outside } = parse::object(file, sources, limits, report)?;
    let mut refuse = |pointer: &str, message: &str| {
        report.add_at(&NOT_AN_OVERLAY, Place::in_file(file, pointer), message);
    };
    match tree.get("overlay") {
        None => refuse("", "there is no field `overlay` with the version of the specification"),
        // A version without quotes is a number to YAML.
        Some(version) if !version.to_string().trim_matches('"').starts_with("1") => {
            refuse("/overlay", "only versions 1.x of the overlay specification are known");
        }
        Some(_) => {}
    }
    if !tree.get("actions").is_some_and(Value::is_array) {
        refuse("/actions", "there is no list of `actions`");
        return None;
    }
    Some(Overlay { file, tree, may_refer_outside })
}

impl Overlay {
    /// Applies the actions in order.
    pub(super) fn apply(
        &self,
        tree: &mut Value,
        origins: &mut Origins,
        budget: &mut Budget,
        report: &mut Report,
    ) {
        let actions = self.tree.get("actions").and_then(Value::as_array).into_iter().flatten();
        for (index, action) in actions.enumerate() {
            if budget.is_spent {
                break;
            }
            let place = Place::in_file(self.file, format!("/actions/{index}"));
            Action { action, place }.apply(tree, origins, budget, report);
        }
    }
}
