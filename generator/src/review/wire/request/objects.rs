//! Objects of old clients, read by the new server.

use super::Sending;
use crate::ir::{Constant, ConstantValue, Field, Presence, Scalar, TypeRef};
use crate::review::wire::verdict::Verdict;
use crate::review::wire::view::{Object, View, is_only_value};

/// The property that tells the branches of a union apart, and its value.
pub(super) type Tag<'a> = (&'a str, &'a str);

/// Whether a struct is accepted as a struct. If it is the branch of a tag, the tag is sent, whether the struct
/// has a field for it or not.
pub(super) fn accept(
    sending: &Sending<'_>,
    old: Object<'_>,
    new: Object<'_>,
    tag: Option<Tag<'_>>,
    text: bool,
) -> Verdict {
    let is_tag = |name: &str| tag.is_some_and(|(property, _)| property == name);
    let expected = new.fields.iter().filter(|field| !is_tag(&field.name.wire) && !field.read_only);
    let fields = expected.map(|field| {
        let name = &field.name.wire;
        let verdict = match Sent::of(old, name) {
            Sent::Field(sent) => accept_field(sending, sent, field, text),
            Sent::Constant(constant) => accept_constant(sending, constant, &field.ty, text),
            Sent::Undeclared(value) => {
                let value = value.map_or(Verdict::Works, |value| sending.accepts(value, &field.ty, text));
                value.if_absent("no caller sends {}").and(missing(field))
            }
        };
        verdict.of_property(name)
    });
    let constants = new.constants.iter().filter(|constant| !is_tag(&constant.wire) && !constant.left_out);
    let constants =
        constants.map(|constant| accept_as_constant(sending, old, constant).of_property(&constant.wire));
    let others = others(sending, old, new, &is_tag, text);
    Verdict::all(fields.chain(constants)).and(others)
}

/// What old clients send for a property.
enum Sent<'a> {
    Field(&'a Field),
    Constant(&'a Constant),
    /// Nothing, unless the map of undeclared properties holds it.
    Undeclared(Option<&'a TypeRef>),
}

impl<'a> Sent<'a> {
    fn of(structure: Object<'a>, name: &str) -> Self {
        let mut fields = structure.fields.iter().filter(|field| !field.left_out);
        if let Some(field) = fields.find(|field| field.name.wire == name) {
            return Self::Field(field);
        }
        let mut constants = structure.constants.iter().filter(|constant| !constant.left_out);
        match constants.find(|constant| constant.wire == name) {
            Some(constant) => Self::Constant(constant),
            None => Self::Undeclared(structure.extra.map(|extra| &extra.value)),
        }
    }
}

/// A property that both sides declare.
fn accept_field(sending: &Sending<'_>, old: &Field, new: &Field, text: bool) -> Verdict {
    let value = sending.accepts(&old.ty, &new.ty, text);
    let value = if old.may_be_absent() { value.if_absent("no caller sends {}") } else { value };
    value.and(presence(old.presence, new.presence, takes_null(sending, &new.ty)))
}

/// Whether a property may be missing and null as far as old clients do that.
pub(super) fn presence(old: Presence, new: Presence, takes_null: bool) -> Verdict {
    let is_required = matches!(new, Presence::Required | Presence::Nullable);
    let may_be_missing = matches!(old, Presence::Optional | Presence::Patch);
    let absent =
        Verdict::works_if(!is_required || !may_be_missing, || Verdict::only_if("every caller sends {}"));
    let is_null = matches!(old, Presence::Nullable | Presence::Patch);
    let takes_null = takes_null || matches!(new, Presence::Nullable | Presence::Patch);
    let null = Verdict::works_if(!is_null || takes_null, || Verdict::only_if("no caller sends null for {}"));
    absent.and(null)
}

fn takes_null(sending: &Sending<'_>, new: &TypeRef) -> bool {
    matches!(View::of(sending.new, new), View::Any | View::Nullable(_) | View::Scalar(Scalar::Null))
}

/// The verdict if old clients do not know the property.
fn missing(new: &Field) -> Verdict {
    Verdict::works_if(new.may_be_absent(), || {
        Verdict::breaks("the server requires {}, which old clients do not send")
    })
}

/// A property that old clients always send with one value.
fn accept_constant(sending: &Sending<'_>, old: &Constant, new: &TypeRef, text: bool) -> Verdict {
    match (View::of(sending.new, new), &old.value) {
        (View::StringEnum(values), ConstantValue::Text(value)) => {
            Verdict::works_if(values.variants.iter().any(|variant| variant.value == *value), || {
                Verdict::breaks(format!(
                    "the server does not accept `{value}` for {{}}, which old clients send"
                ))
            })
        }
        _ => sending.accepts(&TypeRef::Scalar(old.value.scalar()), new, text),
    }
}

/// A property for which the server accepts one value only.
fn accept_as_constant(sending: &Sending<'_>, old: Object<'_>, new: &Constant) -> Verdict {
    let text = new.value.to_string();
    match Sent::of(old, &new.wire) {
        Sent::Constant(constant) if constant.value == new.value => Verdict::Works,
        Sent::Constant(constant) => {
            let sent = constant.value.to_string();
            Verdict::breaks(format!(
                "the server accepts only `{text}` for {{}}, and old clients send `{sent}`"
            ))
        }
        Sent::Field(field)
            if field.presence == Presence::Required && is_only_value(sending.old, field, new) =>
        {
            Verdict::Works
        }
        Sent::Field(_) => Verdict::only_if(format!("every caller sends `{text}` for {{}}")),
        Sent::Undeclared(_) => Verdict::breaks("the server requires {}, which old clients do not send"),
    }
}

/// What old clients send and the new document does not declare. Whether it allows such properties is not seen
/// here; servers that do mostly ignore them.
fn others(
    sending: &Sending<'_>,
    old: Object<'_>,
    new: Object<'_>,
    is_tag: &dyn Fn(&str) -> bool,
    text: bool,
) -> Verdict {
    let is_declared = |name: &str| {
        is_tag(name)
            || new.fields.iter().any(|field| field.name.wire == name)
            || new.constants.iter().any(|constant| constant.wire == name)
    };
    let undeclared = |name: &str, ty: &TypeRef| {
        match new.extra {
            Some(extra) => sending.accepts(ty, &extra.value, text),
            None => Verdict::only_if("the server ignores {}, which its document no longer describes"),
        }
        .of_property(name)
    };
    let fields = old.fields.iter().filter(|field| !field.left_out && !is_declared(&field.name.wire));
    let fields = fields.map(|field| {
        let verdict = undeclared(&field.name.wire, &field.ty);
        if field.may_be_absent() { verdict.if_absent("no caller sends {}") } else { verdict }
    });
    let constants =
        old.constants.iter().filter(|constant| !constant.left_out && !is_declared(&constant.wire));
    let constants =
        constants.map(|constant| undeclared(&constant.wire, &TypeRef::Scalar(constant.value.scalar())));
    let extra = match (old.extra, new.extra) {
        (Some(old), Some(new)) => sending.accepts(&old.value, &new.value, text).of_value(),
        _ => Verdict::Works,
    };
    Verdict::all(fields.chain(constants)).and(extra.if_absent("no caller sends undeclared properties"))
}

/// Whether a struct is accepted as a map.
pub(super) fn accept_as_map(sending: &Sending<'_>, old: Object<'_>, new: &TypeRef, text: bool) -> Verdict {
    let null = takes_null(sending, new);
    let fields = old.fields.iter().filter(|field| !field.left_out).map(|field| {
        let value = sending.accepts(&field.ty, new, text);
        let value = if field.may_be_absent() { value.if_absent("no caller sends {}") } else { value };
        value.and(presence(field.presence, Presence::Optional, null)).of_property(&field.name.wire)
    });
    let constants = old.constants.iter().filter(|constant| !constant.left_out);
    let constants =
        constants.map(|constant| accept_constant(sending, constant, new, text).of_property(&constant.wire));
    let others = match old.extra {
        Some(extra) => sending.accepts(&extra.value, new, text).of_value(),
        None => Verdict::Works,
    };
    Verdict::all(fields.chain(constants)).and(others.if_absent("no caller sends undeclared properties"))
}

/// Whether a map is accepted as a struct.
pub(super) fn accept_map(sending: &Sending<'_>, old: &TypeRef, new: Object<'_>, text: bool) -> Verdict {
    let required = new.fields.iter().filter(|field| !field.read_only && !field.may_be_absent());
    let required = required.map(|field| field.name.wire.as_str());
    let constants = new.constants.iter().filter(|constant| !constant.left_out);
    let required = required.chain(constants.map(|constant| constant.wire.as_str()));
    let complete = required.map(|name| Verdict::only_if("every caller sends {}").of_property(name));
    let fields = new.fields.iter().map(|field| {
        sending.accepts(old, &field.ty, text).if_absent("no caller sends {}").of_property(&field.name.wire)
    });
    let others = match new.extra {
        Some(extra) => sending.accepts(old, &extra.value, text).of_value(),
        None => Verdict::only_if("callers send only the properties of {} that are described now"),
    };
    Verdict::all(complete.chain(fields)).and(others)
}
