//! What an update does to a node (Overlay 1.1 §4.4.3, which spells out what 1.0 leaves open).
//!
//! Objects are merged field by field, arrays are appended to, and everything else is replaced. The origin of
//! each new node is recorded.

use serde_json::Value;

use crate::diagnostic::Report;
use crate::diagnostic::codes::load::UPDATE_CONFLICT;
use crate::source::{Origins, Place, child};

/// Where updates are recorded.
pub(super) struct Update<'a> {
    pub(super) origins: &'a mut Origins,
    pub(super) report: &'a mut Report,
}

impl Update<'_> {
    /// Merges `value`, which stands at `place`, into the target `node` at `pointer`. A target that
    /// is an array takes an array's elements, or another value as one element.
    pub(super) fn apply(&mut self, node: &mut Value, pointer: &str, value: &Value, place: &Place) {
        match (&mut *node, value) {
            (Value::Array(items), value) if !value.is_array() => {
                self.record(&format!("{pointer}/{}", items.len()), place);
                items.push(value.clone());
            }
            _ => self.merge(node, pointer, value, place),
        }
    }

    /// The depth is that of the update, which the parser limits.
    fn merge(&mut self, node: &mut Value, pointer: &str, value: &Value, place: &Place) {
        match (node, value) {
            (Value::Object(object), Value::Object(update)) => {
                for (key, value) in update {
                    let pointer = child(pointer, key);
                    let place = below(place, key);
                    match object.get_mut(key) {
                        Some(node) => self.merge(node, &pointer, value, &place),
                        None => {
                            self.record(&pointer, &place);
                            object.insert(key.clone(), value.clone());
                        }
                    }
                }
            }
            (Value::Array(items), Value::Array(update)) => {
                for (index, value) in update.iter().enumerate() {
                    self.record(&format!("{pointer}/{}", items.len()), &below(place, &index.to_string()));
                    items.push(value.clone());
                }
            }
            (node, value) => {
                if is_collection(node) || is_collection(value) && !node.is_null() {
                    let message = "the update is of a different kind than its target and replaces it";
                    self.report
                        .add_at(&UPDATE_CONFLICT, place.clone(), message)
                        .label_at(self.origins.place(pointer), "the target")
                        .help("if that is intended, remove the target and update its parent");
                }
                self.record(pointer, place);
                *node = value.clone();
            }
        }
    }

    fn record(&mut self, pointer: &str, place: &Place) {
        // What is copied within the tree comes from where its source came from.
        let place = match place.file {
            Some(_) => place.clone(),
            None => self.origins.place(&place.pointer),
        };
        self.origins.forget(pointer);
        self.origins.insert(pointer, place);
    }
}

fn is_collection(value: &Value) -> bool {
    value.is_object() || value.is_array()
}

fn below(place: &Place, segment: &str) -> Place {
    Place { file: place.file, pointer: child(&place.pointer, segment) }
}
