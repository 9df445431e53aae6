//! What differs in one field.

use super::TypePair;
use crate::ir::{Field, FieldFacts, Presence};
use crate::review::change::{Rust, Wire};
use crate::review::changes::comparison::{deprecation, docs_differ};
use crate::review::changes::describe::type_text;
use crate::review::changes::findings::{At, Findings, rust_breaks};
use crate::review::changes::limits::{self, Shift};
use crate::review::codes::ReviewCode;
use crate::review::codes::types as codes;
use crate::review::side::plain;

/// A field with its facts.
pub(super) type WithFacts<'a> = (&'a Field, &'a FieldFacts);

pub(super) fn compare(pair: &TypePair<'_>, findings: &mut Findings, old: WithFacts<'_>, new: WithFacts<'_>) {
    let comparison = pair.comparison;
    let at = At::both(comparison.old.named(&old.0.name), comparison.new.named(&new.0.name));
    let mut one = OneField { pair, findings, at, old: old.0, new: new.0, old_facts: old.1, new_facts: new.1 };
    one.name();
    one.ty();
    one.presence();
    one.direction();
    one.limits();
    one.fixed();
    one.docs();
}

/// A property that is on the wire under another name.
pub(super) fn property_renamed(
    pair: &TypePair<'_>,
    findings: &mut Findings,
    (old, _): WithFacts<'_>,
    (new, _): WithFacts<'_>,
) {
    let comparison = pair.comparison;
    let (was, is) = (&old.name.wire, &new.name.wire);
    let may_be_absent = old.may_be_absent();
    let request = || match may_be_absent {
        true => Wire::OnlyIf(format!("no caller sends `{was}`")),
        false => Wire::Breaks(format!("old clients send `{was}` instead of `{is}`")),
    };
    let response = || match may_be_absent {
        true => Wire::OnlyIf(format!("no caller reads `{was}`, which is always empty then")),
        false => Wire::Breaks(format!("old clients need `{was}` in responses")),
    };
    let rust = match old.name.rust == new.name.rust {
        true => Rust::Same,
        false => rust_breaks(format!("the field is called `{}` now", plain(&new.name.rust))),
    };
    findings.add(
        &codes::FIELD_PROPERTY_RENAMED,
        At::both(comparison.old.named(&old.name), comparison.new.named(&new.name)),
        format!("the property `{was}` is called `{is}` now"),
        pair.travel.verdict(request, response),
        rust,
    );
}

struct OneField<'a, 'f> {
    pair: &'a TypePair<'a>,
    findings: &'f mut Findings,
    at: At,
    old: &'a Field,
    new: &'a Field,
    old_facts: &'a FieldFacts,
    new_facts: &'a FieldFacts,
}

impl OneField<'_, '_> {
    fn add(&mut self, code: &'static ReviewCode, message: impl Into<String>, wire: Wire, rust: Rust) {
        self.findings.add(code, self.at.clone(), message, wire, rust);
    }

    fn name(&mut self) {
        let (was, is) = (plain(&self.old.name.rust), plain(&self.new.name.rust));
        if was != is {
            let wire = &self.new.name.wire;
            let message = format!("the field of `{wire}` is called `{is}` instead of `{was}`");
            self.add(
                &codes::FIELD_RENAMED,
                message,
                Wire::Works,
                rust_breaks(format!("the field is called `{is}` now")),
            );
        }
    }

    fn ty(&mut self) {
        let (comparison, name) = (self.pair.comparison, &self.new.name.wire);
        let (old, new) = (&self.old.ty, &self.new.ty);
        if !comparison.is_same(old, new) {
            let (was, is) = (type_text(comparison.old.api, old), type_text(comparison.new.api, new));
            let rust = match comparison.is_same_in_rust(old, new) {
                true => Rust::Behaves("values are written in another way".into()),
                false => rust_breaks(format!("the field `{}` has another type", plain(&self.old.name.rust))),
            };
            let message = match was == is {
                true => format!("`{name}` is in a box, or no longer is, because types contain each other"),
                false => format!("`{name}` is {is} instead of {was}"),
            };
            let wire = comparison.values(self.pair.travel, old, new);
            self.add(&codes::FIELD_TYPE_CHANGED, message, wire, rust);
        } else if self.old_facts.wire != self.new_facts.wire {
            let message = format!("numbers in `{name}` are written in another way");
            let rust = Rust::Behaves("numbers are written in another way".into());
            let condition = || Wire::OnlyIf("the server reads and writes numbers in both ways".into());
            self.add(
                &codes::FIELD_NUMBERS_AS_TEXT,
                message,
                self.pair.travel.verdict(condition, condition),
                rust,
            );
        }
    }

    fn presence(&mut self) {
        let (old, new) = (self.old.presence, self.new.presence);
        if old == new {
            return;
        }
        let (pair, name) = (self.pair, self.new.name.wire.clone());
        let comparison = pair.comparison;
        let absent = |one| matches!(one, Presence::Optional | Presence::Patch);
        let null = |one| matches!(one, Presence::Nullable | Presence::Patch);
        let rust = match is_same_wrapper(old, new) {
            // `new` takes what is required.
            true if !pair.has_literals() => Rust::Same,
            true => rust_breaks("`new` takes other arguments"),
            false => rust_breaks(format!("the field `{}` has another type", plain(&self.old.name.rust))),
        };
        let mut seen = Vec::new();
        match (absent(old), absent(new)) {
            (true, false) => seen.push((&codes::FIELD_REQUIRED, format!("`{name}` is required now"))),
            (false, true) => seen.push((&codes::FIELD_OPTIONAL, format!("`{name}` is optional now"))),
            _ => {}
        }
        match (null(old), null(new)) {
            (true, false) => {
                seen.push((&codes::FIELD_NOT_NULLABLE, format!("`{name}` cannot be null any more")))
            }
            (false, true) => seen.push((&codes::FIELD_NULLABLE, format!("`{name}` may be null now"))),
            _ => {}
        }
        let request = || match (self.old.left_out, self.new.left_out) {
            (true, false) if !self.new.may_be_absent() => Wire::Breaks(format!(
                "old clients leave `{name}` out of requests, and the server requires it"
            )),
            (_, true) | (true, false) => Wire::Works,
            (false, false) => comparison.wire.request_presence(old, new),
        };
        let wire = pair.travel.verdict(request, || comparison.wire.response_presence(old, new));
        for (code, message) in seen {
            self.add(code, message, wire.clone(), rust.clone());
        }
    }

    fn direction(&mut self) {
        let Field { read_only, left_out, write_only, .. } = *self.new;
        let old = (self.old.read_only, self.old.left_out, self.old.write_only);
        if old == (read_only, left_out, write_only) {
            return;
        }
        let name = self.new.name.wire.clone();
        let message = match (old, (read_only, write_only)) {
            (_, (true, _)) => format!("`{name}` is read-only now"),
            (_, (_, true)) => format!("`{name}` is write-only now"),
            ((true, ..), _) => format!("`{name}` is no longer read-only"),
            _ => format!("`{name}` is no longer write-only"),
        };
        let request = || match (old.1, left_out) {
            (false, true) => Wire::OnlyIf(format!("the server ignores `{name}` in requests")),
            _ => Wire::Works,
        };
        let response = || match (old.2, write_only, self.old.may_be_absent()) {
            (false, true, false) => Wire::Breaks(format!("old clients need `{name}` in responses")),
            _ => Wire::Works,
        };
        let rust = match (old.1, left_out) {
            (false, true) => Rust::Behaves(format!("`{name}` is left out of requests")),
            (true, false) => Rust::Behaves(format!("`{name}` is sent in requests")),
            _ => Rust::Same,
        };
        let wire = self.pair.travel.verdict(request, response);
        self.add(&codes::FIELD_DIRECTION, message, wire, rust);
    }

    fn limits(&mut self) {
        let (old, new) = (&self.old.constraints, &self.new.constraints);
        let (pair, name) = (self.pair, self.new.name.wire.clone());
        let is_sent = pair.new.usage.request;
        for change in limits::changes(old, new) {
            let (code, behaves) = match change.shift {
                Shift::Tightened => {
                    (&codes::FIELD_TIGHTENED, "values beyond the new limit are refused before sending")
                }
                Shift::Loosened => (&codes::FIELD_LOOSENED, "values beyond the old limit are sent"),
                Shift::Other => (&codes::FIELD_LIMIT_CHANGED, "other values are refused before sending"),
            };
            let rust = if is_sent { Rust::Behaves(behaves.into()) } else { Rust::Same };
            let wire =
                pair.travel.verdict(|| pair.comparison.wire.request_constraints(old, new), || Wire::Works);
            let wire = if change.shift == Shift::Loosened { Wire::Works } else { wire };
            self.add(code, format!("`{name}`: {}", change.text), wire, rust);
        }
    }

    fn fixed(&mut self) {
        if self.old.constant == self.new.constant && self.old_facts.initial == self.new_facts.initial {
            return;
        }
        if self.old.presence != self.new.presence && self.old.constant == self.new.constant {
            return;
        }
        let name = self.new.name.wire.clone();
        let text =
            |field: &Field| field.constant.as_ref().map_or_else(|| "none".to_owned(), ToString::to_string);
        let message = format!("the only value of `{name}`: {} → {}", text(self.old), text(self.new));
        let condition = || Wire::OnlyIf(format!("the old value of `{name}` stays valid"));
        let wire = self.pair.travel.verdict(condition, condition);
        let is_argument = |facts: &FieldFacts| facts.initial == crate::ir::Initial::Argument;
        let rust =
            match is_argument(self.old_facts) == is_argument(self.new_facts) || !self.pair.has_literals() {
                true => Rust::Behaves("another value is written".into()),
                false => rust_breaks("`new` takes other arguments"),
            };
        self.add(&codes::FIELD_VALUE_FIXED, message, wire, rust);
    }

    fn docs(&mut self) {
        let name = self.new.name.wire.clone();
        if docs_differ(&self.old.docs, &self.new.docs) {
            let message = format!("the description of `{name}` changed");
            self.add(&codes::FIELD_DOCS, message, Wire::Works, Rust::Same);
        }
        if self.old.deprecated != self.new.deprecated {
            let is = self.new.deprecated;
            let message = match is {
                true => format!("`{name}` is deprecated now"),
                false => format!("`{name}` is no longer deprecated"),
            };
            self.add(&codes::FIELD_DEPRECATED, message, Wire::Works, deprecation(is));
        }
    }
}

/// Whether both make the same Rust type: `Option` for what may be missing, and for what may be null.
fn is_same_wrapper(old: Presence, new: Presence) -> bool {
    let is_option = |one| matches!(one, Presence::Nullable | Presence::Optional);
    old == new || is_option(old) && is_option(new)
}
