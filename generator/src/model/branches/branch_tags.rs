//! The tags that tell the branches of a union apart: by its discriminator, by one that all branches inherit,
//! or by constants. How a branch is chosen where there are no tags is decided elsewhere.

use std::collections::HashSet;

use openapiv3::Discriminator;

use super::super::schemas::Model;
use super::branch::Branch;

/// The property that tells branches apart, and each branch's values of it.
pub(crate) type Tags = (String, Vec<Vec<String>>);

impl<'d> Model<'d> {
    /// The tags that a discriminator gives to each branch; the position of the first branch that it gives
    /// none to, if there is one.
    pub(crate) fn tags_of_all(
        &self,
        discriminator: &'d Discriminator,
        branches: &[Branch<'d>],
    ) -> Result<Vec<Vec<String>>, usize> {
        let tags =
            branches.iter().map(|branch| self.tags_by(discriminator, &branch.target, &branch.merged, 0));
        let mut tags: Vec<Vec<String>> = tags.collect();
        if let Some(bare) = tags.iter().position(Vec::is_empty) {
            return Err(bare);
        }
        self.leave_to_heirs(branches, &mut tags);
        self.count_tags(branches, &tags);
        Ok(tags)
    }

    /// The tags of branches without a discriminator of their list: a property of which each branch has values
    /// that no other has.
    pub(crate) fn implied_tags(&self, branches: &[Branch<'d>]) -> Option<Tags> {
        let first = branches.first().filter(|_| branches.len() > 1)?;
        let properties = self.candidate_properties(&first.target, &first.merged);
        properties.into_iter().find_map(|property| {
            let tags =
                branches.iter().map(|branch| self.values_of(&branch.target, &branch.merged, property, 0));
            let mut tags = tags.collect::<Option<Vec<_>>>()?;
            self.leave_to_heirs(branches, &mut tags);
            let mut seen = HashSet::new();
            let is_distinct = tags.iter().all(|tags| {
                let own: HashSet<&String> = tags.iter().collect();
                !tags.is_empty() && own.into_iter().all(|tag| seen.insert(tag))
            });
            is_distinct.then(|| {
                self.count_tags(branches, &tags);
                (property.to_owned(), tags.clone())
            })
        })
    }

    /// A branch that is a union itself has the tags of all of its branches, and each stands in the table of
    /// every union that lists it: what is beyond one for each branch is taken from the budget of the
    /// document.
    fn count_tags(&self, branches: &[Branch<'d>], tags: &[Vec<String>]) {
        for (branch, tags) in branches.iter().zip(tags).filter(|(_, tags)| tags.len() > 1) {
            self.document.budget.make(tags.len() - 1, &branch.target.pointer);
        }
    }

    /// A payload that does not hold the property of its union cannot say which of several tags it had,
    /// so that such a branch becomes one for each tag.
    pub(crate) fn split_by_tag(
        &self,
        branches: Vec<Branch<'d>>,
        tags: Option<Tags>,
    ) -> (Vec<Branch<'d>>, Option<Tags>) {
        let Some((property, tags)) = tags else { return (branches, None) };
        let (mut split, mut tags_of_each) =
            (Vec::with_capacity(branches.len()), Vec::with_capacity(tags.len()));
        for (branch, tags) in branches.into_iter().zip(tags) {
            // A union writes its own tags, and so does a base.
            let holds = branch.merged.properties.contains_key(&*property)
                || !branch.merged.alternatives.is_empty()
                || self.is_base(&branch.target);
            if holds || tags.len() < 2 {
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

    /// A base that is listed beside its heirs leaves their tags to them.
    fn leave_to_heirs(&self, branches: &[Branch<'d>], tags: &mut [Vec<String>]) {
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
