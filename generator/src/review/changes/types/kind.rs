//! What a type consists of, by its kind.

use super::{TypePair, constants, enums, extra, fields, unions};
use crate::ir::{TypeKind, TypeRef};
use crate::review::change::Rust;
use crate::review::changes::describe::type_text;
use crate::review::changes::findings::{Findings, rust_breaks};
use crate::review::codes::types as codes;

pub(super) fn compare(pair: &TypePair<'_>, findings: &mut Findings) {
    match (&pair.old.kind, &pair.new.kind) {
        (TypeKind::Struct(_), TypeKind::Struct(_)) => object(pair, findings),
        (TypeKind::Form(old), TypeKind::Form(new)) => {
            object(pair, findings);
            fields::parts(pair, findings, old, new);
        }
        (TypeKind::StringEnum(old), TypeKind::StringEnum(new)) => {
            enums::compare(pair, findings, &old.variants, &new.variants);
            enums::unknown(pair, findings, old.unknown.as_deref(), new.unknown.as_deref());
        }
        (TypeKind::IntegerEnum(old), TypeKind::IntegerEnum(new)) => {
            enums::compare(pair, findings, &old.variants, &new.variants);
            enums::unknown(pair, findings, old.unknown.as_deref(), new.unknown.as_deref());
        }
        (TypeKind::Union(old), TypeKind::Union(new)) => unions::compare(pair, findings, old, new),
        (TypeKind::Alias(old), TypeKind::Alias(new)) | (TypeKind::Newtype(old), TypeKind::Newtype(new)) => {
            target(pair, findings, old, new);
        }
        (old, new) => {
            let (was, is) = (word(old), word(new));
            let wire = pair.comparison.values(
                pair.travel,
                &TypeRef::Named(pair.old_id),
                &TypeRef::Named(pair.new_id),
            );
            findings.add(
                &codes::TYPE_KIND_CHANGED,
                pair.at(),
                format!("it was {was} and is {is} now"),
                wire,
                rust_breaks(format!("the type is {is} instead of {was}")),
            );
        }
    }
}

fn object(pair: &TypePair<'_>, findings: &mut Findings) {
    fields::compare(pair, findings);
    constants::compare(pair, findings);
    extra::compare(pair, findings);
}

fn target(pair: &TypePair<'_>, findings: &mut Findings, old: &TypeRef, new: &TypeRef) {
    let comparison = pair.comparison;
    if comparison.is_same(old, new) {
        return;
    }
    let (was, is) = (type_text(comparison.old.api, old), type_text(comparison.new.api, new));
    let rust = match comparison.is_same_in_rust(old, new) {
        true => Rust::Behaves("values are written in another way".into()),
        false => rust_breaks(format!("it is {is} instead of {was}")),
    };
    findings.add(
        &codes::TARGET_CHANGED,
        pair.at(),
        format!("it stands for {is} instead of {was}"),
        comparison.values(pair.travel, old, new),
        rust,
    );
}

fn word(kind: &TypeKind) -> &'static str {
    match kind {
        TypeKind::Struct(_) => "a struct",
        TypeKind::Form(_) => "a form",
        TypeKind::StringEnum(_) => "an enum of strings",
        TypeKind::IntegerEnum(_) => "an enum of integers",
        TypeKind::Union(_) => "a union",
        TypeKind::Alias(_) => "a name for another type",
        TypeKind::Newtype(_) => "a wrapper of another type",
    }
}
