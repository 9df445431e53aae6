//! Walks the schemas of both documents side by side.

use std::collections::HashSet;

use serde_json::Value;

use super::kinds::Kinds;
use super::schema::{Schema, Tree};
use super::{Finding, closed, keywords, placed, unions};
use crate::openapi::vocabulary as v;
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

    /// Whether every value of the old schema fulfils the new one.
    pub(super) fn schemas(&mut self, old: &Schema<'a>, new: &Schema<'a>, place: Place) {
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
        self.compare(old, new, place);
        if self.attempts > 0 && self.found.len() > found {
            self.failed.insert(pair);
        }
    }

    fn compare(&mut self, old: &Schema<'a>, new: &Schema<'a>, place: Place) {
        // What every branch of the old union has may be what the new schema asks for.
        let branches = unions::first(self.old, old);
        let is_fine = branches.is_empty() || self.attempt(|walk| walk.parts(old, new, place));
        if branches.is_empty() {
            self.parts(old, new, place);
        } else if !is_fine {
            branches.iter().for_each(|branch| self.parts(&old.with(branch), new, place));
        }
        unions::accept(self, old, new, place);
    }

    /// Everything but unions.
    fn parts(&mut self, old: &Schema<'a>, new: &Schema<'a>, place: Place) {
        let kinds = Kinds::of(self.old, old);
        keywords::compare(self, old, new, kinds, place);
        if kinds.meets(Kinds::OBJECT) {
            self.properties(old, new, place);
            closed::compare(self, old, new);
        }
        if kinds.meets(Kinds::ARRAY) {
            let item = Place { is_checked: false, ..place };
            let (before, after) = (self.old.below(old, "items"), self.new.below(new, "items"));
            self.step("[]", |walk| walk.schemas(&before, &after, item));
            self.prefix(old, new, item);
        }
    }

    /// Compares what stands one step further inside the value.
    pub(super) fn step(&mut self, name: &str, walk: impl FnOnce(&mut Self)) {
        self.path.push(name.to_owned());
        walk(self);
        self.path.pop();
    }

    fn properties(&mut self, old: &Schema<'a>, new: &Schema<'a>, place: Place) {
        let (sent, wanted) = (old.required(), new.required());
        let (before, after) = (old.properties(), new.properties());
        let sent_schema = |walk: &Self, name: &str| {
            let schema = walk.old.property(old, name);
            // Read-only properties are left out of requests.
            if schema.is("readOnly") { Schema::default() } else { schema }
        };
        for name in wanted {
            let property = self.new.property(new, name);
            if property.is("readOnly") {
                continue;
            }
            let is_known = before.contains(&name) && !sent_schema(self, name).parts.is_empty();
            let verdict = match (sent.contains(name), is_known) {
                (true, true) => continue,
                // Neither side declares it, so that no client can send it.
                (true, false) if !before.contains(&name) => continue,
                (_, true) => Verdict::only_if("every caller sends {}"),
                (_, false) => Verdict::breaks("the server requires {}, which old clients do not send"),
            };
            let is_typed = after.contains(&name);
            self.step(name, |walk| walk.find("required", old, new.pointer(), verdict, is_typed));
        }
        for name in after {
            let (sent, wanted) = (sent_schema(self, name), self.new.property(new, name));
            let place = Place { is_text: place.is_text, is_checked: true };
            self.step(name, |walk| walk.schemas(&sent, &wanted, place));
        }
        let others =
            (self.old.below(old, "additionalProperties"), self.new.below(new, "additionalProperties"));
        let place = Place { is_checked: false, ..place };
        self.step("*", |walk| walk.schemas(&others.0, &others.1, place));
    }

    fn prefix(&mut self, old: &Schema<'a>, new: &Schema<'a>, place: Place) {
        let items = |tree: Tree<'a>, schema: &Schema<'a>| -> Vec<Schema<'a>> {
            let parts = schema.parts.iter().filter(|part| part.object.contains_key(v::PREFIX_ITEMS));
            parts.take(1).flat_map(|part| tree.branches(part, v::PREFIX_ITEMS)).collect()
        };
        let (before, after) = (items(self.old, old), items(self.new, new));
        let rest = self.old.below(old, "items");
        for (index, wanted) in after.iter().enumerate() {
            let sent = before.get(index).unwrap_or(&rest);
            self.step("[]", |walk| walk.schemas(sent, wanted, place));
        }
        let rest = self.new.below(new, "items");
        for sent in before.iter().skip(after.len()) {
            self.step("[]", |walk| walk.schemas(sent, &rest, place));
        }
    }

    /// Whether a value of a keyword says the same in both documents.
    pub(super) fn are_alike(&self, old: &Value, new: &Value) -> bool {
        super::alike::are_alike((self.old, old), (self.new, new))
    }
}
