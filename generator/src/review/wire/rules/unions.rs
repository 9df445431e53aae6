//! `oneOf` and `anyOf`: every branch that old clients send needs a branch that takes it.

use serde_json::Value;

use super::kinds::Kinds;
use super::schema::{Node, Schema, Tree};
use super::walk::{Compare, Place, Walk};
use crate::review::wire::verdict::Verdict;

const UNIONS: [&str; 2] = ["oneOf", "anyOf"];

/// The unions of a schema whose branch is not chosen yet: the part and the keyword.
fn unions<'s, 'a>(schema: &'s Schema<'a>) -> impl Iterator<Item = (&'s Node<'a>, &'static str)> {
    let has = |part: &Node<'a>, keyword: &str| {
        part.object.get(keyword).is_some_and(Value::is_array) && !schema.has_chosen(part, keyword)
    };
    schema.parts.iter().flat_map(move |part| {
        UNIONS.into_iter().filter(move |keyword| has(part, keyword)).map(move |keyword| (part, keyword))
    })
}

/// The branches of the first union.
pub(super) fn first<'a>(tree: Tree<'a>, schema: &Schema<'a>) -> Vec<Schema<'a>> {
    unions(schema).next().map(|(part, keyword)| tree.branches(part, keyword)).unwrap_or_default()
}

/// The schema once for each branch of its first union.
pub(super) fn chosen<'a>(tree: Tree<'a>, schema: &Schema<'a>) -> Vec<Schema<'a>> {
    let Some(union) = unions(schema).next() else { return Vec::new() };
    tree.branches(union.0, union.1).iter().map(|branch| schema.choosing(union, branch)).collect()
}

/// Whether each union of the new schema takes every value of the old schema. `compare` is for their branches.
pub(super) fn accept<'a>(
    walk: &mut Walk<'a>,
    old: &Schema<'a>,
    new: &Schema<'a>,
    place: Place,
    compare: Compare<'a>,
) {
    let place = Place { is_checked: false, ..place };
    for (index, (part, keyword)) in unions(new).enumerate() {
        let taken = walk.new.branches(part, keyword);
        // The union of the same rank, which mostly is the same union.
        let same = unions(old).nth(index).or_else(|| unions(old).next());
        let union = Union {
            taken: &taken,
            keyword,
            part,
            place,
            compare,
            is_open: part.object.contains_key("discriminator"),
        };
        let Some(same) = same else {
            union.branch(walk, old, old, None);
            continue;
        };
        let sent = walk.old.branches(same.0, same.1);
        let known: Vec<&str> = sent.iter().map(Schema::pointer).collect();
        for (index, branch) in sent.iter().enumerate() {
            let paired = union.paired(branch, index, sent.len());
            let chosen = old.choosing(same, branch);
            union.branch(walk, &chosen, branch, paired);
            union.others(walk, &chosen, paired, &known);
        }
    }
}

/// A union of the new schema.
struct Union<'u, 'a> {
    taken: &'u [Schema<'a>],
    keyword: &'static str,
    part: &'u Node<'a>,
    place: Place,
    compare: Compare<'a>,
    /// Whether a discriminator chooses the branch, so that a value may look like several.
    is_open: bool,
}

impl<'a> Union<'_, 'a> {
    /// The branch that is the same one as a branch of the old union: by name, otherwise by position.
    fn paired(&self, branch: &Schema<'a>, index: usize, count: usize) -> Option<usize> {
        let named = self.taken.iter().position(|taken| {
            let is_component = taken.pointer().starts_with("/components/");
            is_component && taken.pointer() == branch.pointer() && !branch.pointer().contains(self.keyword)
        });
        named.or_else(|| (count == self.taken.len()).then_some(index))
    }

    /// Finds a branch that takes a value.
    fn branch(&self, walk: &mut Walk<'a>, old: &Schema<'a>, branch: &Schema<'a>, paired: Option<usize>) {
        let first = paired.and_then(|index| self.taken.get(index));
        let others = self.taken.iter().enumerate().filter(|(index, _)| Some(*index) != paired);
        let order: Vec<&Schema<'a>> = first.into_iter().chain(others.map(|(_, taken)| taken)).collect();
        if order.iter().any(|taken| walk.attempt(|walk| (self.compare)(walk, old, taken, self.place))) {
            return;
        }
        match first {
            Some(taken) => (self.compare)(walk, old, taken, self.place),
            None => {
                let verdict = Verdict::only_if("callers send only what a branch for {} takes now");
                walk.find(self.keyword, branch, &self.part.pointer, verdict, true);
            }
        }
    }

    /// A value that two branches of a `oneOf` take is invalid: new branches must not take what is sent.
    fn others(&self, walk: &mut Walk<'a>, old: &Schema<'a>, paired: Option<usize>, known: &[&str]) {
        if self.keyword != "oneOf" || self.is_open {
            return;
        }
        let is_new = |taken: &Schema<'a>| !known.contains(&taken.pointer());
        let added = self.taken.iter().enumerate().filter(|(index, _)| Some(*index) != paired);
        if self.taken.len() == known.len() {
            return;
        }
        for (_, taken) in added.filter(|(_, taken)| is_new(taken)) {
            let verdict = Verdict::works_if(are_apart(walk, old, taken), || {
                Verdict::only_if("no value for {} fits a second branch of `oneOf`, which is new")
            });
            walk.find("oneOf", old, taken.pointer(), verdict, false);
        }
    }
}

/// Whether no value that old clients send as the one is valid as the other.
fn are_apart(walk: &Walk<'_>, old: &Schema<'_>, new: &Schema<'_>) -> bool {
    let (sent, taken) = (Kinds::of(walk.old, old), Kinds::of(walk.new, new));
    if !sent.meets(taken) {
        return true;
    }
    if are_others(old.listed(), new.listed()) {
        return true;
    }
    let (sent, required) = (old.properties(), old.required());
    let is_missing = |name: &&str| !sent.contains(name) && !old.has_map();
    if new.required().iter().any(is_missing) {
        return true;
    }
    required
        .iter()
        .any(|name| are_others(walk.old.property(old, name).listed(), walk.new.property(new, name).listed()))
}

/// Whether both list their values, and none of them is in both lists.
fn are_others(old: Option<Vec<&Value>>, new: Option<Vec<&Value>>) -> bool {
    matches!((old, new), (Some(sent), Some(taken)) if sent.iter().all(|value| !taken.contains(value)))
}
