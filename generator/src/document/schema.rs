//! Schemas, as an [`openapiv3::Schema`] of kind `Any` or as a reference.
//!
//! Schemas inside our own extensions are kept among the detached pieces, under their pointers.

use indexmap::IndexMap;
use openapiv3::{
    AdditionalProperties, AnySchema, Discriminator, ReferenceOr, Schema, SchemaData, SchemaKind,
};
use serde_json::{Map, Value};

use super::reader::Reader;
use super::schema_types;
use crate::diagnostic::codes;
use crate::openapi::vocabulary as v;
use crate::openapi::{Dialects, Object, Section, Slot};
use crate::source::Path;

/// A schema that everything matches.
fn any_schema() -> ReferenceOr<Box<Schema>> {
    let schema_kind = SchemaKind::Any(AnySchema::default());
    ReferenceOr::Item(Box::new(Schema { schema_data: SchemaData::default(), schema_kind }))
}

/// The properties of a schema as written.
fn properties(object: &Map<String, Value>) -> impl Iterator<Item = (&String, &Value)> {
    object.get("properties").and_then(Value::as_object).into_iter().flatten()
}

impl Reader<'_> {
    /// Reads a schema or a reference to one. Anything else is a schema of any type.
    pub(super) fn schema(&mut self, value: &Value, path: &Path<'_>) -> ReferenceOr<Schema> {
        self.boxed_schema(value, path).unbox()
    }

    /// Reads a schema to the heap, as the model wants it for properties and items.
    pub(super) fn boxed_schema(&mut self, value: &Value, path: &Path<'_>) -> ReferenceOr<Box<Schema>> {
        let Some(object) = self.readable(value, path) else { return any_schema() };
        if let Some(reference) = self.reference(object, Section::Schemas, path) {
            return ReferenceOr::Reference { reference };
        }
        let mut schema = Box::new(Schema {
            schema_data: SchemaData::default(),
            schema_kind: SchemaKind::Any(AnySchema::default()),
        });
        let Schema { schema_data: data, schema_kind: SchemaKind::Any(any) } = &mut *schema else {
            return ReferenceOr::Item(schema);
        };
        for (key, value) in object {
            let path = path.key(key);
            let is_read = self.subschemas(key, value, &path, any)
                || self.annotation(key, value, &path, data)
                || self.restriction(key, value, &path, any, data);
            if !is_read {
                self.extension(key, value, &path, &mut data.extensions);
            }
        }
        // Properties that carry `required: true` themselves, whatever the order of keywords.
        for (name, _) in
            properties(object).filter(|(_, property)| property.get("required") == Some(&Value::Bool(true)))
        {
            if !any.required.contains(name) {
                any.required.push(name.clone());
            }
        }
        ReferenceOr::Item(schema)
    }

    /// The object of a schema, unless it is none or nested too deeply.
    fn readable<'v>(&mut self, value: &'v Value, path: &Path<'_>) -> Option<&'v Map<String, Value>> {
        if self.is_too_deep(path) { None } else { self.object(value, path) }
    }

    /// Keywords that hold schemas.
    fn subschemas(&mut self, key: &str, value: &Value, path: &Path<'_>, any: &mut AnySchema) -> bool {
        match key {
            "properties" => self.properties(value, path, any),
            "items" => any.items = self.optional_schema(value, path),
            "allOf" => any.all_of = self.schemas(value, path),
            "oneOf" => any.one_of = self.schemas(value, path),
            "anyOf" => any.any_of = self.schemas(value, path),
            "not" => any.not = self.optional_schema(value, path).map(|not| Box::new(not.unbox())),
            "additionalProperties" => any.additional_properties = self.additional_properties(value, path),
            // Read where a reference leads to them. A `$ref` that is not a text is already reported.
            "$defs" | "definitions" | "$ref" => {}
            _ => return false,
        }
        true
    }

    fn properties(&mut self, value: &Value, path: &Path<'_>, any: &mut AnySchema) {
        let Some(object) = self.object(value, path) else { return };
        any.properties.reserve_exact(object.len());
        for (name, value) in object {
            let path = path.key(name);
            let schema = self.boxed_schema(value, &path);
            any.properties.insert(name.clone(), schema);
        }
    }

    /// A schema; `null` is none.
    fn optional_schema(&mut self, value: &Value, path: &Path<'_>) -> Option<ReferenceOr<Box<Schema>>> {
        if value.is_null() {
            self.wrong_kind(value, path, "a schema");
            return None;
        }
        Some(self.boxed_schema(value, path))
    }

    fn schemas(&mut self, value: &Value, path: &Path<'_>) -> Vec<ReferenceOr<Schema>> {
        let list = self.list(value, path);
        list.iter().enumerate().map(|(index, value)| self.schema(value, &path.index(index))).collect()
    }

    fn additional_properties(&mut self, value: &Value, path: &Path<'_>) -> Option<AdditionalProperties> {
        match value {
            Value::Object(_) => Some(AdditionalProperties::Schema(Box::new(self.schema(value, path)))),
            _ => self.flag(value, path).map(AdditionalProperties::Any),
        }
    }

    /// Keywords that say something about a value without restricting it.
    fn annotation(&mut self, key: &str, value: &Value, path: &Path<'_>, data: &mut SchemaData) -> bool {
        match key {
            "title" => data.title = self.text(value, path),
            "description" => data.description = self.text(value, path),
            "nullable" => data.nullable = self.flag(value, path).unwrap_or_default(),
            "readOnly" => data.read_only = self.flag(value, path).unwrap_or_default(),
            "writeOnly" => data.write_only = self.flag(value, path).unwrap_or_default(),
            "deprecated" => data.deprecated = self.flag(value, path).unwrap_or_default(),
            "default" => data.default = Some(value.clone()),
            "example" => data.example = Some(value.clone()),
            "externalDocs" => data.external_docs = self.external_docs(value, path),
            "discriminator" => data.discriminator = self.discriminator(value, path),
            "xml" => {
                data.extensions.insert(v::XML.to_owned(), value.clone());
            }
            _ => return false,
        }
        true
    }

    /// Keywords that restrict values.
    fn restriction(
        &mut self,
        key: &str,
        value: &Value,
        path: &Path<'_>,
        any: &mut AnySchema,
        data: &mut SchemaData,
    ) -> bool {
        match key {
            "type" => self.type_name(value, path, any),
            "format" => any.format = self.text(value, path).or(any.format.take()),
            "enum" => any.enumeration = self.enumeration(value, path),
            "required" => match value {
                Value::Bool(_) => self.boolean_required(path),
                _ => any.required = self.texts(value, path),
            },
            "pattern" => any.pattern = self.text(value, path),
            "minLength" => any.min_length = self.count(value, path),
            "maxLength" => any.max_length = self.count(value, path),
            "minItems" => any.min_items = self.count(value, path),
            "maxItems" => any.max_items = self.count(value, path),
            "uniqueItems" => any.unique_items = self.flag(value, path),
            "minProperties" => any.min_properties = self.count(value, path),
            "maxProperties" => any.max_properties = self.count(value, path),
            "multipleOf" => any.multiple_of = self.number(value, path),
            "minimum" => any.minimum = self.bound(value, path, v::EXACT_MINIMUM, &mut data.extensions),
            "maximum" => any.maximum = self.bound(value, path, v::EXACT_MAXIMUM, &mut data.extensions),
            "exclusiveMinimum" => any.exclusive_minimum = self.flag(value, path),
            "exclusiveMaximum" => any.exclusive_maximum = self.flag(value, path),
            _ => return false,
        }
        true
    }

    fn boolean_required(&mut self, path: &Path<'_>) {
        let message = "`required` is a list beside `properties`";
        self.say(&codes::document::REQUIRED_ON_PROPERTY, path, message)
            .help("list the property in `required` of the enclosing object");
    }

    fn type_name(&mut self, value: &Value, path: &Path<'_>, any: &mut AnySchema) {
        let Some(name) = self.text(value, path) else { return };
        if schema_types::is_type(&name) {
            any.typ = Some(name);
            return;
        }
        let (typ, format) = schema_types::meant(&name).unwrap_or_default();
        let read_as = typ.map_or("a value of any type".to_owned(), |typ| format!("`{typ}`"));
        let message = format!("type `{name}` is unknown; it is read as {read_as}");
        self.say(&codes::document::UNKNOWN_TYPE, path, message);
        any.typ = typ.map(str::to_owned);
        any.format = any.format.take().or(format.map(str::to_owned));
    }

    fn enumeration(&mut self, value: &Value, path: &Path<'_>) -> Vec<Value> {
        match value {
            Value::Array(values) => values.clone(),
            Value::String(_) | Value::Number(_) | Value::Bool(_) => {
                let message = "a single value is read as a list of one";
                self.say(&codes::document::COERCED_VALUE, path, message);
                vec![value.clone()]
            }
            _ => {
                self.wrong_kind(value, path, "a list of values");
                Vec::new()
            }
        }
    }

    /// A bound; an integer that `f64` cannot hold is also kept as written.
    fn bound(
        &mut self,
        value: &Value,
        path: &Path<'_>,
        exact: &str,
        extensions: &mut IndexMap<String, Value>,
    ) -> Option<f64> {
        const LARGEST_EXACT: u64 = 1 << 53;
        let magnitude = value.as_i64().map(i64::unsigned_abs).or(value.as_u64());
        if magnitude.is_some_and(|magnitude| magnitude > LARGEST_EXACT) {
            extensions.insert(exact.to_owned(), value.clone());
        }
        self.number(value, path)
    }

    fn discriminator(&mut self, value: &Value, path: &Path<'_>) -> Option<Discriminator> {
        let object = self.object(value, path)?;
        let mut discriminator = Discriminator::default();
        for (key, value) in object {
            let path = path.key(key);
            match key.as_str() {
                "propertyName" => discriminator.property_name = self.text(value, &path).unwrap_or_default(),
                "mapping" => {
                    for (tag, target) in self.object(value, &path).into_iter().flatten() {
                        let Some(target) = self.text(target, &path.key(tag)) else { continue };
                        discriminator.mapping.insert(tag.clone(), target);
                    }
                }
                _ => self.other(key, value, &path, Object::Discriminator, &mut discriminator.extensions),
            }
        }
        if discriminator.property_name.is_empty() {
            self.missing(path, "propertyName", "the discriminator is not used");
            return None;
        }
        Some(discriminator)
    }

    /// Extensions, and schemas inside ours.
    fn extension(
        &mut self,
        key: &str,
        value: &Value,
        path: &Path<'_>,
        extensions: &mut IndexMap<String, Value>,
    ) {
        if key.starts_with(v::PREFIX) {
            match Object::Schema.field(key, Dialects::CARRIED) {
                Some(Slot::One(Object::Schema)) if value.is_object() => {
                    self.enqueue(Section::Schemas, path.pointer());
                }
                Some(Slot::List(Object::Schema)) => {
                    for index in 0..self.list(value, path).len() {
                        self.enqueue(Section::Schemas, path.index(index).pointer());
                    }
                }
                Some(Slot::Map(Object::Schema)) => {
                    for name in self.object(value, path).into_iter().flatten().map(|(name, _)| name) {
                        self.enqueue(Section::Schemas, path.key(name).pointer());
                    }
                }
                _ => {}
            }
        }
        self.other(key, value, path, Object::Schema, extensions);
    }
}
