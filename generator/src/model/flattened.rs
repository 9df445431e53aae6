//! Combines alternatives into one object, for forms whose schema is a union of objects.

use std::collections::HashMap;
use std::rc::Rc;

use super::merged::MergedSchema;
use super::schemas::Model;
use crate::limits;

/// The properties that each branch requires, by the pointer of the branch.
type RequiredBy<'d> = HashMap<Rc<str>, Vec<&'d str>>;

impl<'d> Model<'d> {
    /// The schema with the properties of all its branches. Those that every branch requires are required.
    pub(crate) fn flattened(&self, mut merged: MergedSchema<'d>) -> MergedSchema<'d> {
        self.flatten(&mut merged, 0, &mut HashMap::new());
        merged
    }

    fn flatten(&self, merged: &mut MergedSchema<'d>, depth: usize, required_by: &mut RequiredBy<'d>) {
        if depth > limits::FORM_UNION_DEPTH || merged.alternatives.is_empty() {
            return;
        }
        let keywords = merged.keywords_mut();
        for list in std::mem::take(&mut keywords.alternatives) {
            let mut required: Option<Vec<&'d str>> = None;
            for branch in &list.branches {
                let Some(branch) = branch.resolve(self.document) else { continue };
                // The properties of a branch that was flattened before have been added.
                if !required_by.contains_key(&branch.pointer) {
                    required_by.insert(branch.pointer.clone(), Vec::new());
                    let mut inner = self.merged(&branch);
                    self.flatten(&mut inner, depth + 1, required_by);
                    required_by.insert(branch.pointer.clone(), inner.required.iter().copied().collect());
                    for (name, nodes) in &inner.properties {
                        keywords.properties.entry(name).or_insert_with(|| nodes.clone());
                    }
                }
                let of_branch = required_by.get(&branch.pointer).cloned().unwrap_or_default();
                required = Some(match required {
                    Some(known) => known.into_iter().filter(|name| of_branch.contains(name)).collect(),
                    None => of_branch,
                });
            }
            keywords.required.extend(required.into_iter().flatten());
        }
    }
}
