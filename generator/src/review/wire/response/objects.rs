//! Objects of the new server, read by the old bindings.

use super::{Place, Reading, reads_null};
use crate::ir::{Constant, ConstantValue, Field, Presence, Scalar, TypeRef};
use crate::review::wire::verdict::{Verdict, listed};
use crate::review::wire::view::{Object, View, is_only_value};

/// The property that tells the branches of a union apart, and its value.
pub(super) type Tag<'a> = (&'a str, &'a str);

/// Whether a struct is read as a struct. If it is the branch of a tag, the server sends the tag, whether the
/// struct has a field for it or not.
pub(super) fn read(
    reading: &Reading<'_>,
    old: Object<'_>,
    new: Object<'_>,
    tag: Option<Tag<'_>>,
    place: Place,
) -> Verdict {
    let tag_of = |name: &str| tag.and_then(|(property, tag)| (property == name).then_some(tag));
    let fields = old.fields.iter().map(|field| {
        let name = &field.name.wire;
        let verdict = match (tag_of(name), Property::of(new, name)) {
            (Some(tag), _) => read_text(reading, &field.ty, tag, place),
            (None, Property::Field(sent)) => read_field(reading, field, sent, place),
            (None, Property::Constant(constant)) => read_constant(reading, &field.ty, constant, place),
            (None, Property::Undeclared(None)) => Verdict::works_if(missing(field, place).works(), || {
                Verdict::breaks("the server no longer sends {}, which the bindings require")
            }),
            (None, Property::Undeclared(Some(value))) => {
                let value = reading.reads(&field.ty, value, place);
                value.if_absent(absent_condition()).and(missing(field, place))
            }
        };
        verdict.of_property(name)
    });
    let constants = old.constants.iter().map(|constant| {
        let verdict = match tag_of(&constant.wire) {
            Some(tag) => {
                Verdict::works_if(constant.value.to_string() == tag, || other_constant(constant, tag))
            }
            None => is_constant(reading, constant, new),
        };
        verdict.of_property(&constant.wire)
    });
    let verdict = Verdict::all(fields.chain(constants));
    verdict.and(read_others(reading, old, new, place))
}

fn other_constant(old: &Constant, sent: &str) -> Verdict {
    let text = old.value.to_string();
    Verdict::breaks(format!("the server sends `{sent}` for {{}}, and the bindings accept only `{text}`"))
}

/// A text that is always the same, where the bindings have a field.
fn read_text(reading: &Reading<'_>, old: &TypeRef, text: &str, place: Place) -> Verdict {
    let View::StringEnum(values) = View::of(reading.old, old) else { return Verdict::Works };
    let is_known = values.variants.iter().any(|variant| variant.value == text);
    let is_kept = values.unknown.is_some() && !place.decides;
    Verdict::works_if(is_known || is_kept, || {
        Verdict::breaks(format!("the server always sends `{text}` for {{}}, which the bindings do not know"))
    })
}

/// What a type has for a property.
enum Property<'a> {
    Field(&'a Field),
    Constant(&'a Constant),
    /// Nothing but the type of all undeclared properties, if there is one.
    Undeclared(Option<&'a TypeRef>),
}

impl<'a> Property<'a> {
    fn of(structure: Object<'a>, name: &str) -> Self {
        if let Some(field) = structure.fields.iter().find(|field| field.name.wire == name) {
            return Self::Field(field);
        }
        match structure.constants.iter().find(|constant| constant.wire == name) {
            Some(constant) => Self::Constant(constant),
            None => Self::Undeclared(structure.extra.map(|extra| &extra.value)),
        }
    }
}

fn absent_condition() -> &'static str {
    "the server never sends {}"
}

/// A property that both sides declare.
fn read_field(reading: &Reading<'_>, old: &Field, new: &Field, place: Place) -> Verdict {
    let value = reading.reads(&old.ty, &new.ty, place);
    let value = if new.may_be_absent() { value.if_absent(absent_condition()) } else { value };
    value.and(presence(reading, old, new, place))
}

/// Whether the property may be missing and null as far as the server does that.
fn presence(reading: &Reading<'_>, old: &Field, new: &Field, place: Place) -> Verdict {
    let absent = if new.may_be_absent() { missing(old, place) } else { Verdict::Works };
    let is_null = matches!(new.presence, Presence::Nullable | Presence::Patch);
    let reads_null = match View::of(reading.old, &old.ty) {
        View::Any | View::Scalar(Scalar::Null) => true,
        View::List(_) | View::Map(_) if !place.decides => true,
        _ => old.presence != Presence::Required,
    };
    let null =
        Verdict::works_if(!is_null || reads_null, || Verdict::only_if("the server never sends null for {}"));
    absent.and(null)
}

/// The verdict if the server leaves the property out.
fn missing(old: &Field, place: Place) -> Verdict {
    let may_be_missing = match old.presence {
        Presence::Optional | Presence::Patch => true,
        // It is read as null, but speaks against the branch of a union.
        Presence::Nullable => !place.decides,
        Presence::Required => false,
    };
    Verdict::works_if(may_be_missing, || Verdict::only_if("the server always sends {}"))
}

/// A property that the server fixes and the bindings have a field for.
fn read_constant(reading: &Reading<'_>, old: &TypeRef, constant: &Constant, place: Place) -> Verdict {
    match (View::of(reading.old, old), &constant.value) {
        (View::StringEnum(_), ConstantValue::Text(value)) => read_text(reading, old, value, place),
        _ => reading.reads(old, &TypeRef::Scalar(constant.value.scalar()), place),
    }
}

/// A property that the bindings expect to have one value.
fn is_constant(reading: &Reading<'_>, old: &Constant, new: Object<'_>) -> Verdict {
    let text = old.value.to_string();
    match Property::of(new, &old.wire) {
        Property::Constant(constant) => Verdict::works_if(constant.value == old.value, || {
            other_constant(old, &constant.value.to_string())
        }),
        // It may be missing, but not null.
        Property::Field(field)
            if matches!(field.presence, Presence::Required | Presence::Optional)
                && is_only_value(reading.new, field, old) =>
        {
            Verdict::Works
        }
        Property::Field(_) => {
            Verdict::only_if(format!("the server never sends anything but `{text}` for {{}}"))
        }
        // It may be missing.
        Property::Undeclared(_) => Verdict::Works,
    }
}

/// The properties that the old document does not declare. Without a map for them, they are skipped.
fn read_others(reading: &Reading<'_>, old: Object<'_>, new: Object<'_>, place: Place) -> Verdict {
    let Some(extra) = old.extra else { return Verdict::Works };
    if matches!(View::of(reading.old, &extra.value), View::Any) {
        return Verdict::Works;
    }
    let is_declared = |name: &str| {
        old.fields.iter().any(|field| field.name.wire == name)
            || old.constants.iter().any(|constant| constant.wire == name)
    };
    let fields = new.fields.iter().filter(|field| !is_declared(&field.name.wire));
    let fields = fields.map(|field| value_of_map(reading, &extra.value, field, place));
    let constants = new.constants.iter().filter(|constant| !is_declared(&constant.wire));
    let constants = constants
        .map(|constant| read_constant(reading, &extra.value, constant, place).of_property(&constant.wire));
    let undeclared = match new.extra {
        Some(sent) => {
            reading.reads(&extra.value, &sent.value, place).of_value().if_absent(absent_condition())
        }
        None => Verdict::only_if(format!(
            "properties that the server does not document are {}",
            View::of(reading.old, &extra.value).noun()
        )),
    };
    Verdict::all(fields.chain(constants)).and(undeclared)
}

/// A property that is read as a value of a map.
fn value_of_map(reading: &Reading<'_>, value: &TypeRef, field: &Field, place: Place) -> Verdict {
    let verdict = reading.reads(value, &field.ty, place);
    let verdict = if field.may_be_absent() { verdict.if_absent(absent_condition()) } else { verdict };
    let is_null = matches!(field.presence, Presence::Nullable | Presence::Patch);
    let null = Verdict::works_if(!is_null || reads_null(View::of(reading.old, value), place), || {
        Verdict::only_if("the server never sends null for {}")
    });
    verdict.and(null).of_property(&field.name.wire)
}

/// Whether a struct is read as a map.
pub(super) fn read_as_map(reading: &Reading<'_>, old: &TypeRef, new: Object<'_>, place: Place) -> Verdict {
    if matches!(View::of(reading.old, old), View::Any) {
        return Verdict::Works;
    }
    let fields = new.fields.iter().map(|field| value_of_map(reading, old, field, place));
    let constants = new
        .constants
        .iter()
        .map(|constant| read_constant(reading, old, constant, place).of_property(&constant.wire));
    let others = match new.extra {
        Some(extra) => reading.reads(old, &extra.value, place).of_value().if_absent(absent_condition()),
        None => Verdict::only_if(format!(
            "properties that the server does not document are {}",
            View::of(reading.old, old).noun()
        )),
    };
    Verdict::all(fields.chain(constants)).and(others)
}

/// Whether a map is read as a struct.
pub(super) fn read_map(reading: &Reading<'_>, old: Object<'_>, new: &TypeRef, place: Place) -> Verdict {
    let required: Vec<&str> = old
        .fields
        .iter()
        .filter(|field| !missing(field, place).works())
        .map(|field| field.name.wire.as_str())
        .collect();
    let fields = old.fields.iter().map(|field| {
        reading.reads(&field.ty, new, place).if_absent(absent_condition()).of_property(&field.name.wire)
    });
    let constants = old.constants.iter().map(|constant| {
        let text = constant.value.to_string();
        Verdict::only_if(format!("the server never sends anything but `{text}` for {{}}"))
            .of_property(&constant.wire)
    });
    let others = match old.extra {
        Some(extra) => reading.reads(&extra.value, new, place).of_value(),
        None => Verdict::Works,
    };
    let complete = Verdict::works_if(required.is_empty(), || {
        Verdict::only_if(format!("every object for {{}} has {}", listed(&required)))
    });
    Verdict::all(fields.chain(constants)).and(others).and(complete)
}
