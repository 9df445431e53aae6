//! The tags that tell the branches of a union apart. They come from its discriminator, from one that all
//! branches inherit, or from constants.

use std::collections::HashSet;

use openapiv3::Discriminator;

use super::super::schemas::Model;
use super::branch::Branch;

/// The property that tells branches apart, and its values in each branch.
pub(crate) type Tags = (String, Vec<Vec<String>>);

impl<'d> Model<'d> {
    /// The tags that a discriminator gives to each branch, or the position of the first branch without a tag.
    pub(crate) fn tags_of_all(
        &self,
        discriminator: &'d Discriminator,
        branches: &[Branch<'d>],
    ) -> Result<Vec<Vec<String>>, usize> {
        let tags = branches
            .iter()
            .map(|branch| self.tags_given_by(discriminator, &branch.target, &branch.merged, 0));
        let mut tags: Vec<Vec<String>> = tags.collect();
        if let Some(bare) = tags.iter().position(Vec::is_empty) {
            return Err(bare);
        }
        self.leave_tags_to_heirs(branches, &mut tags);
        self.charge_tags(branches, &tags);
        Ok(tags)
    }

    /// The tags of a list without a discriminator: those of a property whose values differ in every branch.
    pub(crate) fn implied_tags(&self, branches: &[Branch<'d>]) -> Option<Tags> {
        let first = branches.first().filter(|_| branches.len() > 1)?;
        let properties = self.candidate_properties(&first.target, &first.merged);
        properties.into_iter().find_map(|property| {
            let tags =
                branches.iter().map(|branch| self.values_of(&branch.target, &branch.merged, property, 0));
            let mut tags = tags.collect::<Option<Vec<_>>>()?;
            self.leave_tags_to_heirs(branches, &mut tags);
            let mut seen = HashSet::new();
            let is_distinct = tags.iter().all(|tags| {
                let own: HashSet<&String> = tags.iter().collect();
                !tags.is_empty() && own.into_iter().all(|tag| seen.insert(tag))
            });
            is_distinct.then(|| {
                self.charge_tags(branches, &tags);
                (property.to_owned(), tags)
            })
        })
    }

    /// Charges the tags beyond the first of each branch to the budget of the document. A nested union has the
    /// tags of all its branches, and they are repeated in the table of every union that lists it.
    fn charge_tags(&self, branches: &[Branch<'d>], tags: &[Vec<String>]) {
        for (branch, tags) in branches.iter().zip(tags).filter(|(_, tags)| tags.len() > 1) {
            self.document.budget.make(tags.len() - 1, &branch.target.pointer);
        }
    }

    /// Splits a branch with several tags into one branch for each tag, if its payload has no property that
    /// keeps the tag.
    pub(crate) fn split_by_tag(
        &self,
        branches: Vec<Branch<'d>>,
        tags: Option<Tags>,
    ) -> (Vec<Branch<'d>>, Option<Tags>) {
        let Some((property, tags)) = tags else { return (branches, None) };
        let (mut split, mut tags_of_each) =
            (Vec::with_capacity(branches.len()), Vec::with_capacity(tags.len()));
        for (branch, tags) in branches.into_iter().zip(tags) {
            // A union and a base write their own tags.
            let keeps_tag = branch.merged.properties.contains_key(&*property)
                || !branch.merged.alternatives.is_empty()
                || self.is_base(&branch.target);
            if keeps_tag || tags.len() < 2 {
                split.push(branch);
                tags_of_each.push(tags);
                continue;
            }
            for tag in tags {
                split.push(Branch { is_split: true, ..branch.clone() });
                tags_of_each.push(vec![tag]);
            }
        }
        (split, Some((property, tags_of_each)))
    }

    /// Removes the tags of heirs from a base that is listed together with them.
    fn leave_tags_to_heirs(&self, branches: &[Branch<'d>], tags: &mut [Vec<String>]) {
        let bases: Vec<usize> =
            (0..branches.len()).filter(|index| self.is_base(&branches[*index].target)).collect();
        for base in bases {
            let heirs: HashSet<_> =
                self.all_heirs(&branches[base].target.pointer).into_iter().map(|heir| heir.pointer).collect();
            let taken: HashSet<String> = (0..branches.len())
                .filter(|other| *other != base && heirs.contains(&branches[*other].target.pointer))
                .flat_map(|other| tags[other].clone())
                .collect();
            tags[base].retain(|tag| !taken.contains(tag));
        }
    }
}
