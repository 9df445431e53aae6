//! Unions of old clients, read by the new server.

use super::{Sending, objects};
use crate::ir::{Plan, Struct, TypeRef, Union, UnionVariant};
use crate::review::wire::scalars;
use crate::review::wire::verdict::{Verdict, listed};
use crate::review::wire::view::View;

/// Whether every branch of a union is accepted.
pub(super) fn accept(sending: &Sending<'_>, old: &Union, new: View<'_>, text: bool) -> Verdict {
    let by_tag = match (&old.plan, new) {
        (Plan::Tagged { property, tags, .. }, View::Union(_, union)) => match &union.plan {
            Plan::Tagged { property: other, .. } if property == other => Some((tags, union)),
            _ => None,
        },
        _ => None,
    };
    let mut sent: Vec<(&str, Verdict)> = Vec::new();
    if let Some((tags, union)) = by_tag {
        for (tag, variant) in tags {
            if let Some(variant) = old.variants.get(*variant) {
                sent.push((tag, accept_tag(sending, tag, &variant.ty, union, text)));
            }
        }
    } else {
        let verdict = |variant: &UnionVariant| accept_variant(sending, variant, new, text);
        sent.extend(old.variants.iter().map(|variant| (variant.name.wire.as_str(), verdict(variant))));
    }
    if sent.iter().all(|(_, verdict)| verdict.is_broken()) {
        return Verdict::all(sent.into_iter().map(|(_, verdict)| verdict));
    }
    let others: Vec<&str> =
        sent.iter().filter(|(_, verdict)| verdict.is_broken()).map(|(name, _)| *name).collect();
    let partly = Verdict::works_if(others.is_empty(), || {
        Verdict::only_if(format!("no caller sends {} for {{}}", listed(&others)))
    });
    let rest = sent.into_iter().map(|(_, verdict)| verdict).filter(|verdict| !verdict.is_broken());
    Verdict::all(rest).and(partly)
}

/// A branch that both sides tell by the same property.
fn accept_tag(sending: &Sending<'_>, tag: &str, old: &TypeRef, new: &Union, text: bool) -> Verdict {
    let Plan::Tagged { property, tags, default } = &new.plan else { return Verdict::Works };
    let known = tags.iter().find(|(known, _)| known == tag).map(|(_, variant)| *variant);
    let Some(variant) = known.or(*default).and_then(|variant| new.variants.get(variant)) else {
        return Verdict::breaks(format!("the server does not accept `{tag}` for {{}}"));
    };
    match (View::of(sending.old, old), View::of(sending.new, &variant.ty)) {
        (View::Struct(_, old), View::Struct(_, new)) => {
            objects::accept(sending, old, new, Some((property, tag)), text)
        }
        (old, new) => sending.views(old, new, text),
    }
}

/// A branch, whatever tells it.
fn accept_variant(sending: &Sending<'_>, old: &UnionVariant, new: View<'_>, text: bool) -> Verdict {
    match &old.constant {
        Some(value) => accept_text(value, new)
            .unwrap_or_else(|| sending.views(View::of(sending.old, &old.ty), new, text)),
        None => {
            // The tag is sent although the payload may have no field for it.
            sending.views(View::of(sending.old, &old.ty), new, text)
        }
    }
}

/// A text that is a branch of its own; `None`: nothing lists texts.
fn accept_text(value: &str, new: View<'_>) -> Option<Verdict> {
    let is_taken = match new {
        View::StringEnum(values) => values.variants.iter().any(|variant| variant.value == value),
        View::Union(_, union) => {
            union.variants.iter().any(|variant| variant.constant.as_deref() == Some(value)).then_some(true)?
        }
        _ => return None,
    };
    Some(Verdict::works_if(is_taken, || {
        Verdict::breaks(format!("the server does not accept `{value}` for {{}}"))
    }))
}

/// Whether values that are no union are accepted as one of the branches.
pub(super) fn accept_one(sending: &Sending<'_>, old: View<'_>, new: &Union, text: bool) -> Verdict {
    if let (Plan::Tagged { property, .. }, View::Struct(id, structure)) = (&new.plan, old) {
        return match sent_tags(sending, structure, property) {
            Some(tags) => {
                let ty = TypeRef::Named(id);
                Verdict::all(tags.iter().map(|tag| accept_tag(sending, tag, &ty, new, text)))
            }
            None => {
                Verdict::only_if(format!("callers send a value for `{property}` of {{}} that is listed now"))
            }
        };
    }
    let is_constant =
        |value: &str| new.variants.iter().any(|variant| variant.constant.as_deref() == Some(value));
    if let View::StringEnum(values) = old {
        if values.variants.iter().all(|sent| is_constant(&sent.value)) {
            return Verdict::Works;
        }
    }
    let is_text = match old {
        View::StringEnum(_) => true,
        View::Scalar(scalar) => scalars::is_string(scalar, text),
        _ => false,
    };
    let branches = new.variants.iter().filter(|variant| variant.constant.is_none() || is_text);
    let branches = branches.map(|variant| match &variant.constant {
        Some(value) => Verdict::only_if(format!("callers send only `{value}` for {{}}")),
        None => sending.views(old, View::of(sending.new, &variant.ty), text),
    });
    branches
        .reduce(Verdict::or)
        .unwrap_or_else(|| Verdict::breaks(format!("the server does not accept {} for {{}}", old.noun())))
}

/// The values that old clients send for a property, if they are listed.
fn sent_tags(sending: &Sending<'_>, structure: &Struct, property: &str) -> Option<Vec<String>> {
    if let Some(constant) = structure.constants.iter().find(|constant| constant.wire == property) {
        return Some(vec![constant.text()]);
    }
    let field = structure.fields.iter().find(|field| field.name.wire == property)?;
    if let Some(value) = &field.constant {
        return Some(vec![value.as_str().map_or_else(|| value.to_string(), str::to_owned)]);
    }
    match View::of(sending.old, &field.ty) {
        View::StringEnum(values) if !field.may_be_absent() => {
            Some(values.variants.iter().map(|variant| variant.value.clone()).collect())
        }
        _ => None,
    }
}
