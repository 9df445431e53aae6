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
