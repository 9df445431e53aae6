//! The components that the document already has.
//!
//! Every component is taken out of the tree and queued. A component that is only a reference to another file
//! can then *become* what stands there, instead of leading to a second component with another name. Sections
//! that are kept in another file are read here too.

use serde_json::{Map, Value};

use super::files::Index;
use super::slots::{section, under};
use super::target::{Resolved, Target, only_reference};
use super::{Bundler, Pending};
use crate::limits::REFERENCE_CHAIN;
use crate::openapi::{Object, Section, Slot};
use crate::source::{Place, child};

/// The sections of Swagger 2.0, which stand at the root.
const SWAGGER: [Section; 4] =
    [Section::Schemas, Section::Parameters, Section::Responses, Section::SecuritySchemes];

/// An entry of a map that may stand in another file.
struct Field {
    key: String,
    value: Value,
    from: Target,
}

impl Bundler<'_> {
    /// Takes the components out of the tree and leaves `null` under their names.
    pub(super) fn open_sections(&mut self, tree: &mut Value) {
        let Value::Object(root) = tree else { return };
        if self.is_swagger {
            for key in SWAGGER.into_iter().filter_map(Section::swagger_key) {
                if let Some(node) = root.get_mut(key) {
                    let from = Target { file: 0, pointer: child("", key) };
                    let value = self.open_section(
                        node.take(),
                        &from,
                        &from.pointer.clone(),
                        under(Slot::One(Object::Root), key),
                    );
                    root.insert(key.to_owned(), value);
                }
            }
        } else if let Some(node) = root.get_mut("components") {
            let from = Target { file: 0, pointer: "/components".to_owned() };
            let components = match self.fields(node.take(), &from) {
                Ok(fields) => {
                    Value::Object(fields.into_iter().map(|field| self.open_component_field(field)).collect())
                }
                Err(other) => other,
            };
            root.insert("components".to_owned(), components);
        }
    }

    fn open_component_field(&mut self, field: Field) -> (String, Value) {
        let Field { key, value, from } = field;
        let slot = under(Slot::One(Object::Components), &key);
        let pointer = child("/components", &key);
        self.record(&pointer, &from);
        let value = match slot {
            Slot::Map(_) => self.open_section(value, &from, &pointer, slot),
            _ => value,
        };
        (key, value)
    }

    fn open_section(&mut self, node: Value, from: &Target, pointer: &str, slot: Slot) -> Value {
        match self.fields(node, from) {
            Ok(fields) => Value::Object(
                fields
                    .into_iter()
                    .map(|field| (field.key.clone(), self.open_component(field, pointer, slot.object())))
                    .collect::<Map<_, _>>(),
            ),
            Err(other) => other,
        }
    }

    /// Queues a component; `null` stands under its name until it is put back.
    fn open_component(&mut self, field: Field, section_pointer: &str, object: Object) -> Value {
        let Field { key, value, from } = field;
        if key == "$ref" && value.is_string() {
            return value;
        }
        let pointer = child(section_pointer, &key);
        let section = section(object, self.is_swagger);
        if let Some(section) = section {
            self.taken.entry(section).or_default().insert(key);
        }
        self.record(&pointer, &from);
        if from.file != 0 {
            self.placed.entry(from.clone()).or_insert_with(|| pointer.clone());
        }
        match section.and_then(|_| self.becomes(&value, from.file)) {
            Some((target, value)) => self.put(pointer, value, object, target),
            None => self.pending.push_back(Pending { pointer, value, object, file: from.file }),
        }
        Value::Null
    }

    /// What replaces a component that is only a reference to another file, unless another component already
    /// did.
    fn becomes(&mut self, value: &Value, file: Index) -> Option<(Target, Value)> {
        let reference = only_reference(value)?;
        if file == 0 && reference.starts_with('#') {
            return None;
        }
        let Resolved { target, .. } = self.resolve(file, reference).ok()?;
        if target.file == 0 || self.placed.contains_key(&target) {
            return None;
        }
        let value = self.copy(&target).ok()?;
        Some((target, value))
    }

    /// The fields of an object, through references to other files. Anything else is returned as it is.
    fn fields(&mut self, node: Value, from: &Target) -> Result<Vec<Field>, Value> {
        let Value::Object(mut object) = node else { return Err(node) };
        let mut from = from.clone();
        let mut fields: Vec<Field> = Vec::new();
        for _ in 0..REFERENCE_CHAIN {
            let next = self.continued(&mut object, from.file);
            for (key, value) in std::mem::take(&mut object) {
                // A field beside the reference takes precedence over one of its target.
                if fields.iter().all(|field| field.key != key) {
                    let from = Target { file: from.file, pointer: child(&from.pointer, &key) };
                    fields.push(Field { key, value, from });
                }
            }
            match next {
                Some((target, Value::Object(next))) => (from, object) = (target, next),
                _ => break,
            }
        }
        Ok(fields)
    }

    /// Removes the reference from an object and returns its target. A reference of the document that cannot
    /// be followed stays, and the walk reports it.
    fn continued(&mut self, object: &mut Map<String, Value>, file: Index) -> Option<(Target, Value)> {
        let reference = object.get("$ref")?.as_str()?.to_owned();
        if file == 0 && reference.starts_with('#') {
            return None;
        }
        let found = self.resolve(file, &reference).and_then(|Resolved { target, .. }| {
            let value = self.copy(&target)?;
            Ok((target, value))
        });
        match found {
            Ok(found) => {
                object.shift_remove("$ref");
                Some(found)
            }
            Err(problem) => {
                if file != 0 {
                    object.shift_remove("$ref");
                    let place = Place::in_file(self.files.id(file), "");
                    problem.report(&reference, place, self.report);
                }
                None
            }
        }
    }

    fn record(&mut self, pointer: &str, from: &Target) {
        if from.file != 0 {
            let place = self.origin(from);
            self.origins.insert(pointer, place);
        }
    }
}
