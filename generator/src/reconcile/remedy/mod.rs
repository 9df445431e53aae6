//! The overlay under which the traffic can be decoded: it adds what was seen, and takes back what is not
//! true.
//!
//! Nothing is added that was not seen, and no value of the traffic, except those that an `enum` lacks.

mod messages;
mod order;
mod schema;
mod tree;

use serde_json::Value;

use super::finding::{Difference, Finding};
use super::{Reconciled, words};
use crate::overlay::{Action, Overlay};

use self::tree::Tree;

/// The changes, and the findings that they do not cover.
pub(super) struct Plan {
    actions: Vec<Action>,
    /// By number, with the reason.
    pub(super) open: Vec<(usize, &'static str)>,
}

/// The findings at one place.
struct Group<'r> {
    pointer: &'r str,
    findings: Vec<(usize, &'r Finding)>,
}

/// A plan in the making.
struct Planner<'r> {
    reconciled: &'r Reconciled,
    tree: Tree,
    open: Vec<(usize, &'static str)>,
}

/// The changes as an overlay.
pub(super) fn overlay(reconciled: &Reconciled) -> Overlay {
    let Plan { actions, open } = plan(reconciled);
    let mut overlay = Overlay::new("The API as its server was recorded");
    overlay.comment.push(
        "Written by `openapi-bindgen reconcile` for a person to review: each change adds what was seen, or takes \
         back what is not true of it."
            .to_owned(),
    );
    overlay.comment.extend(open.iter().map(|(index, why)| {
        let finding = &reconciled.findings[*index];
        format!("Not changed: {} ({}): {why}.", words::message(finding), words::evidence(reconciled, finding))
    }));
    overlay.actions = actions;
    overlay
}

/// Plans the changes.
pub(super) fn plan(reconciled: &Reconciled) -> Plan {
    let document = &reconciled.document;
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut sorted: Vec<(usize, &Finding)> = reconciled.findings.iter().enumerate().collect();
    // What is inside a schema is changed before the schema is moved.
    sorted.sort_by(|(_, one), (_, other)| order::inner_first(&one.pointer, &other.pointer));
    for (index, finding) in sorted {
        match groups.last_mut().filter(|group| *group.pointer == *finding.pointer) {
            Some(group) => group.findings.push((index, finding)),
            None => groups.push(Group { pointer: &finding.pointer, findings: vec![(index, finding)] }),
        }
    }
    let tree = Tree::new(document.written.clone());
    let mut planner = Planner { reconciled, tree, open: Vec::new() };
    for group in &groups {
        if !document.is_reachable(group.pointer) {
            planner.leave(
                group,
                |_| true,
                "it is in another file, which an overlay does not reach; bundle the files first",
            );
        } else if planner.tree.node(group.pointer).is_none() {
            planner.leave(group, |_| true, "the document does not have it in this form");
        } else {
            planner.messages(group);
            planner.schema(group);
        }
    }
    planner.open.sort_unstable();
    Plan { actions: planner.tree.actions, open: planner.open }
}

impl<'r> Planner<'r> {
    /// Notes that findings are not covered.
    fn leave(&mut self, group: &Group<'r>, which: impl Fn(&Finding) -> bool, why: &'static str) {
        let left = group.findings.iter().filter(|(_, finding)| which(finding));
        self.open.extend(left.map(|(index, _)| (*index, why)));
    }

    /// What the findings are based on, for the comments of an action.
    fn comment(&self, findings: &[&Finding]) -> Vec<String> {
        let sentence = |finding: &&Finding| {
            format!("{} ({})", words::message(finding), words::evidence(self.reconciled, finding))
        };
        findings.iter().map(sentence).collect()
    }
}

impl<'r> Group<'r> {
    /// The findings of one kind.
    fn of(&self, difference: Difference) -> Vec<&'r Finding> {
        let wanted = self.findings.iter().map(|(_, finding)| *finding);
        wanted.filter(|finding| finding.difference == difference).collect()
    }
}

/// Whether a node is an object with a member.
fn has(node: &Value, key: &str) -> bool {
    node.get(key).is_some()
}
