//! Parameters that are new, gone, or in another order.

use super::OperationPair;
use super::parameter::{self, WithFacts, place};
use crate::ir::{Location, Operation, Parameter};
use crate::review::change::{Rust, Wire};
use crate::review::changes::describe::{list, type_text};
use crate::review::changes::findings::{At, Findings, rust_breaks};
use crate::review::codes::operations as codes;
use crate::review::side::plain;

pub(super) fn compare(pair: &OperationPair<'_>, findings: &mut Findings) {
    let old: Vec<WithFacts<'_>> = pair.old.parameters.iter().zip(&pair.old_facts.parameters).collect();
    let new: Vec<WithFacts<'_>> = pair.new.parameters.iter().zip(&pair.new_facts.parameters).collect();
    let both = matched(&old, &new);
    let comparison = pair.comparison;
    for (parameter, _) in old.iter().filter(|one| !both.iter().any(|(old, _)| std::ptr::eq(old.0, one.0))) {
        let name = &parameter.name.wire;
        let rust = match parameter.required {
            true => rust_breaks("the method takes an argument less"),
            false => rust_breaks(format!("the setter `{}` is gone", plain(&parameter.name.rust))),
        };
        findings.add(
            &codes::PARAMETER_REMOVED,
            At { old: Some(comparison.old.named(&parameter.name)), new: pair.at().new },
            format!("the {} parameter `{name}` is gone", place(parameter.location)),
            comparison.wire.parameter_removed(parameter),
            rust,
        );
    }
    for new in &new {
        match both.iter().find(|(_, one)| std::ptr::eq(one.0, new.0)) {
            Some((old, _)) => parameter::compare(pair, findings, *old, *new),
            None => added(pair, findings, new.0),
        }
    }
    order(pair, findings, &both);
}

fn added(pair: &OperationPair<'_>, findings: &mut Findings, parameter: &Parameter) {
    let comparison = pair.comparison;
    let (name, ty) = (&parameter.name.wire, type_text(comparison.new.api, &parameter.ty));
    let (code, word, rust) = match parameter.required {
        true => {
            let rust = rust_breaks("the method takes another argument");
            (&codes::PARAMETER_REQUIRED_ADDED, "required", rust)
        }
        false => (&codes::PARAMETER_ADDED, "optional", Rust::Adds),
    };
    findings.add(
        code,
        At { old: pair.at().old, new: Some(comparison.new.named(&parameter.name)) },
        format!("new {word} {} parameter `{name}`: {ty}", place(parameter.location)),
        comparison.wire.parameter_added(parameter),
        rust,
    );
}

/// Which parameter was which: those of the path by their position, since their names are not sent; the others
/// by place and name; what is left by name.
fn matched<'a>(old: &[WithFacts<'a>], new: &[WithFacts<'a>]) -> Vec<(WithFacts<'a>, WithFacts<'a>)> {
    let in_path = |all: &[WithFacts<'a>]| -> Vec<WithFacts<'a>> {
        all.iter().filter(|one| one.0.location == Location::Path).copied().collect()
    };
    let (old_path, new_path) = (in_path(old), in_path(new));
    let mut found = Vec::new();
    if old_path.len() == new_path.len() {
        found.extend(old_path.into_iter().zip(new_path));
    }
    let name = |one: &Parameter| match one.location {
        Location::Header => one.name.wire.to_ascii_lowercase(),
        _ => one.name.wire.clone(),
    };
    for is_strict in [true, false] {
        for one in new {
            let is_taken =
                found.iter().any(|(_, new): &(WithFacts<'_>, WithFacts<'_>)| std::ptr::eq(new.0, one.0));
            let was = old.iter().find(|was| {
                name(was.0) == name(one.0)
                    && (!is_strict || was.0.location == one.0.location)
                    && !found.iter().any(|(old, _)| std::ptr::eq(old.0, was.0))
            });
            if let Some(was) = was.filter(|_| !is_taken) {
                found.push((*was, *one));
            }
        }
    }
    found
}

/// Whether the arguments that were there change places.
fn order(pair: &OperationPair<'_>, findings: &mut Findings, both: &[(WithFacts<'_>, WithFacts<'_>)]) {
    let stays = |operation: &Operation, is_old: bool| -> Vec<*const Parameter> {
        let arguments = operation.parameters.iter().filter(|one| one.required);
        let partner = |one: &Parameter| {
            let found =
                both.iter().find(|(old, new)| std::ptr::eq(if is_old { old.0 } else { new.0 }, one))?;
            (found.0.0.required && found.1.0.required).then_some(std::ptr::from_ref(found.1.0))
        };
        arguments.filter_map(partner).collect()
    };
    if stays(pair.old, true) != stays(pair.new, false) {
        let arguments = pair.new.parameters.iter().filter(|one| one.required);
        let names: Vec<&str> = arguments.map(|one| one.name.wire.as_str()).collect();
        findings.add(
            &codes::ARGUMENTS_REORDERED,
            pair.at(),
            format!("the method takes {} in this order", list(&names)),
            Wire::Works,
            rust_breaks("the arguments are in another order"),
        );
    }
}
