//! What can be seen of a value of a branch before it is decoded: its JSON types, the properties that it must
//! have, and their constants.

use std::collections::HashSet;

use super::super::merged::{Additional, MergedSchema};
use super::super::node::SchemaNode;
use super::super::schemas::Model;
use super::kinds::JsonKinds;
use crate::limits;

/// What can be seen of a value before it is decoded as a branch.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct BranchTraits {
    /// JSON types the branch takes.
    pub(crate) kinds: JsonKinds,
    /// Properties that must be there.
    pub(crate) required: Vec<String>,
    /// Properties that the branch knows (required ones included).
    pub(crate) known: Vec<String>,
    /// Whether other properties are forbidden (`additionalProperties: false`).
    pub(crate) closed: bool,
    /// Properties with a fixed set of values: a value with another one is not of this branch.
    pub(crate) constants: Vec<(String, Vec<String>)>,
    /// Properties with listed values that tell no branch from another: one that is not listed is less likely.
    pub(crate) listed: Vec<(String, Vec<String>)>,
    /// What can be seen of properties that are objects.
    pub(crate) inner: Vec<(String, BranchTraits)>,
    /// For strings: the listed values, where there are any.
    pub(crate) values: Vec<String>,
}

impl BranchTraits {
    /// Whether a value can contradict it.
    pub(super) fn has_constants(&self) -> bool {
        !self.constants.is_empty() || self.inner.iter().any(|(_, inner)| inner.has_constants())
    }
}

impl<'d> Model<'d> {
    /// What can be seen of a value of a branch. `target` is where the schema of the branch stands, and
    /// `depth` is how many objects around it have been looked into.
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
        nodes.iter().any(|node| self.data_of(node).is_some_and(|data| data.write_only))
    }

    /// What the branches of a branch know, and what all of them require. Each schema is looked at once,
    /// however many unions lead to it.
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
            let (inner, _) = self.unwrap(&branch);
            let Some(target) =
                inner.resolve(self.document).filter(|target| seen.insert(target.pointer.clone()))
            else {
                continue;
            };
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

    /// What a branch that is a union, or an heir of a base with a discriminator, has as constants: its tags.
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
