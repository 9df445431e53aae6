//! Path items and operations. Operations for which the model has no field are kept in the reader.

use indexmap::IndexMap;
use openapiv3::{Callback, Operation, PathItem, ReferenceOr};
use serde_json::{Map, Value};

use super::reader::Reader;
use crate::diagnostic::codes;
use crate::limits::CALLBACK_CHAIN;
use crate::openapi::vocabulary as v;
use crate::openapi::{Object, Section};
use crate::source::{Path, local_pointer};

impl Reader<'_> {
    pub(super) fn path_item_fields(&mut self, object: &Map<String, Value>, path: &Path<'_>) -> PathItem {
        let mut item = PathItem::default();
        for (key, value) in object {
            let path = path.key(key);
            match key.as_str() {
                "summary" => item.summary = self.text(value, &path),
                "description" => item.description = self.text(value, &path),
                "servers" => item.servers = self.servers(value, &path),
                "parameters" => item.parameters = self.parameters(value, &path),
                "get" => item.get = self.operation(value, &path),
                "put" => item.put = self.operation(value, &path),
                "post" => item.post = self.operation(value, &path),
                "delete" => item.delete = self.operation(value, &path),
                "options" => item.options = self.operation(value, &path),
                "head" => item.head = self.operation(value, &path),
                "patch" => item.patch = self.operation(value, &path),
                "trace" => item.trace = self.operation(value, &path),
                v::ADDITIONAL_OPERATIONS => {}
                _ => self.other(key, value, &path, Object::PathItem, &mut item.extensions),
            }
        }
        if let Some(value) = object.get(v::ADDITIONAL_OPERATIONS) {
            let operations = self.map(value, &path.key(v::ADDITIONAL_OPERATIONS), Self::operation);
            self.additional_operations.insert(path.pointer(), operations);
        }
        item
    }

    fn operation(&mut self, value: &Value, path: &Path<'_>) -> Option<Operation> {
        if self.is_too_deep(path) {
            return None;
        }
        let mut operation = Operation::default();
        for (key, value) in self.object(value, path)? {
            let path = path.key(key);
            match key.as_str() {
                "tags" => operation.tags = self.texts(value, &path),
                "summary" => operation.summary = self.text(value, &path),
                "description" => operation.description = self.text(value, &path),
                "externalDocs" => operation.external_docs = self.external_docs(value, &path),
                "operationId" => operation.operation_id = self.text(value, &path),
                "parameters" => operation.parameters = self.parameters(value, &path),
                "requestBody" => operation.request_body = self.request_body(value, &path),
                "responses" => operation.responses = self.responses(value, &path),
                "callbacks" => operation.callbacks = self.callbacks(value, &path),
                "deprecated" => operation.deprecated = self.flag(value, &path).unwrap_or_default(),
                "security" => operation.security = self.security(value, &path),
                "servers" => operation.servers = self.servers(value, &path),
                v::QUERYSTRING => {
                    self.enqueue(Section::Parameters, path.pointer());
                    operation.extensions.insert(key.clone(), value.clone());
                }
                v::STREAM => self.stream(value, &path, &mut operation.extensions),
                _ => self.other(key, value, &path, Object::Operation, &mut operation.extensions),
            }
        }
        Some(operation)
    }

    /// Reads the callbacks of an operation, where the model has no room for references: a shared
    /// callback is read again. The callbacks of a callback are not followed: they could lead back
    /// to the operation they belong to.
    fn callbacks(&mut self, value: &Value, path: &Path<'_>) -> IndexMap<String, Callback> {
        let mut callbacks = IndexMap::new();
        if self.is_again {
            return callbacks;
        }
        for (name, value) in self.object(value, path).into_iter().flatten() {
            let read = self.callback(value, &path.key(name));
            let callback = match read {
                Some(ReferenceOr::Reference { reference }) => self.referred_callback(&reference, 0),
                Some(ReferenceOr::Item(callback)) => Some(callback),
                None => None,
            };
            callbacks.extend(callback.map(|callback| (name.clone(), callback)));
        }
        callbacks
    }

    fn referred_callback(&mut self, reference: &str, hops: usize) -> Option<Callback> {
        let (value, pointer) = self.referred(reference)?;
        self.again(value, &pointer)?;
        // Malformed parts are reported where they are defined.
        let read = self.quietly(|reader| reader.callback(value, &Path::at(&pointer)))?;
        match read {
            ReferenceOr::Item(callback) => Some(callback),
            ReferenceOr::Reference { reference } if hops < CALLBACK_CHAIN => {
                self.referred_callback(&reference, hops + 1)
            }
            ReferenceOr::Reference { .. } => self.cyclic(&pointer),
        }
    }

    /// The path item that a reference inside a callback leads to.
    pub(super) fn referred_path_item(&mut self, reference: &str) -> Option<PathItem> {
        let mut reference = reference.to_owned();
        for _ in 0..CALLBACK_CHAIN {
            let (value, pointer) = self.referred(&reference)?;
            self.again(value, &pointer)?;
            match self.quietly(|reader| reader.path_item(value, &Path::at(&pointer)))? {
                ReferenceOr::Item(item) => return Some(item),
                ReferenceOr::Reference { reference: next } => reference = next,
            }
        }
        self.cyclic(&reference)
    }

    /// Counts what is read a second time; `None` if the limit is exceeded, which is reported once.
    fn again(&mut self, value: &Value, pointer: &str) -> Option<()> {
        let left = self.again.checked_sub(crate::source::count_nodes(value));
        if left.is_none() && self.again > 0 {
            let message = "too many operations refer to this as a callback";
            self.say(&codes::document::REPEATED_CALLBACKS, &Path::at(pointer), message);
        }
        self.again = left.unwrap_or_default();
        left.map(|_| ())
    }

    fn cyclic<T>(&mut self, pointer: &str) -> Option<T> {
        let path = Path::at(pointer.trim_start_matches('#'));
        self.say(&codes::desugar::REFERENCE_CYCLE, &path, "this refers to itself");
        None
    }
}

impl<'t> Reader<'t> {
    /// What a local reference leads to, and its pointer.
    fn referred(&self, reference: &str) -> Option<(&'t Value, String)> {
        let pointer = local_pointer(reference)?.into_owned();
        Some((self.tree.pointer(&pointer)?, pointer))
    }
}
