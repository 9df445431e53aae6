//! Holds values against schemas, as the author wrote them: what is wrong is known at the schema that says so.
//!
//! Limits such as `maxLength` are not checked: servers break them, and bindings read what breaks them.

mod flat;
mod format;
mod object;
mod scalar;
mod union;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use serde_json::Value;

use super::document::Document;
use super::finding::{Difference, Observed, Seen};
use super::secrets;
use super::shape::Kind;
use crate::limits;
use flat::Flat;
pub(super) use flat::Node;

/// Which way a message goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Request,
    Response,
}

/// Checks the values of one message.
pub(super) struct Checker<'d> {
    pub(super) document: &'d Document,
    pub(super) direction: Direction,
    /// Credentials that no value may show.
    pub(super) credentials: Vec<String>,
    /// Schemas that may still be looked at.
    pub(super) steps: usize,
    /// Schemas that inherit from one with a discriminator.
    pub(super) heirs: Rc<Heirs>,
}

/// The components that inherit from others: by the pointer of the base, name and pointer of each heir.
#[derive(Default)]
pub(super) struct Heirs(RefCell<Option<ByBase>>);

type ByBase = HashMap<String, Vec<(String, String)>>;

/// What the check of a value found.
#[derive(Default)]
pub(super) struct Outcome<'v> {
    pub(super) observed: Vec<Observed<'v>>,
    /// Schemas of which the value has the type.
    pub(super) fits: Vec<Rc<str>>,
}

impl Outcome<'_> {
    /// How badly a value fits.
    fn weight(&self) -> u32 {
        self.observed.iter().map(|observed| observed.difference.weight()).fold(0, u32::saturating_add)
    }
}

/// A value and where it is.
#[derive(Clone, Copy)]
pub(super) struct Seat<'v, 'a> {
    pub(super) value: &'v Value,
    /// The pointer in the body.
    pub(super) at: &'a str,
    /// The property that holds it.
    pub(super) name: &'a str,
}

impl<'d> Checker<'d> {
    /// A checker of the values of a message.
    pub(super) fn new(
        document: &'d Document,
        direction: Direction,
        credentials: Vec<String>,
        heirs: Rc<Heirs>,
    ) -> Self {
        Self { document, direction, credentials, steps: limits::RECONCILE_STEPS, heirs }
    }

    /// Checks a body.
    pub(super) fn body<'v>(&mut self, value: &'v Value, pointer: &str, out: &mut Outcome<'v>) {
        let Some(schema) = self.document.written.pointer(pointer) else { return };
        let node = Node { pointer: pointer.into(), schema };
        self.check(Seat { value, at: "", name: "" }, &[node], out);
    }

    /// Checks a value against schemas that all apply.
    fn check<'v>(&mut self, seat: Seat<'v, '_>, nodes: &[Node<'d>], out: &mut Outcome<'v>) {
        if seat.value.as_str().is_some_and(secrets::is_redacted) {
            return;
        }
        let flat = self.flattened(nodes);
        self.check_flat(seat, flat, out);
    }

    fn check_flat<'v>(&mut self, seat: Seat<'v, '_>, flat: Flat<'d>, out: &mut Outcome<'v>) {
        if self.steps == 0 {
            return;
        }
        self.steps -= 1;
        if !flat.choices.is_empty() {
            return self.check_choice(seat, flat, out);
        }
        if let Some(heir) = self.heir(&flat, seat.value) {
            return self.check(seat, &[heir], out);
        }
        let kind = Kind::of(seat.value);
        if kind == Kind::Null {
            if !flat.allows_null() {
                let pointer = Rc::clone(&flat.site);
                out.observed.push(Observed {
                    difference: Difference::Null,
                    pointer,
                    subject: flat.kind_name().to_owned(),
                    at: seat.at.to_owned(),
                    seen: Seen::Nothing,
                });
            }
            return;
        }
        if let Some(part) = flat.parts.iter().find(|part| !part.allows(kind)) {
            let pointer = Rc::clone(if part.is_own && part.is_scalar() { &part.pointer } else { &flat.site });
            out.observed.push(Observed {
                difference: Difference::WrongType,
                pointer,
                subject: part.kind_name().to_owned(),
                at: seat.at.to_owned(),
                seen: Seen::Value(seat.value),
            });
            return;
        }
        out.fits.push(Rc::clone(&flat.site));
        out.fits.extend(flat.parts.iter().map(|part| &part.pointer).filter(|at| **at != flat.site).cloned());
        match seat.value {
            Value::Object(members) => self.check_object(seat, members, &flat, out),
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    let nodes = flat.items(index);
                    if !nodes.is_empty() {
                        let at = format!("{}/{index}", seat.at);
                        self.check(Seat { value: item, at: &at, name: seat.name }, &nodes, out);
                    }
                }
            }
            _ => self.check_scalar(seat, &flat, out),
        }
    }
}
