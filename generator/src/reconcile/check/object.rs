//! Objects: required, known and further properties.

use std::rc::Rc;

use serde_json::{Map, Value};

use super::flat::{Flat, Node, Part};
use super::{Checker, Direction, Outcome, Seat};
use crate::reconcile::finding::{Difference, Observed, Seen};
use crate::reconcile::secrets::{self, HIDDEN};
use crate::source::child;

impl<'d> Checker<'d> {
    pub(super) fn check_object<'v>(
        &mut self,
        seat: Seat<'v, '_>,
        members: &'v Map<String, Value>,
        flat: &Flat<'d>,
        out: &mut Outcome<'v>,
    ) {
        self.check_required(seat, members, flat, out);
        let is_map = !flat.parts.iter().any(|part| part.schema.contains_key("properties"));
        let has_patterns = flat.parts.iter().any(|part| part.schema.contains_key("patternProperties"));
        for (name, value) in members {
            let nodes: Vec<Node<'d>> =
                flat.parts.iter().filter_map(|part| part.member("properties", name)).collect();
            if !nodes.is_empty() {
                let at = child(seat.at, name);
                self.check(Seat { value, at: &at, name }, &nodes, out);
                continue;
            }
            let further: Vec<&Part<'d>> = flat.parts.iter().filter(|part| part.is_open_for_more()).collect();
            if !further.is_empty() {
                let nodes: Vec<Node<'d>> = further.iter().flat_map(|part| part.further()).collect();
                if !nodes.is_empty() {
                    // The key may be data.
                    let at = format!("{}/*", seat.at);
                    self.check(Seat { value, at: &at, name }, &nodes, out);
                }
                continue;
            }
            if is_map || has_patterns || flat.parts.iter().any(|part| part.is_tag(name)) {
                continue;
            }
            let subject = if secrets::is_plain_name(name) { name.as_str() } else { HIDDEN };
            out.observed.push(Observed {
                difference: Difference::UndocumentedProperty,
                pointer: Rc::clone(owner(flat)),
                subject: subject.to_owned(),
                at: child(seat.at, subject),
                seen: Seen::Value(value),
            });
        }
    }

    fn check_required<'v>(
        &self,
        seat: Seat<'v, '_>,
        members: &'v Map<String, Value>,
        flat: &Flat<'d>,
        out: &mut Outcome<'v>,
    ) {
        for part in &flat.parts {
            let Some(Value::Array(names)) = part.schema.get("required") else { continue };
            for name in names.iter().filter_map(Value::as_str) {
                if members.contains_key(name) || self.goes_the_other_way(flat, name) {
                    continue;
                }
                out.observed.push(Observed {
                    difference: Difference::MissingProperty,
                    pointer: Rc::clone(&part.pointer),
                    subject: name.to_owned(),
                    at: seat.at.to_owned(),
                    seen: Seen::Nothing,
                });
            }
        }
    }

    /// Whether a property is only sent in the other direction.
    fn goes_the_other_way(&self, flat: &Flat<'d>, name: &str) -> bool {
        let keyword = match self.direction {
            Direction::Request => "readOnly",
            Direction::Response => "writeOnly",
        };
        let nodes: Vec<Node<'d>> =
            flat.parts.iter().filter_map(|part| part.member("properties", name)).collect();
        let is_marked = |part: &Part<'d>| part.schema.get(keyword).is_some_and(|only| only == true);
        !nodes.is_empty() && self.flattened(&nodes).parts.iter().any(is_marked)
    }
}

/// The schema that a further property belongs to.
fn owner<'f>(flat: &'f Flat<'_>) -> &'f Rc<str> {
    let own = || flat.parts.iter().rev().filter(|part| part.is_own);
    let with_properties = own().find(|part| part.schema.contains_key("properties"));
    with_properties.or_else(|| own().next()).map_or(&flat.site, |part| &part.pointer)
}

impl<'d> Part<'d> {
    /// Whether it says that there may be further properties.
    fn is_open_for_more(&self) -> bool {
        ["additionalProperties", "unevaluatedProperties"]
            .iter()
            .any(|keyword| self.schema.get(*keyword).is_some_and(|more| more.is_object() || *more == true))
    }

    /// The schemas of further properties.
    fn further(&self) -> Vec<Node<'d>> {
        let keywords = ["additionalProperties", "unevaluatedProperties"];
        let schemas = keywords.iter().filter_map(|keyword| Some((keyword, self.schema.get(*keyword)?)));
        let objects =
            schemas.filter(|(_, schema)| schema.as_object().is_some_and(|schema| !schema.is_empty()));
        objects
            .map(|(keyword, schema)| Node { pointer: child(&self.pointer, keyword).into(), schema })
            .collect()
    }

    /// Whether a property tells the branches of a union, or heirs, apart.
    fn is_tag(&self, name: &str) -> bool {
        let discriminator = self.schema.get("discriminator");
        let property = discriminator.and_then(|known| known.get("propertyName").or(Some(known)));
        property.is_some_and(|property| property == name)
    }
}
