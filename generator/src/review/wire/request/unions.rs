//! Unions of old clients, read by the new server.

use super::{Sending, objects};
use crate::ir::{Plan, Union};
use crate::review::wire::scalars;
use crate::review::wire::verdict::Verdict;
use crate::review::wire::view::{View, listed_tags};

/// Whether every branch of a union is accepted.
pub(super) fn accept(sending: &Sending<'_>, old: &Union, new: View<'_>, text: bool) -> Verdict {
    let mut sent: Vec<(&str, Verdict)> = Vec::new();
    match (&old.plan, new) {
        (Plan::Tagged { property, tags, .. }, View::Union(union)) if is_told_by(union, property) => {
            for (tag, index) in tags {
                if let Some(variant) = old.variants.get(*index) {
                    let branch = View::of_branch(sending.old, variant);
                    sent.push((tag, accept_tag(sending, tag, branch, union, text)));
                }
            }
        }
        _ => sent.extend(old.variants.iter().map(|variant| {
            let verdict = sending.views(View::of_branch(sending.old, variant), new, text);
            (variant.name.wire.as_str(), verdict)
        })),
    }
    Verdict::alternatives(sent, |others| format!("no caller sends {others} for {{}}"))
}

fn is_told_by(union: &Union, name: &str) -> bool {
    matches!(&union.plan, Plan::Tagged { property, .. } if property == name)
}

/// A branch that both sides tell by the same property.
fn accept_tag(sending: &Sending<'_>, tag: &str, old: View<'_>, new: &Union, text: bool) -> Verdict {
    let Plan::Tagged { property, tags, default } = &new.plan else { return Verdict::Works };
    let known = tags.iter().find(|(known, _)| known == tag).map(|(_, variant)| *variant);
    let Some(variant) = known.or(*default).and_then(|variant| new.variants.get(variant)) else {
        return Verdict::breaks(format!("the server does not accept `{tag}` for {{}}"));
    };
    match (old, View::of_branch(sending.new, variant)) {
        (View::Object(old), View::Object(new)) => {
            objects::accept(sending, old, new, Some((property, tag)), text)
        }
        (old, new) => sending.views(old, new, text),
    }
}

/// Whether values that are no union are accepted as one of the branches.
pub(super) fn accept_one(sending: &Sending<'_>, old: View<'_>, new: &Union, text: bool) -> Verdict {
    if let (Plan::Tagged { property, .. }, View::Object(object)) = (&new.plan, old) {
        return match listed_tags(sending.old, object, property) {
            Some(tags) => Verdict::all(tags.iter().map(|tag| accept_tag(sending, tag, old, new, text))),
            None => {
                Verdict::only_if(format!("callers send a value for `{property}` of {{}} that is listed now"))
            }
        };
    }
    let is_branch = |text: &&str| new.variants.iter().any(|variant| variant.text() == Some(*text));
    if old.texts().is_some_and(|texts| texts.iter().all(is_branch)) {
        return Verdict::Works;
    }
    let may_be_text = match old {
        View::Scalar(scalar) => scalars::is_string(scalar, text),
        _ => old.texts().is_some(),
    };
    let branches = new.variants.iter().filter(|variant| variant.text().is_none() || may_be_text);
    let verdicts = branches.map(|variant| sending.views(old, View::of_branch(sending.new, variant), text));
    verdicts
        .reduce(Verdict::or)
        .unwrap_or_else(|| Verdict::breaks(format!("the server does not accept {} for {{}}", old.noun())))
}
