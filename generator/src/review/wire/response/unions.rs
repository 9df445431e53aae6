//! Unions, read by the old bindings.
//!
//! A union that is told by a tag reads a value as the branch of its tag. One that is told by shape tries the
//! branches that a value may belong to, so a value that some branch reads for sure is read.

use super::{Place, Reading, objects};
use crate::ir::{Plan, Struct, TypeRef, Union, UnionVariant};
use crate::review::wire::verdict::{Verdict, listed};
use crate::review::wire::view::View;

/// Whether values are read as a union.
pub(super) fn read(reading: &Reading<'_>, old: &Union, new: View<'_>, place: Place) -> Verdict {
    let View::Union(_, sent) = new else { return read_value(reading, old, new, place) };
    match (&old.plan, &sent.plan) {
        (Plan::Tagged { property, .. }, Plan::Tagged { property: other, tags, default })
            if property == other =>
        {
            let tagged = tags.iter().filter_map(|(tag, variant)| {
                let variant = sent.variants.get(*variant)?;
                Some(read_tag(reading, old, tag, Some(&variant.ty)))
            });
            let others = match default {
                Some(variant) => sent.variants.get(*variant).map_or(Verdict::Works, |variant| {
                    read_unlisted(reading, old, Some(&variant.ty), "another tag")
                }),
                None => Verdict::Works,
            };
            Verdict::all(tagged).and(others)
        }
        _ => Verdict::all(sent.variants.iter().map(|variant| read_variant(reading, old, variant, place))),
    }
}

/// A branch of another union, whatever tells it there.
fn read_variant(reading: &Reading<'_>, old: &Union, variant: &UnionVariant, place: Place) -> Verdict {
    if let Some(text) = &variant.constant {
        let is_same = old.variants.iter().any(|variant| variant.constant.as_ref() == Some(text));
        if is_same {
            return Verdict::Works;
        }
    }
    read_value(reading, old, View::of(reading.new, &variant.ty), place)
}

/// A value that is no union in the new document.
fn read_value(reading: &Reading<'_>, old: &Union, new: View<'_>, place: Place) -> Verdict {
    match &old.plan {
        Plan::Tagged { property, .. } => {
            let View::Struct(id, structure) = new else {
                return match new {
                    View::Any => {
                        Verdict::only_if("the server sends only the objects for {} that were listed before")
                    }
                    _ => read_unlisted(reading, old, None, new.noun()),
                };
            };
            let tags = constant_tags(reading, structure, property);
            let ty = TypeRef::Named(id);
            match tags {
                Some(tags) => Verdict::all(tags.iter().map(|tag| read_tag(reading, old, tag, Some(&ty)))),
                None => Verdict::only_if(format!(
                    "`{property}` of {{}} always has a value that was listed before"
                )),
            }
        }
        Plan::Shapes => read_shape(reading, old, new, place),
    }
}

/// A value of a union that is told by shape.
fn read_shape(reading: &Reading<'_>, old: &Union, new: View<'_>, place: Place) -> Verdict {
    let branch = |place: Place| {
        let branches = old.variants.iter().filter(|variant| variant.constant.is_none());
        let verdicts = branches.map(|variant| reading.views(View::of(reading.old, &variant.ty), new, place));
        verdicts.reduce(Verdict::or)
    };
    let of_constants = of_constants(old, new);
    let surely = branch(Place { decides: true, ..place });
    if of_constants || surely.as_ref().is_some_and(Verdict::works) {
        return Verdict::Works;
    }
    let keeps_others = old.unknown.is_some() && !place.decides && !has_constants(old);
    if keeps_others {
        return Verdict::Works;
    }
    let lenient = branch(place);
    if let Some(verdict) = lenient.filter(|verdict| verdict.works() && old.variants.len() == 1) {
        return verdict;
    }
    let sent = new.noun();
    match surely {
        Some(Verdict::OnlyIf(_)) => surely.unwrap_or(Verdict::Works),
        _ if old.unknown.is_some() => Verdict::only_if(format!(
            "the server sends no {sent} for {{}} that looks like a branch listed before"
        )),
        _ => Verdict::breaks(format!(
            "the server sends {sent} for {{}}, which is no branch that was listed before"
        )),
    }
}

/// Whether all values are texts that are branches of their own.
fn of_constants(old: &Union, new: View<'_>) -> bool {
    let View::StringEnum(values) = new else { return false };
    values.variants.iter().all(|value| {
        old.variants.iter().any(|variant| variant.constant.as_deref() == Some(value.value.as_str()))
    })
}

/// Whether a property can identify a branch, so that a value which does not fit is an error.
fn has_constants(old: &Union) -> bool {
    old.variants.iter().any(|variant| {
        let selector = &variant.selector;
        selector.has_constants() || !selector.listed.is_empty()
    })
}

/// A value with this tag; `None`: nothing is known about the rest of it.
fn read_tag(reading: &Reading<'_>, old: &Union, tag: &str, new: Option<&TypeRef>) -> Verdict {
    let Plan::Tagged { property, tags, .. } = &old.plan else { return Verdict::Works };
    let known = tags.iter().find(|(known, _)| known == tag);
    match known.and_then(|(_, variant)| old.variants.get(*variant)).zip(new) {
        Some((variant, new)) => {
            let verdict = match (View::of(reading.old, &variant.ty), View::of(reading.new, new)) {
                (View::Struct(_, old), View::Struct(_, new)) => {
                    objects::read(reading, old, new, Some((property, tag)), Place::default())
                }
                _ => reading.reads(&variant.ty, new, Place::default()),
            };
            verdict.if_other_branch(format!("the server never sends `{tag}` for {{}}"))
        }
        None => read_unlisted(reading, old, new, tag),
    }
}

/// A value without a known tag.
fn read_unlisted(reading: &Reading<'_>, old: &Union, new: Option<&TypeRef>, tag: &str) -> Verdict {
    let Plan::Tagged { default, .. } = &old.plan else { return Verdict::Works };
    match default.and_then(|variant| old.variants.get(variant)) {
        Some(variant) => match new {
            Some(new) => reading.reads(&variant.ty, new, Place::default()),
            None => Verdict::only_if(format!("the server never sends {} for {{}}", listed(&[tag]))),
        },
        None => Verdict::works_if(old.unknown.is_some(), || {
            Verdict::only_if(format!("the server never sends {} for {{}}", listed(&[tag])))
        }),
    }
}

/// The values that a struct has for a property, if they are listed.
fn constant_tags(reading: &Reading<'_>, structure: &Struct, property: &str) -> Option<Vec<String>> {
    if let Some(constant) = structure.constants.iter().find(|constant| constant.wire == property) {
        return Some(vec![constant.text()]);
    }
    let field = structure.fields.iter().find(|field| field.name.wire == property)?;
    if let Some(value) = &field.constant {
        return Some(vec![value.as_str().map_or_else(|| value.to_string(), str::to_owned)]);
    }
    match View::of(reading.new, &field.ty) {
        View::StringEnum(values) if !field.may_be_absent() => {
            Some(values.variants.iter().map(|variant| variant.value.clone()).collect())
        }
        _ => None,
    }
}

/// Whether every branch of a union is read as a type that is no union.
pub(super) fn read_as_one(reading: &Reading<'_>, old: View<'_>, new: &Union, place: Place) -> Verdict {
    let verdicts: Vec<Verdict> = new
        .variants
        .iter()
        .map(|variant| match (&variant.constant, old) {
            (Some(text), View::StringEnum(values)) => {
                let is_known = values.variants.iter().any(|variant| variant.value == *text);
                Verdict::works_if(is_known || (values.unknown.is_some() && !place.decides), || {
                    Verdict::only_if(format!("the server never sends `{text}` for {{}}"))
                })
            }
            _ => reading.views(old, View::of(reading.new, &variant.ty), place),
        })
        .collect();
    if verdicts.iter().all(Verdict::is_broken) {
        return Verdict::all(verdicts);
    }
    let others: Vec<&str> = new
        .variants
        .iter()
        .zip(&verdicts)
        .filter(|(_, verdict)| verdict.is_broken())
        .map(|(variant, _)| variant.name.wire.as_str())
        .collect();
    let partly = Verdict::works_if(others.is_empty(), || {
        Verdict::only_if(format!("the server never sends the branch {} for {{}}", listed(&others)))
    });
    Verdict::all(verdicts.into_iter().filter(|verdict| !verdict.is_broken())).and(partly)
}
