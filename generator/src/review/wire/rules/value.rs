//! Compares what both documents say about one value: its schemas, and those inside of them.

use super::kinds::Kinds;
use super::schema::{Schema, Tree};
use super::walk::{Place, Walk};
use super::{closed, keywords, unions};
use crate::openapi::vocabulary as v;
use crate::review::wire::verdict::Verdict;

/// Whether every value of the old schema fulfils the new one.
pub(super) fn compare<'a>(walk: &mut Walk<'a>, old: &Schema<'a>, new: &Schema<'a>, place: Place) {
    walk.once(old, new, place, |walk| both(walk, old, new, place));
}

fn both<'a>(walk: &mut Walk<'a>, old: &Schema<'a>, new: &Schema<'a>, place: Place) {
    // What every branch of the old union has may be what the new schema asks for.
    let branches = unions::chosen(walk.old, old);
    let is_fine = branches.is_empty() || walk.attempt(|walk| parts(walk, old, new, place));
    if branches.is_empty() {
        parts(walk, old, new, place);
    } else if !is_fine {
        branches.iter().for_each(|chosen| parts(walk, chosen, new, place));
    }
    unions::accept(walk, old, new, place, compare);
}

/// Everything but unions.
fn parts<'a>(walk: &mut Walk<'a>, old: &Schema<'a>, new: &Schema<'a>, place: Place) {
    let kinds = Kinds::of(walk.old, old);
    keywords::compare(walk, old, new, kinds, place);
    if kinds.meets(Kinds::OBJECT) {
        properties(walk, old, new, place);
        closed::compare(walk, old, new);
    }
    if kinds.meets(Kinds::ARRAY) {
        let item = Place { is_checked: false, ..place };
        let (before, after) = (walk.old.below(old, "items"), walk.new.below(new, "items"));
        walk.step("[]", |walk| compare(walk, &before, &after, item));
        prefix(walk, old, new, item);
    }
}

fn properties<'a>(walk: &mut Walk<'a>, old: &Schema<'a>, new: &Schema<'a>, place: Place) {
    let (sent, wanted) = (old.required(), new.required());
    let (before, after) = (old.properties(), new.properties());
    let sent_schema = |walk: &Walk<'a>, name: &str| {
        let schema = walk.old.property(old, name);
        // Read-only properties are left out of requests.
        if schema.is("readOnly") { Schema::default() } else { schema }
    };
    for name in wanted {
        let property = walk.new.property(new, name);
        if property.is("readOnly") {
            continue;
        }
        let is_known = before.contains(&name) && !sent_schema(walk, name).parts.is_empty();
        let verdict = match (sent.contains(name), is_known) {
            (true, true) => continue,
            // Neither side declares it, so that no client can send it.
            (true, false) if !before.contains(&name) => continue,
            (_, true) => Verdict::only_if("every caller sends {}"),
            (_, false) => Verdict::breaks("the server requires {}, which old clients do not send"),
        };
        let is_typed = after.contains(&name);
        walk.step(name, |walk| walk.find("required", old, new.pointer(), verdict, is_typed));
    }
    for name in after {
        let (sent, wanted) = (sent_schema(walk, name), walk.new.property(new, name));
        let place = Place { is_text: place.is_text, is_checked: true };
        walk.step(name, |walk| compare(walk, &sent, &wanted, place));
    }
    let others = (walk.old.below(old, "additionalProperties"), walk.new.below(new, "additionalProperties"));
    let place = Place { is_checked: false, ..place };
    walk.step("*", |walk| compare(walk, &others.0, &others.1, place));
}

fn prefix<'a>(walk: &mut Walk<'a>, old: &Schema<'a>, new: &Schema<'a>, place: Place) {
    let items = |tree: Tree<'a>, schema: &Schema<'a>| -> Vec<Schema<'a>> {
        let parts = schema.parts.iter().filter(|part| part.object.contains_key(v::PREFIX_ITEMS));
        parts.take(1).flat_map(|part| tree.branches(part, v::PREFIX_ITEMS)).collect()
    };
    let (before, after) = (items(walk.old, old), items(walk.new, new));
    let rest = walk.old.below(old, "items");
    for (index, wanted) in after.iter().enumerate() {
        let sent = before.get(index).unwrap_or(&rest);
        walk.step("[]", |walk| compare(walk, sent, wanted, place));
    }
    let rest = walk.new.below(new, "items");
    for sent in before.iter().skip(after.len()) {
        walk.step("[]", |walk| compare(walk, sent, &rest, place));
    }
}
