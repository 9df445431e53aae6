//! Finds unions that are branches of each other.
//!
//! Two unions belong to the same cycle, which is a number, if each leads to the other through branches. Each
//! union is walked once per document (Tarjan, "Depth-first search and linear graph algorithms"), without
//! recursion.

use std::collections::HashMap;
use std::rc::Rc;

use super::super::node::{SchemaNode, keywords};
use super::super::schemas::Model;
use crate::limits;

/// A union that is being walked.
struct Visit {
    pointer: Rc<str>,
    index: usize,
    /// The index of the earliest union that it leads to.
    low: usize,
    /// The unions among its branches that have not been walked.
    next: std::vec::IntoIter<Rc<str>>,
}

impl<'d> Model<'d> {
    /// The cycle of a union.
    pub(crate) fn cycle(&self, union: &SchemaNode<'d>) -> usize {
        if let Some(known) = self.memo.cycles.borrow().get(&union.pointer) {
            return *known;
        }
        self.find_cycles(union);
        self.memo.cycles.borrow().get(&union.pointer).copied().unwrap_or_default()
    }

    fn find_cycles(&self, root: &SchemaNode<'d>) {
        let mut cycles = self.memo.cycles.borrow_mut();
        let mut nodes: HashMap<Rc<str>, SchemaNode<'d>> =
            HashMap::from([(root.pointer.clone(), root.clone())]);
        // The order in which unions were first visited.
        let mut index_of: HashMap<Rc<str>, usize> = HashMap::new();
        let mut open: Vec<Rc<str>> = Vec::new();
        let mut visits: Vec<Visit> = Vec::new();
        let mut begun = 0;
        let mut start = Some(root.pointer.clone());
        loop {
            if let Some(pointer) = start.take() {
                let unions = nodes.get(&pointer).map(|node| self.unions_among(node)).unwrap_or_default();
                let next: Vec<Rc<str>> = unions.iter().map(|union| union.pointer.clone()).collect();
                nodes.extend(unions.into_iter().map(|union| (union.pointer.clone(), union)));
                index_of.insert(pointer.clone(), begun);
                open.push(pointer.clone());
                visits.push(Visit { pointer, index: begun, low: begun, next: next.into_iter() });
                begun += 1;
            }
            let Some(visit) = visits.last_mut() else { break };
            match visit.next.next() {
                Some(union) if cycles.contains_key(&union) => {}
                Some(union) => match index_of.get(&union) {
                    Some(index) => visit.low = visit.low.min(*index),
                    None => start = Some(union),
                },
                None => {
                    let Some(Visit { pointer, index, low, .. }) = visits.pop() else { break };
                    if let Some(outer) = visits.last_mut() {
                        outer.low = outer.low.min(low);
                    }
                    if low == index {
                        let cycle = cycles.len();
                        while let Some(member) = open.pop() {
                            let is_last = member == pointer;
                            cycles.insert(member, cycle);
                            if is_last {
                                break;
                            }
                        }
                    }
                }
            }
        }
    }

    /// The unions among the branches of a union, without repetitions.
    fn unions_among(&self, union: &SchemaNode<'d>) -> Vec<SchemaNode<'d>> {
        let mut found: Vec<SchemaNode<'d>> =
            branches_of(union).iter().filter_map(|branch| self.union_at(branch)).collect();
        let mut seen = std::collections::HashSet::new();
        found.retain(|union| seen.insert(union.pointer.clone()));
        found
    }

    /// The schema of a branch, if it is a union.
    pub(crate) fn union_at(&self, node: &SchemaNode<'d>) -> Option<SchemaNode<'d>> {
        let mut target = self.unwrapped_target(node)?;
        for _ in 0..limits::WRAPPERS {
            let inner = self.unwrapped_target(&target)?;
            if inner.pointer == target.pointer {
                break;
            }
            target = inner;
        }
        let any = keywords(target.schema()?)?;
        (!any.one_of.is_empty() || !any.any_of.is_empty()).then_some(target)
    }
}

/// The branches of a union.
pub(crate) fn branches_of<'d>(union: &SchemaNode<'d>) -> Vec<SchemaNode<'d>> {
    let Some(any) = union.schema().and_then(keywords) else { return Vec::new() };
    let mut branches = union.list("oneOf", &any.one_of);
    branches.extend(union.list("anyOf", &any.any_of));
    branches
}
