//! The walk through the schemas of both documents: where it is, what it has seen, and what it found.

use std::collections::HashSet;

use serde_json::Value;

use super::schema::{Schema, Tree};
use super::{Finding, placed};
use crate::review::wire::verdict::Verdict;

/// How deep values are followed; what is deeper is found where it is referred to from nearer.
const DEPTH: usize = 96;

/// Where a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Place {
    /// It is written as text, as in parameters: numbers and booleans look like strings.
    pub(super) is_text: bool,
    /// Its limits are those of a field or a parameter, which are compared as such.
    pub(super) is_checked: bool,
}

/// What was found, before it is put into words.
pub(super) struct Found {
    keyword: &'static str,
    old: String,
    new: String,
    verdict: Verdict,
    path: Vec<String>,
    is_typed: bool,
}

impl Found {
    pub(super) fn into_finding(self) -> Finding {
        let wire = placed(self.verdict, &self.path).into();
        Finding { keyword: self.keyword, old: self.old, new: self.new, wire, is_typed: self.is_typed }
    }
}

/// Schemas that were compared: their parts in both documents, and the place.
type Pair = (Vec<usize>, Vec<usize>, Place);

/// Compares what both documents say about one value.
pub(super) type Compare<'a> = fn(&mut Walk<'a>, &Schema<'a>, &Schema<'a>, Place);

/// A walk through both documents.
pub(super) struct Walk<'a> {
    pub(super) old: Tree<'a>,
    pub(super) new: Tree<'a>,
    pub(super) found: Vec<Found>,
    seen: HashSet<Pair>,
    /// The pairs in the order in which they were seen, so that an attempt can be undone.
    order: Vec<Pair>,
    /// Pairs that failed in an attempt, which they do in every other one.
    failed: HashSet<Pair>,
    /// How many attempts are under way, one inside the other.
    attempts: usize,
    /// The way to the value.
    pub(super) path: Vec<String>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(old: Tree<'a>, new: Tree<'a>) -> Self {
        Self {
            old,
            new,
            found: Vec::new(),
            seen: HashSet::new(),
            order: Vec::new(),
            failed: HashSet::new(),
            attempts: 0,
            path: Vec::new(),
        }
    }

    /// Notes a rule that old clients may break.
    pub(super) fn find(
        &mut self,
        keyword: &'static str,
        old: &Schema<'_>,
        new: impl Into<String>,
        verdict: Verdict,
        is_typed: bool,
    ) {
        if !verdict.works() {
            let (old, new, path) = (old.pointer().to_owned(), new.into(), self.path.clone());
            self.found.push(Found { keyword, old, new, verdict, path, is_typed });
        }
    }

    /// Whether nothing is found; then what was compared counts as compared, otherwise nothing happened.
    pub(super) fn attempt(&mut self, walk: impl FnOnce(&mut Self)) -> bool {
        let (found, seen) = (self.found.len(), self.order.len());
        self.attempts += 1;
        walk(self);
        self.attempts -= 1;
        let works = self.found.len() == found;
        if !works {
            self.found.truncate(found);
            for pair in self.order.drain(seen..) {
                self.seen.remove(&pair);
            }
        }
        works
    }

    /// Compares two schemas, unless they were compared before or are too deep.
    pub(super) fn once(
        &mut self,
        old: &Schema<'a>,
        new: &Schema<'a>,
        place: Place,
        compare: impl FnOnce(&mut Self),
    ) {
        if old.parts.is_empty() || new.parts.is_empty() || self.path.len() > DEPTH {
            return;
        }
        let pair = (old.identity(), new.identity(), place);
        if self.attempts > 0 && self.failed.contains(&pair) {
            let verdict = Verdict::only_if("callers send only what is described now for {}");
            self.find("schema", old, new.pointer(), verdict, true);
            return;
        }
        if !self.seen.insert(pair.clone()) {
            return;
        }
        self.order.push(pair.clone());
        let found = self.found.len();
        compare(self);
        if self.attempts > 0 && self.found.len() > found {
            self.failed.insert(pair);
        }
    }

    /// Compares what stands one step further inside the value.
    pub(super) fn step(&mut self, name: &str, walk: impl FnOnce(&mut Self)) {
        self.path.push(name.to_owned());
        walk(self);
        self.path.pop();
    }

    /// Whether a value of a keyword says the same in both documents.
    pub(super) fn are_alike(&self, old: &Value, new: &Value) -> bool {
        super::alike::are_alike((self.old, old), (self.new, new))
    }
}
