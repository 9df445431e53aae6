//! Combines the branches of several lists into those of one: a value that matches a branch of each list has
//! the keywords of all of them.

use super::super::merged::{Additional, JsonKind, MergedSchema};
use super::super::schemas::Model;
use super::branch::Branch;

impl<'d> Model<'d> {
    /// The branch that values have which match all of these, one of each list of `merged`; `None` if there is
    /// no such value. `is_open`: values may match further branches, whose properties are kept.
    pub(crate) fn combination(
        &self,
        merged: &MergedSchema<'d>,
        parts: &[&Branch<'d>],
        is_open: bool,
    ) -> Option<Branch<'d>> {
        let first = (*parts.first()?).clone();
        let mut combined = merged.clone();
        let mut key = combined.key.to_string();
        let keywords = combined.keywords_mut();
        keywords.alternatives.clear();
        for part in parts {
            key = format!("{key}+{}", part.node.pointer);
            keywords.merge(self.document, &part.node);
        }
        (keywords.title, keywords.description, keywords.discriminator) = (None, None, None);
        let is_object = keywords.json_kind() == JsonKind::Object;
        if is_open && is_object && matches!(keywords.additional, Additional::Unstated) {
            keywords.additional = Additional::Anything;
        }
        let is_possible = keywords.contradiction.is_none() && keywords.alternatives.is_empty();
        combined.pointer = first.node.pointer.clone();
        combined.key = key.into();
        is_possible.then_some(Branch { merged: combined, is_merged: true, ..first })
    }
}
