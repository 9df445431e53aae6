//! Properties that can only have one value. They have no places of their own: changes are at their type.

use super::TypePair;
use crate::ir::{Constant, Field, Presence, TypeRef};
use crate::review::change::{Rust, Wire};
use crate::review::changes::findings::{At, Findings, rust_breaks};
use crate::review::codes::types as codes;
use crate::review::side::plain;

pub(super) fn compare(pair: &TypePair<'_>, findings: &mut Findings) {
    let (old, new) = (&pair.old.kind, &pair.new.kind);
    for constant in new.constants() {
        let Constant { wire, value, before: _, left_out } = constant;
        let was = old.constants().find(|one| one.wire == *wire);
        let field = old.fields().find(|field| field.name.wire == *wire);
        match (was, field) {
            (Some(was), _) if was.value != *value => changed(pair, findings, was, constant),
            (Some(was), _) if was.left_out != *left_out => sent(pair, findings, constant),
            (Some(_), _) => {}
            (None, Some(field)) => was_field(pair, findings, field, constant),
            (None, None) => added(pair, findings, constant),
        }
    }
    for constant in old.constants().filter(|one| !new.constants().any(|new| new.wire == one.wire)) {
        match new.fields().find(|field| field.name.wire == constant.wire) {
            Some(field) => is_field(pair, findings, constant, field),
            None => removed(pair, findings, constant),
        }
    }
}

fn added(pair: &TypePair<'_>, findings: &mut Findings, constant: &Constant) {
    let (name, text) = (&constant.wire, constant.value.to_string());
    let request = || match constant.left_out {
        true => Wire::Works,
        false => Wire::Breaks(format!(
            "the server refuses requests without `{name}`, which old clients do not send"
        )),
    };
    findings.add(
        &codes::CONSTANT_ADDED,
        pair.at(),
        format!("new property `{name}`, which is always `{text}`"),
        pair.travel.verdict(request, || Wire::Works),
        Rust::Behaves(format!("`{name}` is written, and another value is an error when reading")),
    );
}

fn removed(pair: &TypePair<'_>, findings: &mut Findings, constant: &Constant) {
    let name = &constant.wire;
    let request = || match constant.left_out {
        true => Wire::Works,
        false => Wire::OnlyIf(format!("the server ignores `{name}`, which it no longer documents")),
    };
    findings.add(
        &codes::CONSTANT_REMOVED,
        pair.at(),
        format!("the property `{name}`, which was always `{}`, is gone", constant.value),
        pair.travel.verdict(request, || Wire::Works),
        Rust::Behaves(format!("`{name}` is not written any more")),
    );
}

fn changed(pair: &TypePair<'_>, findings: &mut Findings, old: &Constant, new: &Constant) {
    let (name, was, is) = (&new.wire, old.value.to_string(), new.value.to_string());
    let request = || Wire::Breaks(format!("old clients send `{was}` as `{name}`"));
    let response = || Wire::Breaks(format!("old clients refuse `{is}` as `{name}`"));
    findings.add(
        &codes::CONSTANT_CHANGED,
        pair.at(),
        format!("`{name}` is always `{is}` instead of `{was}`"),
        pair.travel.verdict(request, response),
        Rust::Behaves(format!("`{is}` is written as `{name}`, and `{was}` is an error when reading")),
    );
}

fn sent(pair: &TypePair<'_>, findings: &mut Findings, new: &Constant) {
    let name = &new.wire;
    let (word, request) = match new.left_out {
        true => ("left out of", Wire::OnlyIf(format!("the server ignores `{name}` in requests"))),
        false => ("written in", Wire::Breaks(format!("old clients do not send `{name}`"))),
    };
    findings.add(
        &codes::CONSTANT_CHANGED,
        pair.at(),
        format!("`{name}` is {word} requests now"),
        pair.travel.verdict(|| request, || Wire::Works),
        Rust::Behaves(format!("`{name}` is {word} requests")),
    );
}

fn was_field(pair: &TypePair<'_>, findings: &mut Findings, field: &Field, constant: &Constant) {
    let (name, is) = (&constant.wire, constant.value.to_string());
    let request = || Wire::OnlyIf(format!("every caller sends `{is}` as `{name}`"));
    let ty = TypeRef::Scalar(constant.value.scalar());
    let response = || match pair.comparison.wire.response(&field.ty, &ty) {
        Wire::Breaks(_) => Wire::Breaks(format!("old clients refuse `{is}` as `{name}`")),
        // The type of the constant has more values than the constant.
        _ => Wire::Works,
    };
    let place = pair.comparison.old.named(&field.name);
    findings.add(
        &codes::FIELD_BECAME_CONSTANT,
        At { old: Some(place), new: pair.at().new },
        format!("`{name}` is always `{is}` now"),
        pair.travel.verdict(request, response),
        rust_breaks(format!("the field `{}` is gone", plain(&field.name.rust))),
    );
}

fn is_field(pair: &TypePair<'_>, findings: &mut Findings, constant: &Constant, field: &Field) {
    let (name, was) = (&constant.wire, constant.value.to_string());
    let response = || Wire::OnlyIf(format!("the server sends `{was}` as `{name}`"));
    let request = || match field.presence {
        Presence::Required | Presence::Nullable if constant.left_out && !field.left_out => {
            Wire::Breaks(format!("old clients do not send `{name}`"))
        }
        _ => Wire::Works,
    };
    let place = pair.comparison.new.named(&field.name);
    findings.add(
        &codes::CONSTANT_BECAME_FIELD,
        At { old: pair.at().old, new: Some(place) },
        format!("`{name}`, which was always `{was}`, may have other values"),
        pair.travel.verdict(request, response),
        pair.field_added(),
    );
}
