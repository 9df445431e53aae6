//! Simplifies alternatives that need no union: lists that only validate, strings next to string enums, and
//! lists of one branch.

use std::collections::HashSet;

use serde_json::Value;

use super::merged::{Alternatives, MergedSchema};
use super::node::{Except, SchemaNode, is_annotation_only};
use super::schemas::Model;
use super::value_notes::ValueNote;
use crate::limits;

/// A schema whose remaining alternatives, if any, need a union.
pub(crate) struct Simplified<'d> {
    pub(crate) merged: MergedSchema<'d>,
    /// The branch that accepts any value, if the alternatives were dropped because of it.
    pub(crate) unconstrained: Option<SchemaNode<'d>>,
}

impl<'d> Model<'d> {
    /// Drops lists that only validate, turns strings and string enums into one open enum, and merges a single
    /// branch into the schema.
    pub(crate) fn simplified(&self, mut merged: MergedSchema<'d>) -> Simplified<'d> {
        let mut unconstrained = None;
        if merged.alternatives.iter().any(|list| self.only_validates(list)) {
            merged.keywords_mut().alternatives.retain(|list| !self.only_validates(list));
        }
        for _ in 0..limits::SIMPLIFICATIONS {
            let [list] = merged.alternatives.as_slice() else { break };
            // A branch without constraints accepts any value, and so does the list.
            if let Some(branch) = list.branches.iter().find(|branch| !self.is_informative(branch)) {
                unconstrained = Some(branch.clone());
                merged.keywords_mut().alternatives.clear();
                break;
            }
            let branches = self.informative(&list.branches);
            if let Some(texts) = self.known_texts(&branches, 0) {
                let keywords = merged.keywords_mut();
                keywords.alternatives.clear();
                keywords.kind = Some("string");
                // The empty text alone is no set to choose from.
                if texts.values.iter().any(|value| value.as_str() != Some("")) {
                    keywords.enumeration = Some(texts.values);
                    keywords.notes.extend(texts.notes);
                    keywords.open = true;
                }
            } else if let [only] = branches.as_slice() {
                let keywords = merged.keywords_mut();
                keywords.alternatives.clear();
                keywords.merge(self.document, only);
            } else {
                break;
            }
        }
        let is_text = merged.kind == Some("string") && merged.format.is_none();
        if is_text && merged.enumeration.is_none() && !merged.extensible.is_empty() {
            let keywords = merged.keywords_mut();
            keywords.enumeration = Some(std::mem::take(&mut keywords.extensible));
            keywords.open = true;
        }
        Simplified { merged, unconstrained }
    }

    /// Whether every branch only restricts the schema that has the list, such as
    /// `anyOf: [{required: [a]}, {required: [b]}]`.
    fn only_validates(&self, list: &Alternatives<'d>) -> bool {
        list.branches.iter().all(|branch| {
            branch.schema_and_keywords().is_some_and(|(schema, any)| {
                (!any.required.is_empty() || any.not.is_some())
                    && is_annotation_only(&schema.schema_data, any, Except::TypeAndRequired)
            })
        })
    }

    /// The values of an open enum: a list of plain strings and string enums, which may be open themselves.
    fn known_texts(&self, branches: &[SchemaNode<'d>], depth: usize) -> Option<KnownTexts<'d>> {
        let mut all = KnownTexts::default();
        let mut is_open = false;
        for branch in branches {
            let texts = self.texts_of(branch, depth)?;
            is_open |= texts.is_open;
            all.values.extend(texts.values);
            all.notes.extend(texts.notes);
        }
        let mut seen = HashSet::new();
        all.values.retain(|value| seen.insert(value.as_str()));
        all.is_open = is_open;
        (is_open && !all.values.is_empty()).then_some(all)
    }

    /// The values of a branch of an open enum; none for a plain string.
    fn texts_of(&self, branch: &SchemaNode<'d>, depth: usize) -> Option<KnownTexts<'d>> {
        if depth > limits::OPEN_ENUM_DEPTH || !self.document.budget.look(1, &branch.pointer) {
            return None;
        }
        let merged = self.merged(branch);
        let is_text = merged.kind == Some("string")
            || (merged.kind.is_none() && (merged.enumeration.is_some() || !merged.alternatives.is_empty()));
        if !is_text || merged.format.is_some() || merged.contradiction.is_some() {
            return None;
        }
        match (&merged.enumeration, merged.alternatives.as_slice()) {
            (Some(listed), []) if listed.iter().all(|value| value.is_string()) => {
                Some(KnownTexts { values: listed.clone(), notes: merged.notes.clone(), is_open: merged.open })
            }
            (None, []) => Some(KnownTexts { is_open: true, ..KnownTexts::default() }),
            (None, [list]) => self.known_texts(&self.informative(&list.branches), depth + 1),
            _ => None,
        }
    }
}

/// Texts that a document lists, possibly beside any other text.
#[derive(Default)]
struct KnownTexts<'d> {
    values: Vec<&'d Value>,
    notes: Vec<ValueNote<'d>>,
    is_open: bool,
}
