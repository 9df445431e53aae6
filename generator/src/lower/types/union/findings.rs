//! Reports branches that lead back to their union, and branches that cannot be told apart.

use serde_json::Value;

use crate::diagnostic::codes::lower as codes;
use crate::limits;
use crate::lower::types::lowering::TypeLowering;
use crate::model::{Alternatives, Branch, BranchTraits, MergedSchema, Shadows};

impl<'d> TypeLowering<'d, '_> {
    /// The branches of a union. Branches that lead back to it are reported.
    pub(crate) fn branches(&mut self, merged: &MergedSchema<'d>, list: &Alternatives<'d>) -> Vec<Branch<'d>> {
        let (branches, recursive) = self.model.branches(merged, list);
        for branch in recursive {
            let message = if branch.is_left_out {
                "this branch leads back to its own union through too many others and is left out"
            } else {
                "this branch leads back to its own union and adds nothing"
            };
            self.report
                .add(&codes::RECURSIVE_WITHOUT_END, &*branch.pointer, message)
                .help("remove the branch");
        }
        branches
    }

    /// Reports branches that are never chosen, each with a value that shows it.
    pub(crate) fn report_shadows(&mut self, branches: &[Branch<'d>], traits: &[Option<BranchTraits>]) {
        let Shadows { found, not_compared, exceeded_limit } = self.model.shadows(branches, traits);
        if let Some(most) = exceeded_limit {
            let message = format!("unions of more than {most} branches are not compared");
            self.report.add(&codes::UNION_NOT_SEARCHED, &*branches[most].node.pointer, message);
        }
        for shadow in found {
            let shown = shown(&shadow.value);
            let message = format!("this branch is never chosen: {shown} is read as an earlier branch");
            self.report
                .add(&codes::SHADOWED_BRANCH, &*branches[shadow.later].node.pointer, message)
                .label(&*branches[shadow.earlier].node.pointer, "the earlier branch")
                .help("add a `discriminator`, or give each branch a property with its own `const`");
        }
        if let Some((earlier, later)) = not_compared {
            let message = "this branch is too large to be compared with every earlier one";
            self.report
                .add(&codes::UNION_NOT_SEARCHED, &*branches[later].node.pointer, message)
                .label(&*branches[earlier].node.pointer, "an earlier branch");
        }
    }

    /// Reports the first pair of overlapping branches, with a value that loses a property.
    pub(crate) fn report_overlap(&mut self, branches: &[Branch<'d>], traits: &[Option<BranchTraits>]) {
        let Some(overlap) = self.model.overlap(branches, traits) else { return };
        let shown = shown(&overlap.value);
        let message = format!(
            "a value may match an earlier branch and this one: {shown} is read without `{}`",
            overlap.lost
        );
        self.report
            .add(&codes::OVERLAPPING_BRANCHES, &*branches[overlap.later].node.pointer, message)
            .label(&*branches[overlap.earlier].node.pointer, "the earlier branch")
            .help(
                "write one object with the properties of both, or `additionalProperties: true` in each \
                 branch",
            );
    }
}

/// The text of a value, as far as a message shows it.
fn shown(value: &Value) -> String {
    let mut shown = value.to_string();
    if let Some((end, _)) = shown.char_indices().nth(limits::SHOWN_TEXT) {
        shown.truncate(end);
        shown.push('…');
    }
    shown
}
