//! Request bodies.

use super::OperationPair;
use super::parameter::takes;
use crate::ir::{Body, BodyContent, BodyContentFacts, Content, Conversion};
use crate::review::change::{Rust, Wire};
use crate::review::changes::comparison::{ContentChange, docs_differ};
use crate::review::changes::findings::{At, Findings, rust_breaks};
use crate::review::codes::operations as codes;
use crate::review::side::plain;

pub(super) fn compare(pair: &OperationPair<'_>, findings: &mut Findings) {
    match (&pair.old.body, &pair.new.body) {
        (None, None) => {}
        (None, Some(body)) => {
            let (word, rust) = match body.required {
                true => ("required", rust_breaks("the method takes a body")),
                false => ("optional", Rust::Adds),
            };
            let message = format!("it has a body now, which is {word}");
            findings.add(&codes::BODY_ADDED, at(pair), message, whole(pair), rust);
        }
        (Some(body), None) => {
            let rust = match body.required {
                true => rust_breaks("the method takes no body"),
                false => rust_breaks("the setter `body` is gone"),
            };
            findings.add(&codes::BODY_REMOVED, at(pair), "it has no body any more", whole(pair), rust);
        }
        (Some(old), Some(new)) => both(pair, findings, old, new),
    }
}

fn at(pair: &OperationPair<'_>) -> At {
    let place = |operation: &crate::ir::Operation| format!("{}/requestBody", operation.name.pointer);
    let (old, new) = (pair.comparison.old, pair.comparison.new);
    At {
        old: Some(match pair.old.body {
            Some(_) => old.place(&place(pair.old)),
            None => old.named(&pair.old.name),
        }),
        new: Some(match pair.new.body {
            Some(_) => new.place(&place(pair.new)),
            None => new.named(&pair.new.name),
        }),
    }
}

/// The verdict on the body as a whole.
fn whole(pair: &OperationPair<'_>) -> Wire {
    pair.comparison.wire.body(pair.old_id, pair.new_id)
}

fn both(pair: &OperationPair<'_>, findings: &mut Findings, old: &Body, new: &Body) {
    let Body { required, docs, contents, enum_name } = new;
    match (old.required, *required) {
        (false, true) => {
            let wire = Wire::OnlyIf("every caller sends a body".into());
            let rust = rust_breaks("the setter `body` became an argument");
            findings.add(&codes::BODY_REQUIRED, at(pair), "the body is required now", wire, rust);
        }
        (true, false) => {
            let rust = rust_breaks("the argument `body` became a setter");
            findings.add(&codes::BODY_OPTIONAL, at(pair), "the body is optional now", Wire::Works, rust);
        }
        _ => {}
    }
    let is_enum = (old.enum_name.is_some(), enum_name.is_some());
    let removed: Vec<&BodyContent> =
        old.contents.iter().filter(|one| partner(one, old, new).is_none()).collect();
    for content in &removed {
        let name = &content.media_type;
        let rust = match is_enum {
            (true, true) => rust_breaks(format!("the variant `{}` is gone", plain(&content.variant))),
            _ => rust_breaks("the body has another type"),
        };
        let message = format!("the body may not be `{name}` any more");
        findings.add(&codes::BODY_MEDIA_TYPE_REMOVED, at(pair), message, whole(pair), rust);
    }
    for (index, content) in contents.iter().enumerate() {
        let Some(was) = partner(content, new, old) else {
            let rust = match is_enum {
                (true, true) => rust_breaks("a match without `_` must name the new variant"),
                (false, true) => rust_breaks("the body is an enum of media types"),
                _ => rust_breaks("the body has another type"),
            };
            let message = format!("the body may be `{}`", content.media_type);
            findings.add(&codes::BODY_MEDIA_TYPE_ADDED, at(pair), message, Wire::Works, rust);
            continue;
        };
        let old_index = old.contents.iter().position(|one| std::ptr::eq(one, was));
        let facts = old_index.and_then(|index| pair.old_facts.contents.get(index));
        one(pair, findings, (was, facts), (content, pair.new_facts.contents.get(index)), is_enum);
    }
    if is_enum == (true, true) {
        comparable(pair, findings);
    }
    if docs_differ(&old.docs, docs) {
        let message = "the description of the body changed";
        findings.add(&codes::BODY_DOCS, at(pair), message, Wire::Works, Rust::Same);
    }
}

/// The same media type in the other body, or the only one if both have one of the same kind.
fn partner<'b>(content: &BodyContent, of: &Body, other: &'b Body) -> Option<&'b BodyContent> {
    let same = other.contents.iter().find(|one| one.media_type == content.media_type);
    let is_only = of.contents.len() == 1 && other.contents.len() == 1;
    same.or_else(|| other.contents.first().filter(|_| is_only))
}

fn one(
    pair: &OperationPair<'_>,
    findings: &mut Findings,
    (old, old_facts): (&BodyContent, Option<&BodyContentFacts>),
    (new, new_facts): (&BodyContent, Option<&BodyContentFacts>),
    is_enum: (bool, bool),
) {
    let comparison = pair.comparison;
    let BodyContent { media_type, content, variant } = new;
    if old.media_type != *media_type {
        let message = format!("the body is `{media_type}` instead of `{}`", old.media_type);
        let rust = Rust::Behaves(format!("the body is sent as `{media_type}`"));
        findings.add(&codes::BODY_MEDIA_TYPE_REMOVED, at(pair), message, whole(pair), rust);
    }
    if let Some(change) = comparison.content(&old.content, content) {
        let ContentChange { was, is, is_same_type, values } = change;
        let wire = values.map_or_else(|| whole(pair), |(old, new)| comparison.wire.request(old, new));
        let rust = match is_same_type && is_plain(&old.content) && is_plain(content) {
            true => Rust::Behaves(format!("the body is sent as {is}")),
            false => rust_breaks(format!("the body is {is} instead of {was}")),
        };
        findings.add(
            &codes::BODY_CHANGED,
            at(pair),
            format!("the body is {is} instead of {was}"),
            wire,
            rust,
        );
    } else if let (Some(old), Some(new), (false, false)) = (old_facts, new_facts, is_enum) {
        if old.argument != new.argument {
            let message = "the argument `body` takes other values";
            findings.add(&codes::ARGUMENT_TAKES, at(pair), message, Wire::Works, takes(new.argument));
        }
    }
    if let (Some(old), Some(new), (true, true)) = (old_facts, new_facts, is_enum) {
        conversion(pair, findings, media_type, &old.conversion, &new.conversion);
    }
    if is_enum == (true, true) && old.variant != *variant {
        let (was, is) = (plain(&old.variant), plain(variant));
        findings.add(
            &codes::BODY_VARIANT_RENAMED,
            at(pair),
            format!("the variant of `{media_type}` is called `{is}` instead of `{was}`"),
            Wire::Works,
            rust_breaks(format!("the variant is called `{is}` now")),
        );
    }
}

/// What is taken as a variant of the enum of bodies.
fn conversion(
    pair: &OperationPair<'_>,
    findings: &mut Findings,
    media_type: &str,
    old: &Conversion,
    new: &Conversion,
) {
    let (is_fewer, is_more) = match (old, new) {
        (Conversion::Sources(old), Conversion::Sources(new)) => {
            let (lost, gained) = pair.comparison.sources(old, new);
            (!lost.is_empty(), !gained.is_empty())
        }
        (Conversion::None, Conversion::None)
        | (Conversion::RawBody, Conversion::RawBody)
        | (Conversion::Form, Conversion::Form) => (false, false),
        (Conversion::None, _) => (false, true),
        _ => (true, false),
    };
    let (word, rust) = match (is_fewer, is_more) {
        (false, false) => return,
        (true, false) => ("fewer", rust_breaks("a value may have to be wrapped in its variant")),
        (true, true) => ("other", rust_breaks("a value may have to be wrapped in its variant")),
        (false, true) => ("more", Rust::Adds),
    };
    let message = format!("{word} values are taken as a body that is `{media_type}`");
    findings.add(&codes::ARGUMENT_TAKES, at(pair), message, Wire::Works, rust);
}

/// Whether the enum of bodies can be cloned and compared.
fn comparable(pair: &OperationPair<'_>, findings: &mut Findings) {
    let (message, rust) = match (pair.old_facts.body_is_comparable, pair.new_facts.body_is_comparable) {
        (true, false) => {
            ("the enum of bodies cannot be cloned or compared any more", rust_breaks("`Clone` is gone"))
        }
        (false, true) => ("the enum of bodies can be cloned and compared now", Rust::Adds),
        _ => return,
    };
    findings.add(&codes::BODY_CHANGED, at(pair), message, Wire::Works, rust);
}

/// Whether the Rust type of a content is that of its value.
fn is_plain(content: &Content) -> bool {
    match content {
        Content::Json { .. }
        | Content::Xml { .. }
        | Content::TextValue(_)
        | Content::Multipart(_)
        | Content::Urlencoded(_) => true,
        Content::Text
        | Content::Bytes
        | Content::WholeBytes
        | Content::Parts
        | Content::JsonLines(_)
        | Content::Events { .. } => false,
    }
}
