//! Compares the branches of a union without tags, to find what tells them apart.
//!
//! The traits of a branch are first determined on their own. Comparing them with the other branches separates
//! constants, which exclude a branch, from listed values, which only make it more likely, and adds the traits
//! of nested objects in which branches differ.

use super::super::merged::MergedSchema;
use super::super::node::SchemaNode;
use super::super::schemas::Model;
use super::branch::Branch;
use super::kinds::JsonKinds;
use super::traits::BranchTraits;
use crate::limits;

impl<'d> Model<'d> {
    /// Completes the traits of variants. `branches` holds the branch of each variant, and `None` for a
    /// variant of several branches.
    pub(crate) fn distinguish(&self, branches: &[Option<&Branch<'d>>], traits: &mut [BranchTraits]) {
        let schemas: Vec<Option<&MergedSchema<'d>>> =
            branches.iter().map(|branch| branch.map(|branch| &branch.merged)).collect();
        self.compare_properties(&schemas, traits, 0);
    }

    fn compare_properties(
        &self,
        schemas: &[Option<&MergedSchema<'d>>],
        traits: &mut [BranchTraits],
        depth: usize,
    ) {
        if depth < limits::COMPARED_OBJECT_DEPTH
            && traits.iter().filter(|branch| branch.kinds.object).count() > 1
        {
            let names: Vec<&'d str> =
                schemas.iter().flatten().flat_map(|merged| merged.properties.keys().copied()).collect();
            let mut seen = std::collections::HashSet::new();
            for name in names.into_iter().filter(|name| seen.insert(*name)) {
                self.compare_property(name, schemas, traits, depth);
            }
        }
        separate_listed(traits);
    }

    /// Compares one property of all branches that have it.
    fn compare_property(
        &self,
        name: &'d str,
        schemas: &[Option<&MergedSchema<'d>>],
        traits: &mut [BranchTraits],
        depth: usize,
    ) {
        let mut places = Vec::new();
        let mut inner = Vec::new();
        for (place, merged) in schemas.iter().enumerate() {
            let nodes = merged.and_then(|merged| merged.properties.get(name));
            let Some((target, merged)) = nodes.and_then(|nodes| self.object_of(nodes)) else { continue };
            let seen = self.traits(&merged, &target, depth + 1);
            if seen.kinds.object {
                places.push(place);
                inner.push((merged, seen));
            }
        }
        let (inner_schemas, mut inner): (Vec<MergedSchema<'d>>, Vec<BranchTraits>) =
            inner.into_iter().unzip();
        let inner_schemas: Vec<Option<&MergedSchema<'d>>> = inner_schemas.iter().map(Some).collect();
        self.compare_properties(&inner_schemas, &mut inner, depth + 1);
        let is_uniform = inner.windows(2).all(|pair| pair[0] == pair[1]);
        for (place, mut found) in places.into_iter().zip(inner) {
            found.kinds = JsonKinds { object: true, ..JsonKinds::default() };
            if is_uniform {
                // Equal traits do not distinguish branches, but their constants can exclude all of them.
                found = BranchTraits {
                    kinds: found.kinds,
                    constants: found.constants,
                    inner: found.inner,
                    ..BranchTraits::default()
                };
                found.inner.retain(|(_, inner)| inner.has_constants());
            }
            if !is_uniform || found.has_constants() {
                traits[place].inner.push((name.to_owned(), found));
            }
        }
    }

    /// The schema of a property, if it has properties or branches.
    fn object_of(&self, nodes: &[SchemaNode<'d>]) -> Option<(SchemaNode<'d>, MergedSchema<'d>)> {
        let informative = self.informative(nodes);
        let target = informative.first()?.resolve(self.document)?;
        if !self.memo.take_look() {
            return None;
        }
        let merged = self.merged_all(&informative);
        (merged.contradiction.is_none() && (merged.has_object_keywords() || !merged.alternatives.is_empty()))
            .then_some((target, merged))
    }
}

/// Moves constants to `listed` if they do not distinguish a branch: those with several values, where no other
/// branch has the property with other values or with any value.
fn separate_listed(traits: &mut [BranchTraits]) {
    let objects: Vec<usize> = (0..traits.len()).filter(|at| traits[*at].kinds.object).collect();
    let mut listed: Vec<Vec<String>> = vec![Vec::new(); traits.len()];
    for &at in &objects {
        for (name, values) in traits[at].constants.iter().filter(|(_, values)| values.len() > 1) {
            let differs = objects.iter().filter(|other| **other != at).any(|other| {
                let other = &traits[*other];
                let theirs = other.constants.iter().find(|(known, _)| known == name);
                match theirs {
                    Some((_, theirs)) => {
                        theirs.len() != values.len() || !theirs.iter().all(|value| values.contains(value))
                    }
                    None => other.known.contains(name),
                }
            });
            if !differs {
                listed[at].push(name.clone());
            }
        }
    }
    for (branch, names) in traits.iter_mut().zip(listed) {
        let constants = std::mem::take(&mut branch.constants);
        let (soft, hard) = constants.into_iter().partition(|(name, _)| names.contains(name));
        branch.constants = hard;
        branch.listed = soft;
    }
}
