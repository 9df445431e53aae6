//! Unions, read by the old bindings.
//!
//! A union that is told by a tag reads a value as the branch of its tag. One that is told by shape tries the
//! branches that a value may belong to, so a value that some branch reads for sure is read.

use super::{Place, Reading, objects};
use crate::ir::{Plan, Union, UnionVariant};
use crate::review::wire::verdict::{Verdict, listed};
use crate::review::wire::view::{View, listed_tags};

/// Whether values are read as a union.
pub(super) fn read(reading: &Reading<'_>, old: &Union, new: View<'_>, place: Place) -> Verdict {
    let View::Union(sent) = new else { return read_value(reading, old, new, place) };
    match (&old.plan, &sent.plan) {
        (Plan::Tagged { property, .. }, Plan::Tagged { property: other, tags, default })
            if *property == *other =>
        {
            let branch = |index: usize| Some(View::of_branch(reading.new, sent.variants.get(index)?));
            let tagged =
                tags.iter().filter_map(|(tag, index)| Some(read_tag(reading, old, tag, branch(*index)?)));
            let others = default.and_then(branch);
            let others =
                others.map_or(Verdict::Works, |new| read_unlisted(reading, old, Some(new), "another tag"));
            Verdict::all(tagged).and(others)
        }
        _ => Verdict::all(
            sent.variants
                .iter()
                .map(|variant| read_value(reading, old, View::of_branch(reading.new, variant), place)),
        ),
    }
}

/// A value that is no union in the new document, or a branch of one that is told in another way.
fn read_value(reading: &Reading<'_>, old: &Union, new: View<'_>, place: Place) -> Verdict {
    let Plan::Tagged { property, .. } = &old.plan else { return read_shape(reading, old, new, place) };
    match new {
        View::Object(object) => match listed_tags(reading.new, object, property) {
            Some(tags) => Verdict::all(tags.iter().map(|tag| read_tag(reading, old, tag, new))),
            None => {
                Verdict::only_if(format!("`{property}` of {{}} always has a value that was listed before"))
            }
        },
        View::Any => Verdict::only_if("the server sends only the objects for {} that were listed before"),
        View::Union(union) => Verdict::all(
            union
                .variants
                .iter()
                .map(|variant| read_value(reading, old, View::of_branch(reading.new, variant), place)),
        ),
        _ => read_unlisted(reading, old, None, new.noun()),
    }
}

/// A value of a union that is told by shape.
fn read_shape(reading: &Reading<'_>, old: &Union, new: View<'_>, place: Place) -> Verdict {
    let branch = |place: Place| {
        let branches = old.variants.iter().map(|variant| View::of_branch(reading.old, variant));
        branches.map(|branch| reading.views(branch, new, place)).reduce(Verdict::or)
    };
    let surely = branch(Place { decides: true, ..place });
    if has_all_texts(old, new) || surely.as_ref().is_some_and(Verdict::works) {
        return Verdict::Works;
    }
    if old.unknown.is_some() && !place.decides && !has_constants(old) {
        return Verdict::Works;
    }
    let lenient = if old.variants.len() == 1 { branch(place) } else { None };
    if lenient.is_some_and(|verdict| verdict.works()) {
        return Verdict::Works;
    }
    let sent = new.noun();
    match surely {
        Some(verdict @ Verdict::OnlyIf(_)) => verdict,
        _ if old.unknown.is_some() => Verdict::only_if(format!(
            "the server sends no {} for {{}} that looks like a branch listed before",
            sent.trim_start_matches("a ").trim_start_matches("an ")
        )),
        _ => Verdict::breaks(format!(
            "the server sends {sent} for {{}}, which is no branch that was listed before"
        )),
    }
}

/// Whether all values are texts that are branches of their own.
fn has_all_texts(old: &Union, new: View<'_>) -> bool {
    let is_branch = |text: &&str| old.variants.iter().any(|variant| variant.text() == Some(*text));
    new.texts().is_some_and(|texts| texts.iter().all(is_branch))
}

/// Whether a property can identify a branch, so that a value which does not fit is an error.
fn has_constants(old: &Union) -> bool {
    let has =
        |variant: &UnionVariant| variant.selector.has_constants() || !variant.selector.listed.is_empty();
    old.variants.iter().any(has)
}

/// A value with this tag.
fn read_tag(reading: &Reading<'_>, old: &Union, tag: &str, new: View<'_>) -> Verdict {
    let Plan::Tagged { property, tags, .. } = &old.plan else { return Verdict::Works };
    let index = tags.iter().find(|(known, _)| known == tag).map(|(_, index)| *index);
    let Some(variant) = index.and_then(|index| old.variants.get(index)) else {
        return read_unlisted(reading, old, Some(new), tag);
    };
    let verdict = match (View::of_branch(reading.old, variant), new) {
        (View::Object(old), View::Object(new)) => {
            objects::read(reading, old, new, Some((property, tag)), Place::default())
        }
        (old, new) => reading.views(old, new, Place::default()),
    };
    verdict.if_other_branch(format!("the server never sends `{tag}` for {{}}"))
}

/// A value without a known tag; `None`: nothing is known about the rest of it.
fn read_unlisted(reading: &Reading<'_>, old: &Union, new: Option<View<'_>>, tag: &str) -> Verdict {
    let Plan::Tagged { default, .. } = &old.plan else { return Verdict::Works };
    let never = || Verdict::only_if(format!("the server never sends {} for {{}}", listed(&[tag])));
    match (default.and_then(|index| old.variants.get(index)), new) {
        (Some(variant), Some(new)) => {
            reading.views(View::of_branch(reading.old, variant), new, Place::default())
        }
        (Some(_), None) => never(),
        (None, _) => Verdict::works_if(old.unknown.is_some(), never),
    }
}

/// Whether every branch of a union is read as a type that is no union.
pub(super) fn read_as_one(reading: &Reading<'_>, old: View<'_>, new: &Union, place: Place) -> Verdict {
    let verdict = |variant: &UnionVariant| reading.views(old, View::of_branch(reading.new, variant), place);
    let sent = new.variants.iter().map(|variant| (variant.name.wire.as_str(), verdict(variant))).collect();
    Verdict::alternatives(sent, |others| format!("the server never sends the branch {others} for {{}}"))
}
