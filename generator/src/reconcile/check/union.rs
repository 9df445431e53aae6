//! Unions: the branch that a value belongs to, by its tag or because it fits best.

use std::rc::Rc;

use serde_json::Value;

use super::flat::{Choice, Flat, Node};
use super::{ByBase, Checker, Heirs, Outcome, Seat};
use crate::reconcile::document::{Dialect, Document};
use crate::reconcile::finding::{Difference, Observed, Seen};
use crate::source::{child, local_pointer, unescape};

impl<'d> Checker<'d> {
    pub(super) fn check_choice<'v>(&mut self, seat: Seat<'v, '_>, mut flat: Flat<'d>, out: &mut Outcome<'v>) {
        let Some(choice) = flat.choices.pop() else { return };
        if choice.has_null && seat.value.is_null() {
            return;
        }
        if choice.branches.is_empty() {
            return self.check_flat(seat, flat, out);
        }
        let tagged = choice.tag(seat.value);
        if let Some((tag, discriminator)) = tagged {
            let found = choice.branches.iter().find(|branch| is_tagged(branch, tag, discriminator));
            if let Some(branch) = found {
                let flat = self.with_branch(&flat, branch);
                return self.check_flat(seat, flat, out);
            }
        }
        let mut best: Option<(u32, Outcome<'v>)> = None;
        for branch in &choice.branches {
            let mut tried = Outcome::default();
            let with_branch = self.with_branch(&flat, branch);
            self.check_flat(seat, with_branch, &mut tried);
            let weight = tried.weight();
            if best.as_ref().is_none_or(|(known, _)| weight < *known) {
                let is_perfect = weight == 0;
                best = Some((weight, tried));
                if is_perfect {
                    break;
                }
            }
        }
        let Some((weight, mut best)) = best else { return };
        let is_listed = |branch: &Node<'d>| branch.schema.get("$ref").is_some();
        if weight > 0 && tagged.is_some() && choice.branches.iter().all(is_listed) {
            best.observed.clear();
            best.observed.push(Observed {
                difference: Difference::UndocumentedTag,
                pointer: Rc::clone(&flat.site),
                subject: String::new(),
                at: seat.at.to_owned(),
                seen: Seen::Hidden,
            });
        }
        // No branch is of this type: the union lacks one.
        let is_whole = |observed: &&mut Observed<'v>| {
            observed.at == seat.at && matches!(observed.difference, Difference::WrongType | Difference::Null)
        };
        if let Some(observed) = best.observed.iter_mut().find(is_whole) {
            observed.pointer = Rc::clone(&flat.site);
            observed.subject = "value of any branch".to_owned();
        }
        out.observed.append(&mut best.observed);
        out.fits.append(&mut best.fits);
    }

    /// The schema that inherits from this one and has the tag of a value.
    pub(super) fn heir(&self, flat: &Flat<'d>, value: &Value) -> Option<Node<'d>> {
        let part = flat.parts.iter().find(|part| part.is_own && part.schema.contains_key("discriminator"))?;
        if part.schema.contains_key("oneOf") || part.schema.contains_key("anyOf") {
            return None;
        }
        let discriminator = part.schema.get("discriminator")?;
        let tag = value.get(property(discriminator)?)?.as_str()?;
        let mapped =
            discriminator.get("mapping").and_then(|mapping| mapping.get(tag)).and_then(Value::as_str);
        let mapped = mapped.and_then(local_pointer).map(std::borrow::Cow::into_owned);
        let heirs = self.heirs.of(self.document, &part.pointer);
        let (_, pointer) = heirs.into_iter().find(|(name, pointer)| match &mapped {
            Some(mapped) => mapped == pointer,
            None => name == tag,
        })?;
        let schema = self.document.written.pointer(&pointer)?;
        Some(Node { pointer: pointer.into(), schema })
    }
}

impl<'d> Choice<'d> {
    /// The tag of a value, and the discriminator.
    fn tag<'v>(&self, value: &'v Value) -> Option<(&'v str, &'d Value)> {
        let discriminator = self.discriminator?;
        Some((value.get(property(discriminator)?)?.as_str()?, discriminator))
    }
}

/// The property that holds the tag: an object names it, in Swagger 2.0 it is the name itself.
fn property(discriminator: &Value) -> Option<&str> {
    discriminator.get("propertyName").unwrap_or(discriminator).as_str()
}

/// Whether a tag leads to a branch, by the mapping or by the name of the component.
fn is_tagged(branch: &Node<'_>, tag: &str, discriminator: &Value) -> bool {
    let Some(reference) = branch.schema.get("$ref").and_then(Value::as_str) else { return false };
    let last = reference.rsplit('/').next().unwrap_or_default();
    match discriminator.get("mapping").and_then(|mapping| mapping.get(tag)).and_then(Value::as_str) {
        Some(mapped) => mapped == reference || mapped == last,
        None => unescape(last) == tag,
    }
}

impl Heirs {
    /// Name and pointer of the components that inherit from one, directly or not.
    fn of(&self, document: &Document, base: &str) -> Vec<(String, String)> {
        let mut known = self.0.borrow_mut();
        let known = known.get_or_insert_with(|| heirs(document));
        let mut found: Vec<(String, String)> = Vec::new();
        let mut open = vec![base.to_owned()];
        while let Some(base) = open.pop() {
            for heir in known.get(&base).into_iter().flatten() {
                if !found.contains(heir) {
                    open.push(heir.1.clone());
                    found.push(heir.clone());
                }
            }
        }
        found
    }
}

fn heirs(document: &Document) -> ByBase {
    let section = if document.dialect == Dialect::Swagger2 { "/definitions" } else { "/components/schemas" };
    let mut heirs = ByBase::new();
    let components = document.written.pointer(section).and_then(Value::as_object);
    for (name, schema) in components.into_iter().flatten() {
        let parts = schema.get("allOf").and_then(Value::as_array).into_iter().flatten();
        let references = parts.filter_map(|part| part.get("$ref")?.as_str());
        for base in references.filter_map(local_pointer) {
            let heir = (name.clone(), child(section, name));
            heirs.entry(base.into_owned()).or_default().push(heir);
        }
    }
    heirs
}
