//! Alternatives that need no union: lists that only validate, strings beside string enums, and lists of one
//! branch.

use std::collections::HashSet;

use serde_json::Value;

use super::merged::{Alternatives, MergedSchema};
use super::node::{Except, SchemaNode, is_annotation_only, keywords};
use super::schemas::Model;
use crate::limits;

/// A schema whose alternatives, if it still has any, are those of a union.
pub(crate) struct Simplified<'d> {
    pub(crate) merged: MergedSchema<'d>,
    /// A branch that takes every value, which is why the alternatives are gone.
    pub(crate) takes_all: Option<SchemaNode<'d>>,
}

impl<'d> Model<'d> {
    /// The schema without lists that only validate, with strings and string enums as one open enum, and with
    /// a single branch merged into it.
    pub(crate) fn simplified(&self, mut merged: MergedSchema<'d>) -> Simplified<'d> {
        let mut takes_all = None;
        if merged.alternatives.iter().any(|list| self.only_validates(list)) {
            merged.keywords_mut().alternatives.retain(|list| !self.only_validates(list));
        }
        for _ in 0..limits::SIMPLIFICATIONS {
            let [list] = merged.alternatives.as_slice() else { break };
            // A branch that says nothing takes everything, and with it so does the list.
            let says_nothing =
                |branch: &&SchemaNode<'d>| self.informative(std::slice::from_ref(*branch)).is_empty();
            if let Some(branch) = list.branches.iter().find(says_nothing) {
                takes_all = Some(branch.clone());
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
        Simplified { merged, takes_all }
    }

    /// Whether every branch only restricts what stands beside the list, such as
    /// `anyOf: [{required: [a]}, {required: [b]}]`.
    fn only_validates(&self, list: &Alternatives<'d>) -> bool {
        list.branches.iter().all(|branch| {
            branch.schema().and_then(|schema| Some((schema, keywords(schema)?))).is_some_and(
                |(schema, any)| {
                    let mut bare = any.clone();
                    bare.required.clear();
                    if !any.required.is_empty() || any.not.is_some() {
                        bare.typ = None;
                    }
                    (!any.required.is_empty() || any.not.is_some())
                        && is_annotation_only(&schema.schema_data, &bare, Except::Nothing)
                },
            )
        })
    }

    /// The values of a list of plain strings and string enums: an enum that also takes any string.
    fn open_enumeration(&self, branches: &[SchemaNode<'d>]) -> Option<Vec<&'d Value>> {
        let mut values: Vec<&'d Value> = Vec::new();
        let mut open = false;
        for branch in branches {
            let merged = self.merged(branch);
            if merged.kind != Some("string") || merged.format.is_some() || !merged.alternatives.is_empty() {
                return None;
            }
            match &merged.enumeration {
                Some(listed) if listed.iter().all(|value| value.is_string()) => values.extend(listed),
                Some(_) => return None,
                None => open = true,
            }
        }
        let mut seen = HashSet::new();
        values.retain(|value| seen.insert(value.as_str()));
        (open && !values.is_empty()).then_some(values)
    }
}
