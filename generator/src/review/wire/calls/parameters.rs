//! Parameters: which is which, and whether the new server reads what old clients write.

use super::{Verdict, WireRules};
use crate::ir::{Location, Operation, Parameter, ParameterStyle, Presence, TypeRef, Types};
use crate::review::wire::view::View;
use crate::review::wire::{limits, request};

/// The parameters of two operations.
pub(super) struct Pairs<'a> {
    pub(super) kept: Vec<(&'a Parameter, &'a Parameter)>,
    pub(super) removed: Vec<&'a Parameter>,
    pub(super) added: Vec<&'a Parameter>,
}

/// Which parameter is which: those of the path by their place, since their names are not sent; the others by
/// name and location.
pub(super) fn pairs<'a>(old: &'a Operation, new: &'a Operation) -> Pairs<'a> {
    let mut pairs = Pairs { kept: Vec::new(), removed: Vec::new(), added: Vec::new() };
    let in_path =
        |operation: &'a Operation| operation.parameters.iter().filter(|one| one.location == Location::Path);
    pairs.kept.extend(in_path(old).zip(in_path(new)));
    let is_same = |one: &Parameter, other: &Parameter| {
        one.location == other.location
            && match one.location {
                Location::Header => one.name.wire.eq_ignore_ascii_case(&other.name.wire),
                _ => one.name.wire == other.name.wire,
            }
    };
    for parameter in old.parameters.iter().filter(|one| one.location != Location::Path) {
        match new.parameters.iter().find(|other| is_same(parameter, other)) {
            Some(other) => pairs.kept.push((parameter, other)),
            None => pairs.removed.push(parameter),
        }
    }
    let others = new.parameters.iter().filter(|one| one.location != Location::Path);
    pairs.added.extend(others.filter(|one| old.parameters.iter().all(|other| !is_same(one, other))));
    pairs
}

pub(super) fn added(new: &Parameter) -> Verdict {
    let (name, location) = (&new.name.wire, noun(new.location));
    Verdict::works_if(!new.required, || {
        Verdict::breaks(format!("the server requires the {location} `{name}`, which old clients do not send"))
    })
}

pub(super) fn removed(old: &Parameter) -> Verdict {
    let (name, location) = (&old.name.wire, noun(old.location));
    Verdict::only_if(format!(
        "the server ignores the {location} `{name}`, which its document no longer describes"
    ))
}

fn noun(location: Location) -> &'static str {
    match location {
        Location::Path => "path parameter",
        Location::Query => "query parameter",
        Location::Header => "header",
        Location::Cookie => "cookie",
        Location::Querystring => "query string",
    }
}

/// A parameter that both documents have.
pub(super) fn accept(rules: &WireRules<'_>, old: &Parameter, new: &Parameter) -> Verdict {
    let Parameter {
        name: _,
        docs: _,
        deprecated: _,
        location,
        ty,
        required: _,
        nullable: _,
        style,
        explode: _,
        allow_reserved: _,
        slashes,
        allow_empty,
        constraints,
    } = new;
    // How reserved characters are written is up to the writer: servers decode them either way.
    let is_text = *style != ParameterStyle::Json && is_flat(&rules.old.types, &old.ty);
    let value = rules.sending.accepts(&old.ty, ty, is_text);
    let place = Verdict::works_if(old.location == *location, || {
        let (before, now) = (noun(old.location), noun(*location));
        Verdict::breaks(format!("the server reads {{}} as a {now} and not as a {before}"))
    });
    let presence = request::presence(presence(old), presence(new));
    let segments =
        Verdict::works_if(*slashes || !old.slashes, || Verdict::only_if("no value for {} contains a slash"));
    let empty = Verdict::works_if(*allow_empty || !old.allow_empty, || {
        Verdict::only_if("no caller sends an empty value for {}")
    });
    let limits = limits::accept(&old.constraints, constraints);
    let verdict = Verdict::all([place, writing(rules, old, new), value, presence, segments, empty, limits]);
    if old.required { verdict } else { verdict.if_absent("no caller sends {}") }
}

fn presence(parameter: &Parameter) -> Presence {
    match (parameter.required, parameter.nullable) {
        (true, _) => Presence::Required,
        (false, false) => Presence::Optional,
        (false, true) => Presence::Patch,
    }
}

/// Whether no part of the value is written as JSON inside the text: lists and objects in lists are.
fn is_flat(types: &Types, ty: &TypeRef) -> bool {
    match View::of(types, ty) {
        View::List(item) => matches!(
            View::of(types, item),
            View::Scalar(_) | View::StringEnum(_) | View::IntegerEnum(_) | View::Custom(_)
        ),
        View::Nullable(inner) => is_flat(types, inner),
        View::Union(union) => {
            union.variants.iter().all(|variant| variant.ty().is_none_or(|ty| is_flat(types, ty)))
        }
        View::Any | View::Tuple(_) | View::JsonString(_) => false,
        View::Map(_) | View::Object(_) | View::Form(_) => false,
        View::Custom(_) | View::Scalar(_) | View::Text(_) => true,
        View::StringEnum(_) | View::IntegerEnum(_) => true,
    }
}

/// What a value is made of, as far as styles write it differently.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Single,
    List,
    Other,
}

fn shape_of(types: &Types, ty: &TypeRef) -> Shape {
    shape_of_view(types, View::of(types, ty))
}

fn shape_of_view(types: &Types, view: View<'_>) -> Shape {
    match view {
        View::Scalar(_) | View::StringEnum(_) | View::IntegerEnum(_) | View::Text(_) => Shape::Single,
        View::List(_) | View::Tuple(_) => Shape::List,
        View::Nullable(inner) => shape_of(types, inner),
        View::Union(union) => {
            let mut shapes =
                union.variants.iter().map(|variant| shape_of_view(types, View::of_branch(types, variant)));
            if shapes.all(|shape| shape == Shape::Single) { Shape::Single } else { Shape::Other }
        }
        _ => Shape::Other,
    }
}

/// Whether both styles write a value alike.
fn writing(rules: &WireRules<'_>, old: &Parameter, new: &Parameter) -> Verdict {
    if (old.style, old.explode) == (new.style, new.explode) {
        let before = shape_of(&rules.old.types, &old.ty);
        let now = shape_of(&rules.new.types, &new.ty);
        return Verdict::works_if(before == now || old.style == ParameterStyle::Json, || {
            Verdict::only_if("the server reads {} as it was written before")
        });
    }
    match shape_of(&rules.old.types, &old.ty) {
        Shape::Single if written_alone(old.style) == written_alone(new.style) => Verdict::Works,
        Shape::List if written_alone(old.style) == written_alone(new.style) => {
            Verdict::only_if("no caller sends more than one item for {}")
        }
        _ => Verdict::breaks("the server expects another notation of {}"),
    }
}

/// The notation of a single value: `5`, `.5`, `;id=5`, `name=5` or JSON.
fn written_alone(style: ParameterStyle) -> u8 {
    match style {
        ParameterStyle::Simple => 0,
        ParameterStyle::Label => 1,
        ParameterStyle::Matrix => 2,
        ParameterStyle::Form
        | ParameterStyle::SpaceDelimited
        | ParameterStyle::PipeDelimited
        | ParameterStyle::TabDelimited
        | ParameterStyle::DeepObject => 3,
        ParameterStyle::Cookie => 4,
        ParameterStyle::Json => 5,
    }
}
