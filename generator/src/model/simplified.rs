//! Simplifies alternatives that need no union: lists that only validate, strings next to string enums, and
//! lists of one branch.

use std::collections::HashSet;

use serde_json::Value;

use super::merged::{Alternatives, MergedSchema};
use super::node::{Except, SchemaNode, is_annotation_only};
use super::schemas::Model;
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
            if let Some(values) = self.open_enumeration(&branches) {
                let keywords = merged.keywords_mut();
                keywords.alternatives.clear();
                keywords.enumeration = Some(values);
                keywords.kind = Some("string");
                keywords.open = true;
            } else if let [only] = branches.as_slice() {
                let keywords = merged.keywords_mut();
                keywords.alternatives.clear();
                keywords.merge(self.document, only);
            } else {
                break;
            }
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

    /// The values of an open enum: a list of plain strings and string enums.
    fn open_enumeration(&self, branches: &[SchemaNode<'d>]) -> Option<Vec<&'d Value>> {
        let mut values: Vec<&'d Value> = Vec::new();
        let mut is_open = false;
        for branch in branches {
            let merged = self.merged(branch);
            if merged.kind != Some("string") || merged.format.is_some() || !merged.alternatives.is_empty() {
                return None;
            }
            match &merged.enumeration {
                Some(listed) if listed.iter().all(|value| value.is_string()) => values.extend(listed),
                Some(_) => return None,
                None => is_open = true,
            }
        }
        let mut seen = HashSet::new();
        values.retain(|value| seen.insert(value.as_str()));
        (is_open && !values.is_empty()).then_some(values)
    }
}
