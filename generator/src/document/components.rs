//! The Components Object, member by member; malformed members are left out.

use indexmap::IndexMap;
use openapiv3::{Callback, Components, Example, Link, LinkOperation, ReferenceOr};
use serde_json::Value;

use super::reader::Reader;
use crate::openapi::{Object, Section};
use crate::source::Path;

impl Reader<'_> {
    pub(super) fn components(&mut self, value: &Value, path: &Path<'_>) -> Option<Components> {
        let object = self.object(value, path)?;
        let mut components = Components::default();
        for (key, value) in object {
            let path = path.key(key);
            match key.as_str() {
                "schemas" => {
                    components.schemas =
                        self.map(value, &path, |reader, value, path| Some(reader.schema(value, path)));
                }
                "responses" => components.responses = self.map(value, &path, Self::response),
                "parameters" => components.parameters = self.map(value, &path, Self::parameter),
                "examples" => components.examples = self.map(value, &path, Self::example),
                "requestBodies" => components.request_bodies = self.map(value, &path, Self::request_body),
                "headers" => components.headers = self.map(value, &path, Self::header),
                "securitySchemes" => {
                    components.security_schemes = self.map(value, &path, Self::security_scheme)
                }
                "links" => components.links = self.map(value, &path, Self::link),
                "callbacks" => components.callbacks = self.map(value, &path, Self::callback),
                // Copied to where they are used by `desugar`, or read where a reference leads to them.
                "pathItems" | "mediaTypes" => {}
                _ => self.other(key, value, &path, Object::Components, &mut components.extensions),
            }
        }
        Some(components)
    }

    /// Reads every member of an object with the same method. Members without a result are left out.
    pub(super) fn map<T>(
        &mut self,
        value: &Value,
        path: &Path<'_>,
        read: impl Fn(&mut Self, &Value, &Path<'_>) -> Option<T>,
    ) -> IndexMap<String, T> {
        let Some(object) = self.object(value, path) else { return IndexMap::new() };
        let mut members = IndexMap::with_capacity(object.len());
        for (name, value) in object {
            if let Some(member) = read(self, value, &path.key(name)) {
                members.insert(name.clone(), member);
            }
        }
        members
    }

    /// Reads an example. A bare value where an Example Object should stand is taken as its value.
    pub(super) fn example(&mut self, value: &Value, path: &Path<'_>) -> Option<ReferenceOr<Example>> {
        let mut example = Example::default();
        let Value::Object(object) = value else {
            self.wrong_kind(value, path, "an Example Object");
            example.value = Some(value.clone());
            return Some(ReferenceOr::Item(example));
        };
        if let Some(reference) = self.reference(object, Section::Examples, path) {
            return Some(ReferenceOr::Reference { reference });
        }
        for (key, value) in object {
            let path = path.key(key);
            match key.as_str() {
                "summary" => example.summary = self.text(value, &path),
                "description" => example.description = self.text(value, &path),
                "value" => example.value = Some(value.clone()),
                "externalValue" => example.external_value = self.text(value, &path),
                _ => self.other(key, value, &path, Object::Example, &mut example.extensions),
            }
        }
        Some(ReferenceOr::Item(example))
    }

    /// Reads a link. One that names no operation is left out.
    pub(super) fn link(&mut self, value: &Value, path: &Path<'_>) -> Option<ReferenceOr<Link>> {
        let object = self.object(value, path)?;
        if let Some(reference) = self.reference(object, Section::Links, path) {
            return Some(ReferenceOr::Reference { reference });
        }
        let mut operation = None;
        let mut link = Link {
            description: None,
            operation: LinkOperation::OperationId(String::new()),
            request_body: None,
            parameters: IndexMap::new(),
            server: None,
            extensions: IndexMap::new(),
        };
        for (key, value) in object {
            let path = path.key(key);
            match key.as_str() {
                "operationRef" => operation = self.text(value, &path).map(LinkOperation::OperationRef),
                "operationId" => operation = self.text(value, &path).map(LinkOperation::OperationId),
                "description" => link.description = self.text(value, &path),
                "requestBody" => link.request_body = Some(value.clone()),
                "parameters" => {
                    link.parameters = self.map(value, &path, |_, value, _| Some(value.clone()));
                }
                "server" => link.server = self.server(value, &path),
                _ => self.other(key, value, &path, Object::Link, &mut link.extensions),
            }
        }
        let Some(operation) = operation else {
            self.missing(path, "operationId", "the link is left out");
            return None;
        };
        link.operation = operation;
        Some(ReferenceOr::Item(link))
    }

    /// Reads a callback: path items by runtime expression.
    pub(super) fn callback(&mut self, value: &Value, path: &Path<'_>) -> Option<ReferenceOr<Callback>> {
        let object = self.object(value, path)?;
        if let Some(reference) = self.reference(object, Section::Callbacks, path) {
            return Some(ReferenceOr::Reference { reference });
        }
        let mut callback = Callback::new();
        for (expression, value) in object.iter().filter(|(expression, _)| !expression.starts_with("x-")) {
            match self.path_item(value, &path.key(expression)) {
                Some(ReferenceOr::Item(item)) => {
                    callback.insert(expression.clone(), item);
                }
                Some(ReferenceOr::Reference { reference }) => {
                    if let Some(item) = self.referred_path_item(&reference) {
                        callback.insert(expression.clone(), item);
                    }
                }
                None => {}
            }
        }
        Some(ReferenceOr::Item(callback))
    }
}
