//! What tells the branches of a union without tags apart, seen beside each other.
//!
//! The traits of branches are taken for each branch alone. Here they get what matters beside the others:
//! constants that exclude a branch, listed values that only make it more likely, and what can be seen of
//! properties that are objects, where branches differ in it.

use super::super::merged::MergedSchema;
use super::super::node::SchemaNode;
use super::super::schemas::Model;
use super::branch::Branch;
use super::kinds::JsonKinds;
use super::traits::BranchTraits;
use crate::limits;

impl<'d> Model<'d> {
    /// Completes the traits of variants. Each is one branch, or none where several branches became one
    /// variant.
    pub(crate) fn distinguish(&self, branches: &[Option<&Branch<'d>>], traits: &mut [BranchTraits]) {
        let schemas: Vec<Option<&MergedSchema<'d>>> =
            branches.iter().map(|branch| branch.map(|branch| &branch.merged)).collect();
        self.look_inside(&schemas, traits, 0);
    }

    fn look_inside(&self, schemas: &[Option<&MergedSchema<'d>>], traits: &mut [BranchTraits], depth: usize) {
        if depth < limits::COMPARED_OBJECT_DEPTH
            && traits.iter().filter(|branch| branch.kinds.object).count() > 1
        {
            let names: Vec<&'d str> =
                schemas.iter().flatten().flat_map(|merged| merged.properties.keys().copied()).collect();
            let mut seen = std::collections::HashSet::new();
            for name in names.into_iter().filter(|name| seen.insert(*name)) {
                self.look_inside_of(name, schemas, traits, depth);
            }
        }
        exclude(traits);
    }

    /// Looks into one property of all branches that have it.
    fn look_inside_of(
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
        self.look_inside(&inner_schemas, &mut inner, depth + 1);
        let is_alike = inner.windows(2).all(|pair| pair[0] == pair[1]);
        for (place, mut found) in places.into_iter().zip(inner) {
            found.kinds = JsonKinds { object: true, ..JsonKinds::default() };
            if is_alike {
                // All the same, which tells nothing apart, but a constant excludes a branch.
                found = BranchTraits {
                    kinds: found.kinds,
                    constants: found.constants,
                    inner: found.inner,
                    ..BranchTraits::default()
                };
                found.inner.retain(|(_, inner)| inner.has_constants());
            }
            if !is_alike || found.has_constants() {
                traits[place].inner.push((name.to_owned(), found));
            }
        }
    }

    /// The schema of a property that may be an object and says what is in it.
    fn object_of(&self, nodes: &[SchemaNode<'d>]) -> Option<(SchemaNode<'d>, MergedSchema<'d>)> {
        let informative = self.informative(nodes);
        let target = informative.first()?.resolve(self.document)?;
        if !self.memo.look() {
            return None;
        }
        let merged = self.merged_all(&informative);
        (merged.contradiction.is_none() && (merged.has_object_keywords() || !merged.alternatives.is_empty()))
            .then_some((target, merged))
    }
}

/// Tells constants from listed values: a value that none of the branches lists excludes those of which
/// another branch lists others, or anything, and those that list a single one.
fn exclude(traits: &mut [BranchTraits]) {
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
