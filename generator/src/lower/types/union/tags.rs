//! Finds the tags of a union's branches, and reports problems with its discriminator.

use crate::diagnostic::codes::lower as codes;
use crate::lower::types::lowering::TypeLowering;
use crate::model::{Alternatives, Branch, MergedSchema, Tags};
use crate::openapi::vocabulary;
use crate::source;

const NO_BRANCH: &str = "add the schema to the list of branches, or remove the entry";

impl<'d> TypeLowering<'d, '_> {
    /// The property that tells the branches apart, and its values in each branch.
    pub(crate) fn tags(
        &mut self,
        list: &Alternatives<'d>,
        branches: &[Branch<'d>],
        merged: &MergedSchema<'d>,
    ) -> Option<Tags> {
        let Some(discriminator) = list.discriminator else { return self.model.implied_tags(branches) };
        let property = discriminator.property_name.clone();
        let tags = match self.model.tags_of_all(discriminator, branches) {
            Ok(tags) => tags,
            Err(bare) => {
                let message = format!(
                    "the discriminator `{property}` has no value for this branch, so branches are chosen by \
                     the shape of values"
                );
                self.report
                    .add(&codes::BRANCH_WITHOUT_TAG, &*branches[bare].node.pointer, message)
                    .help("make the branch a component, or give it a `const` for the property");
                return None;
            }
        };
        if let Some(bare) = self.without_properties(&property, branches) {
            let message = format!(
                "a value of this branch is no object and has no `{property}`, so branches are chosen by the \
                 shape of values"
            );
            self.report
                .add(&codes::BRANCH_WITHOUT_TAG, &*branches[bare].node.pointer, message)
                .help("leave out the `discriminator`: constants tell the other branches apart");
            return None;
        }
        for (tag, value) in &discriminator.mapping {
            let target = self.model.mapping_target(value);
            if !branches.iter().any(|branch| target.as_deref() == Some(&*branch.target.pointer)) {
                let at = source::child(&format!("{}/discriminator/mapping", merged.pointer), tag);
                let message = format!("the discriminator maps `{tag}` to `{value}`, which is not a branch");
                self.report.add(&codes::MAPPING_WITHOUT_BRANCH, at, message).help(NO_BRANCH);
            }
        }
        Some((property, tags))
    }

    /// A branch whose values are no objects, if constants tell the others apart. A plan by tags could read no
    /// value of that branch.
    fn without_properties(&self, property: &str, branches: &[Branch<'d>]) -> Option<usize> {
        let kinds = |branch: &Branch<'d>| self.model.traits(&branch.merged, &branch.target, 0).kinds;
        let is_object = |branch: &Branch<'d>| kinds(branch).object;
        let bare = branches.iter().position(|branch| !is_object(branch))?;
        let objects: Vec<_> = branches.iter().filter(|branch| is_object(branch)).cloned().collect();
        let implied = self.model.implied_tags(&objects);
        (objects.len() < 2 || implied.is_some_and(|(by, _)| by == property)).then_some(bare)
    }

    /// The branch for values without a known tag (OpenAPI 3.2, Discriminator Object, `defaultMapping`).
    pub(crate) fn default_branch(
        &mut self,
        list: &Alternatives<'d>,
        branches: &[Branch<'d>],
        merged: &MergedSchema<'d>,
    ) -> Option<usize> {
        let value = list.discriminator?.extensions.get(vocabulary::DEFAULT_MAPPING)?.as_str()?;
        let target = self.model.mapping_target(value);
        let found = branches.iter().position(|branch| target.as_deref() == Some(&*branch.target.pointer));
        if found.is_none() {
            let at = format!("{}/discriminator/defaultMapping", merged.pointer);
            let message = format!("`defaultMapping` refers to `{value}`, which is not a branch");
            self.report.add(&codes::MAPPING_WITHOUT_BRANCH, at, message).help(NO_BRANCH);
        }
        found
    }
}
