//! The traits of a branch: what the JSON of its values looks like before decoding. These are the JSON types,
//! the required and known properties, and constants.

use std::collections::HashSet;

use super::super::merged::{Additional, MergedSchema};
use super::super::node::SchemaNode;
use super::super::schemas::Model;
use super::kinds::JsonKinds;
use crate::limits;

/// What the JSON of a branch's values looks like.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct BranchTraits {
    /// JSON types that the branch accepts.
    pub(crate) kinds: JsonKinds,
    /// Required properties.
    pub(crate) required: Vec<String>,
    /// Declared properties, including required ones.
    pub(crate) known: Vec<String>,
    /// Whether other properties are forbidden (`additionalProperties: false`).
    pub(crate) closed: bool,
    /// Properties with a fixed set of values. Any other value excludes this branch.
    pub(crate) constants: Vec<(String, Vec<String>)>,
    /// Properties whose listed values are the same in all branches that declare them. Any other value makes
    /// this branch less likely.
    pub(crate) listed: Vec<(String, Vec<String>)>,
    /// The traits of properties that are objects.
    pub(crate) inner: Vec<(String, BranchTraits)>,
    /// The listed values of strings, if any.
    pub(crate) values: Vec<String>,
}

impl BranchTraits {
    /// Whether a constant, at any depth, can exclude a value.
    pub(super) fn has_constants(&self) -> bool {
        !self.constants.is_empty() || self.inner.iter().any(|(_, inner)| inner.has_constants())
    }
}

impl<'d> Model<'d> {
    /// The traits of a branch, whose schema stands at `target`. `depth` is the number of enclosing objects
    /// that are being compared.
    pub(crate) fn traits(
        &self,
        merged: &MergedSchema<'d>,
        target: &SchemaNode<'d>,
        depth: usize,
    ) -> BranchTraits {
        let mut traits = BranchTraits { kinds: self.json_kinds(merged, depth), ..BranchTraits::default() };
        if traits.kinds.string {
            let values = merged.enumeration.iter().flatten();
            traits.values = values.filter_map(|value| value.as_str().map(str::to_owned)).collect();
        }
        if traits.kinds.object {
            traits.required = merged
                .required
                .iter()
                .filter(|name| merged.properties.get(*name).is_some_and(|nodes| !self.is_write_only(nodes)))
                .map(|name| (*name).to_owned())
                .collect();
            traits.known = merged.properties.keys().map(|name| (*name).to_owned()).collect();
            self.traits_of_branches(merged, &mut traits);
            traits.closed = matches!(merged.additional, Additional::Forbidden)
                && merged.alternatives.is_empty()
                && merged.patterns.is_empty();
            traits.constants = merged
                .properties
                .keys()
                .filter_map(|name| Some(((*name).to_owned(), self.fixed_values(merged, name)?)))
                .collect();
            self.add_inherited_constants(merged, target, &mut traits);
        }
        let names = traits.required.len() + traits.known.len() + traits.values.len();
        self.document.budget.make(names / 4, &merged.pointer);
        traits
    }

    /// Whether a server never sends a property.
    fn is_write_only(&self, nodes: &[SchemaNode<'d>]) -> bool {
        nodes.iter().any(|node| self.annotations_of(node).is_some_and(|data| data.write_only))
    }

    /// Adds the properties that any nested branch declares and those that all of them require. Each schema is
    /// visited once.
    fn traits_of_branches(&self, merged: &MergedSchema<'d>, traits: &mut BranchTraits) {
        let branches_of = |merged: &MergedSchema<'d>| -> Vec<SchemaNode<'d>> {
            merged.alternatives.iter().flat_map(|list| list.branches.iter().cloned()).collect()
        };
        let mut pending = branches_of(merged);
        let mut seen = HashSet::new();
        let mut known: HashSet<&'d str> = merged.properties.keys().copied().collect();
        let mut required: Option<Vec<String>> = None;
        while let Some(branch) = pending.pop() {
            if seen.len() >= limits::BRANCHES_OF_A_BRANCH {
                required = None;
                break;
            }
            let target = self.unwrapped_target(&branch);
            let Some(target) = target.filter(|target| seen.insert(target.pointer.clone())) else { continue };
            let merged = self.merged(&target);
            let unknown = merged.properties.keys().filter(|name| known.insert(**name));
            traits.known.extend(unknown.map(|name| (*name).to_owned()));
            if merged.alternatives.is_empty() && merged.kind != Some("null") {
                let declared = |name: &&&str| merged.properties.contains_key(**name);
                let own: Vec<String> =
                    merged.required.iter().filter(declared).map(|name| (*name).to_owned()).collect();
                match &mut required {
                    None => required = Some(own),
                    Some(all) => all.retain(|name| own.contains(name)),
                }
            }
            pending.extend(branches_of(&merged));
        }
        traits.required.extend(required.into_iter().flatten());
    }

    /// Adds the tags of a branch as constants, if it is a union or an heir of a base with a discriminator.
    fn add_inherited_constants(
        &self,
        merged: &MergedSchema<'d>,
        target: &SchemaNode<'d>,
        traits: &mut BranchTraits,
    ) {
        if (merged.alternatives.is_empty() && self.inherited(target, merged).is_empty())
            || self.is_base(target)
        {
            return;
        }
        for property in self.candidate_properties(target, merged) {
            if traits.constants.iter().any(|(known, _)| known == property) {
                continue;
            }
            if let Some(values) = self.values_of(target, merged, property, 0) {
                traits.constants.push((property.to_owned(), values));
                if !traits.required.iter().any(|known| known == property) {
                    traits.required.push(property.to_owned());
                }
                if !traits.known.iter().any(|known| known == property) {
                    traits.known.push(property.to_owned());
                }
            }
        }
    }
}
