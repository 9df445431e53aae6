//! What differs in one parameter.

use super::OperationPair;
use crate::ir::{ArgumentForm, Location, Parameter, ParameterFacts};
use crate::review::change::{Rust, Wire};
use crate::review::changes::comparison::{deprecation, docs_differ};
use crate::review::changes::describe::type_text;
use crate::review::changes::findings::{At, Findings, rust_breaks};
use crate::review::changes::limits::{self, Shift};
use crate::review::codes::operations as codes;
use crate::review::side::plain;

/// A parameter with its facts.
pub(super) type WithFacts<'a> = (&'a Parameter, &'a ParameterFacts);

pub(super) fn compare(
    pair: &OperationPair<'_>,
    findings: &mut Findings,
    (old, old_facts): WithFacts<'_>,
    (new, new_facts): WithFacts<'_>,
) {
    let comparison = pair.comparison;
    let Parameter {
        name,
        docs,
        deprecated,
        location,
        ty,
        required,
        nullable,
        style,
        explode,
        allow_reserved,
        slashes,
        allow_empty,
        constraints,
    } = new;
    let at = At::both(comparison.old.named(&old.name), comparison.new.named(name));
    let wire_name = &name.wire;
    let mut add = |code, message: String, wire, rust| findings.add(code, at.clone(), message, wire, rust);
    let as_whole = || comparison.wire.parameter(old, new);
    if old.location != *location {
        let message = format!(
            "`{wire_name}` is a {} parameter instead of a {} one",
            place(*location),
            place(old.location)
        );
        let rust = Rust::Behaves("it is sent at another place".into());
        add(
            &codes::PARAMETER_LOCATION,
            message,
            Wire::Breaks(format!("old clients send `{wire_name}` at the old place")),
            rust,
        );
    }
    renamed(old, new, &mut add);
    if old.required != *required {
        let (code, message, wire) = match required {
            true => {
                let wire = Wire::OnlyIf(format!("every caller sets `{wire_name}`"));
                (&codes::PARAMETER_REQUIRED, format!("`{wire_name}` is required now"), wire)
            }
            false => (&codes::PARAMETER_OPTIONAL, format!("`{wire_name}` is optional now"), Wire::Works),
        };
        let reason = match required {
            true => "the setter became an argument",
            false => "the argument became a setter",
        };
        add(code, message, wire, rust_breaks(reason));
    }
    if !comparison.is_same(&old.ty, ty) {
        let (was, is) = (type_text(comparison.old.api, &old.ty), type_text(comparison.new.api, ty));
        let rust = match comparison.is_same_in_rust(&old.ty, ty) {
            true => Rust::Behaves("values are written in another way".into()),
            false => rust_breaks(format!("it takes {is} instead of {was}")),
        };
        let message = format!("`{wire_name}` is {is} instead of {was}");
        add(&codes::PARAMETER_TYPE, message, comparison.wire.request_text(&old.ty, ty), rust);
    } else if old_facts.argument != new_facts.argument {
        let message = format!("the argument `{wire_name}` takes other values");
        add(&codes::ARGUMENT_TAKES, message, Wire::Works, takes(new_facts.argument));
    }
    let was = (old.style, old.explode, old.allow_reserved, old.slashes, old.allow_empty);
    if was != (*style, *explode, *allow_reserved, *slashes, *allow_empty) {
        let rust = Rust::Behaves("values are written in another way".into());
        add(&codes::PARAMETER_STYLE, format!("`{wire_name}` is written in another way"), as_whole(), rust);
    }
    if old.nullable != *nullable {
        let (message, wire) = match nullable {
            true => (format!("`{wire_name}` may be null now"), Wire::Works),
            false => (
                format!("`{wire_name}` cannot be null any more"),
                Wire::OnlyIf(format!("no caller sends null as `{wire_name}`")),
            ),
        };
        add(&codes::PARAMETER_NULLABLE, message, wire, rust_breaks("the setter takes another type"));
    }
    for change in limits::changes(&old.constraints, constraints) {
        let (code, wire, behaves) = match change.shift {
            Shift::Loosened => {
                (&codes::PARAMETER_LOOSENED, Wire::Works, "values beyond the old limit are sent")
            }
            Shift::Tightened => {
                let wire = comparison.wire.request_constraints(&old.constraints, constraints);
                (&codes::PARAMETER_TIGHTENED, wire, "values beyond the new limit are refused before sending")
            }
            Shift::Other => {
                let wire = comparison.wire.request_constraints(&old.constraints, constraints);
                (&codes::PARAMETER_LIMIT, wire, "other values are refused before sending")
            }
        };
        add(code, format!("`{wire_name}`: {}", change.text), wire, Rust::Behaves(behaves.into()));
    }
    if docs_differ(&old.docs, docs) {
        let message = format!("the description of `{wire_name}` changed");
        add(&codes::PARAMETER_DOCS, message, Wire::Works, Rust::Same);
    }
    if old.deprecated != *deprecated {
        let message = match deprecated {
            true => format!("`{wire_name}` is deprecated now"),
            false => format!("`{wire_name}` is no longer deprecated"),
        };
        // An argument is no item of its own, so nothing warns.
        let rust = if *required { Rust::Same } else { deprecation(*deprecated) };
        add(&codes::PARAMETER_DEPRECATED, message, Wire::Works, rust);
    }
}

fn renamed(
    old: &Parameter,
    new: &Parameter,
    add: &mut impl FnMut(&'static crate::review::ReviewCode, String, Wire, Rust),
) {
    let is_on_wire = old.location != Location::Path && !old.name.wire.eq_ignore_ascii_case(&new.name.wire);
    let (was, is) = (plain(&old.name.rust), plain(&new.name.rust));
    if was == is && old.name.wire == new.name.wire {
        return;
    }
    let rust = match (old.required && new.required, was == is) {
        (true, _) | (_, true) => Rust::Same,
        _ => rust_breaks(format!("the setter is called `{is}` now")),
    };
    let wire = match is_on_wire {
        true => Wire::Breaks(format!("old clients send `{}`", old.name.wire)),
        false => Wire::Works,
    };
    let message = match was == is {
        true => format!("`{}` is called `{}` now", old.name.wire, new.name.wire),
        false => format!("`{was}` is called `{is}` now"),
    };
    add(&codes::PARAMETER_RENAMED, message, wire, rust);
}

/// What it means that an argument is taken in another form.
pub(super) fn takes(form: ArgumentForm) -> Rust {
    rust_breaks(match form {
        ArgumentForm::Value | ArgumentForm::Unboxed => "it takes values of its type only",
        ArgumentForm::Into | ArgumentForm::Field => "the type of a value may have to be stated",
    })
}

/// Where a parameter is sent, in a word.
pub(super) fn place(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
        Location::Querystring => "query string",
    }
}
