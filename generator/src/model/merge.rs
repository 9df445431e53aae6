//! Merges schemas: follows references and adds the parts of an `allOf` before the schema's own keywords.
//!
//! The tighter of two limits and the outermost title win. A schema that is included several times is added
//! once, and every step is charged to the budget of the document.

use std::collections::HashSet;

use openapiv3::{AdditionalProperties, AnySchema, Schema};
use serde_json::Value;

use super::listed::listed_by;
use super::merged::{Additional, Alternatives, MergedKeywords};
use super::node::{SchemaNode, keywords};
use super::value_notes;
use crate::document::Document;
use crate::openapi::value_extensions::EXTENSIBLE_ENUM;
use crate::openapi::{Format, vocabulary};
use crate::source;

impl<'d> MergedKeywords<'d> {
    /// Merges nodes that apply at once.
    pub(super) fn of(document: &'d Document, nodes: &[SchemaNode<'d>]) -> Self {
        let mut merged = Self::default();
        let mut seen = HashSet::new();
        for node in nodes {
            merged.add(document, node, &mut seen);
        }
        merged.infer_type();
        merged
    }

    /// Infers the type from the format if no other keyword implies it.
    fn infer_type(&mut self) {
        let is_untyped = self.kind.is_none()
            && self.enumeration.is_none()
            && self.alternatives.is_empty()
            && self.items.is_empty()
            && self.prefix.is_empty()
            && self.discriminator.is_none()
            && !self.has_object_keywords();
        if is_untyped {
            self.kind = self.format.and_then(Format::named).map(Format::json_type);
            self.is_inferred = self.kind.is_some();
        }
    }

    /// Merges one more node that applies too. The title and description of `self` win.
    pub(crate) fn merge(&mut self, document: &'d Document, node: &SchemaNode<'d>) {
        let title = self.title;
        let description = self.description;
        self.add(document, node, &mut HashSet::new());
        self.title = title.or(self.title);
        self.description = description.or(self.description);
    }

    /// Adds a schema, the parts of its `allOf` first. Nested parts use no stack.
    fn add(&mut self, document: &'d Document, node: &SchemaNode<'d>, seen: &mut Seen) {
        let mut open = vec![Step::Enter(node.clone(), 0)];
        while let Some(step) = open.pop() {
            let (node, depth) = match step {
                Step::Enter(node, depth) => (node, depth),
                Step::Leave(node, schema, any, depth) => {
                    self.add_own(document, &node, schema, any, seen, depth);
                    continue;
                }
            };
            let Some(node) = node.resolve(document) else { continue };
            // A schema may be part of its own `allOf`; it is added once.
            let Some(schema) = node.schema().filter(|schema| seen.insert(std::ptr::from_ref(*schema))) else {
                continue;
            };
            let Some(any) = keywords(schema) else { continue };
            if !document.budget.look(cost(any), &node.pointer) {
                return;
            }
            let parts = node.list("allOf", &any.all_of);
            open.push(Step::Leave(node, schema, any, depth));
            open.extend(parts.into_iter().rev().map(|part| Step::Enter(part, depth + 1)));
        }
    }

    /// Adds the keywords of a schema other than `allOf`.
    fn add_own(
        &mut self,
        document: &'d Document,
        node: &SchemaNode<'d>,
        schema: &'d Schema,
        any: &'d AnySchema,
        seen: &Seen,
        depth: usize,
    ) {
        self.annotations(schema, depth);
        self.scalars(node, any);
        self.object(node, any);
        self.array(node, any);
        self.compositions(document, node, schema, any, seen);
        self.extensions(document, node, schema);
        if !schema.schema_data.extensions.is_empty() {
            self.value_extensions(schema, any);
        }
    }

    /// Adds annotations. Those of the outermost schema win over those of its parts.
    fn annotations(&mut self, schema: &'d Schema, depth: usize) {
        let data = &schema.schema_data;
        if depth == 0 {
            self.title = data.title.as_deref().or(self.title);
            self.description = data.description.as_deref().or(self.description);
            self.default = data.default.as_ref().or(self.default);
            self.example = data.example.as_ref().or(self.example);
            self.deprecated = data.deprecated;
        } else {
            self.description = self.description.or(data.description.as_deref());
            self.default = self.default.or(data.default.as_ref());
            self.example = self.example.or(data.example.as_ref());
        }
        self.read_only |= data.read_only;
        self.write_only |= data.write_only;
    }

    fn scalars(&mut self, node: &SchemaNode<'d>, any: &'d AnySchema) {
        if let Some(kind) = any.typ.as_deref() {
            if std::mem::take(&mut self.is_inferred) {
                self.kind = None;
            }
            match self.kind {
                Some(known) if known != kind => match narrower(known, kind) {
                    Some(kind) => self.kind = Some(kind),
                    None => {
                        let first = source::child(&self.kind_at, "type");
                        self.contradiction = Some((first.into(), node.keyword("type").into()));
                    }
                },
                _ => {
                    self.kind = Some(kind);
                    self.kind_at = node.pointer.clone();
                }
            }
        }
        self.format = any.format.as_deref().or(self.format);
        if !any.enumeration.is_empty() {
            self.list_values(any.enumeration.iter().collect());
        }
        tighten(&mut self.min_length, any.min_length.map(|n| n as u64), u64::max);
        tighten(&mut self.max_length, any.max_length.map(|n| n as u64), u64::min);
        self.expressions.extend(any.pattern.as_deref());
        tighten(&mut self.min_items, any.min_items.map(|n| n as u64), u64::max);
        tighten(&mut self.max_items, any.max_items.map(|n| n as u64), u64::min);
        tighten(&mut self.min_properties, any.min_properties.map(|n| n as u64), u64::max);
        tighten(&mut self.max_properties, any.max_properties.map(|n| n as u64), u64::min);
        // The factor that is a multiple of the other one wins; otherwise the first one.
        tighten(&mut self.multiple_of, any.multiple_of, |a, b| if (b / a).fract() == 0.0 { b } else { a });
        self.unique_items |= any.unique_items == Some(true);
        let minimum = any.minimum.map(|bound| (bound, any.exclusive_minimum.unwrap_or(false)));
        let maximum = any.maximum.map(|bound| (bound, any.exclusive_maximum.unwrap_or(false)));
        tighten(&mut self.minimum, minimum, |a, b| if b.0 > a.0 || (b.0 == a.0 && b.1) { b } else { a });
        tighten(&mut self.maximum, maximum, |a, b| if b.0 < a.0 || (b.0 == a.0 && b.1) { b } else { a });
    }

    /// Adds a list of values. Only those that all lists have are valid.
    fn list_values(&mut self, values: Vec<&'d Value>) {
        self.enumeration = Some(match self.enumeration.take() {
            Some(known) => {
                let listed: HashSet<&Value> = values.into_iter().collect();
                known.into_iter().filter(|value| listed.contains(value)).collect()
            }
            None => values,
        });
    }

    fn object(&mut self, node: &SchemaNode<'d>, any: &'d AnySchema) {
        if !any.properties.is_empty() {
            // One buffer for all pointers: merging spends most of its time here.
            let mut pointer = node.keyword("properties");
            let base = pointer.len();
            for (name, schema) in &any.properties {
                pointer.truncate(base);
                source::push(&mut pointer, name);
                let property = SchemaNode::new(schema, pointer.as_str());
                self.properties.entry(name.as_str()).or_default().push(property);
            }
        }
        self.required.extend(any.required.iter().map(String::as_str));
        match &any.additional_properties {
            None => {}
            Some(AdditionalProperties::Any(false)) => self.additional = Additional::Forbidden,
            Some(AdditionalProperties::Any(true)) => {
                if matches!(self.additional, Additional::Unstated) {
                    self.additional = Additional::Anything;
                }
            }
            Some(AdditionalProperties::Schema(schema)) => {
                let value = SchemaNode::new(schema, node.keyword("additionalProperties"));
                match &mut self.additional {
                    Additional::Schema(values) => values.push(value),
                    Additional::Forbidden => {}
                    other => *other = Additional::Schema(vec![value]),
                }
            }
        }
    }

    fn array(&mut self, node: &SchemaNode<'d>, any: &'d AnySchema) {
        if let Some(items) = &any.items {
            self.items.push(SchemaNode::new(items, node.keyword("items")));
        }
    }

    /// Adds `oneOf`, `anyOf` and `discriminator`. The branches are left out if one of them is among the
    /// merged schemas: then this is a base that lists the heirs that include it.
    fn compositions(
        &mut self,
        document: &'d Document,
        node: &SchemaNode<'d>,
        schema: &'d Schema,
        any: &'d AnySchema,
        seen: &Seen,
    ) {
        let is_part = |branch: &SchemaNode<'d>| {
            let target = branch.resolve(document);
            let target = target.as_ref().and_then(SchemaNode::schema).map(std::ptr::from_ref);
            target.is_some_and(|target| !std::ptr::eq(target, schema) && seen.contains(&target))
        };
        let discriminator = schema.schema_data.discriminator.as_ref();
        let lists = [("oneOf", &any.one_of), ("anyOf", &any.any_of)];
        let (mut has_branches, alternatives) = (false, self.alternatives.len());
        for (keyword, schemas) in lists {
            if !schemas.is_empty() {
                has_branches = true;
                let branches = node.list(keyword, schemas);
                if let Some(notes) = listed_by(document, &branches, any.typ.as_deref()) {
                    let is_text = notes.iter().all(|note| note.value.is_string());
                    self.kind = self.kind.or(Some(if is_text { "string" } else { "integer" }));
                    self.list_values(notes.iter().map(|note| note.value).collect());
                    self.notes.extend(notes);
                } else if seen.len() < 2 || !branches.iter().any(is_part) {
                    self.alternatives.push(Alternatives { branches, discriminator });
                }
            }
        }
        if !has_branches && discriminator.is_some() {
            self.discriminator = discriminator;
        }
        if self.alternatives.len() == alternatives {
            self.discriminators.extend(discriminator);
        }
    }

    fn extensions(&mut self, document: &'d Document, node: &SchemaNode<'d>, schema: &'d Schema) {
        let extensions = &schema.schema_data.extensions;
        if extensions.is_empty() {
            return;
        }
        let text = |keyword: &str| extensions.get(keyword).and_then(Value::as_str);
        self.number_or_text |= extensions.contains_key(vocabulary::NUMBER_OR_TEXT);
        self.content_media_type = text(vocabulary::CONTENT_MEDIA_TYPE).or(self.content_media_type);
        self.content_encoding = text(vocabulary::CONTENT_ENCODING).or(self.content_encoding);
        self.unevaluated(document, node, extensions.get(vocabulary::UNEVALUATED_PROPERTIES));
        if extensions.contains_key(vocabulary::CONTENT_SCHEMA) {
            self.content_schema = extension_schema(document, node.keyword(vocabulary::CONTENT_SCHEMA));
        }
        if let Some(Value::Array(schemas)) = extensions.get(vocabulary::PREFIX_ITEMS) {
            let base = node.keyword(vocabulary::PREFIX_ITEMS);
            let nodes = (0..schemas.len())
                .filter_map(|index| extension_schema(document, source::child(&base, &index.to_string())));
            self.prefix = nodes.collect();
        }
        if let Some(Value::Object(schemas)) = extensions.get(vocabulary::PATTERN_PROPERTIES) {
            let base = node.keyword(vocabulary::PATTERN_PROPERTIES);
            self.patterns.extend(
                schemas
                    .keys()
                    .filter_map(|pattern| extension_schema(document, source::child(&base, pattern))),
            );
        }
    }

    /// Adds what extensions say about the values, which may be listed by a part.
    fn value_extensions(&mut self, schema: &'d Schema, any: &'d AnySchema) {
        if let Some(Value::Array(texts)) = schema.schema_data.extensions.get(EXTENSIBLE_ENUM) {
            self.extensible = texts.iter().filter(|text| text.is_string()).collect();
        }
        let own: Vec<&'d Value> = any.enumeration.iter().collect();
        let listed = self.enumeration.as_deref().unwrap_or(&self.extensible);
        let values = if own.is_empty() { listed } else { &own };
        self.notes.extend(value_notes::of_extensions(schema, values));
    }

    /// `unevaluatedProperties` applies to properties that no part of the schema declares. Since the parts are
    /// merged first, it can be read like `additionalProperties` (JSON Schema 2020-12 core §11.3).
    fn unevaluated(&mut self, document: &'d Document, node: &SchemaNode<'d>, value: Option<&'d Value>) {
        if !matches!(self.additional, Additional::Unstated) {
            return;
        }
        let schema = || extension_schema(document, node.keyword(vocabulary::UNEVALUATED_PROPERTIES));
        self.additional = match value {
            Some(Value::Bool(false)) => Additional::Forbidden,
            Some(Value::Bool(true)) => Additional::Anything,
            Some(_) => schema().map_or(Additional::Anything, |schema| Additional::Schema(vec![schema])),
            None => return,
        };
    }
}

/// The addresses of the schemas that are part of a merged schema. They are faster to compare than pointers.
type Seen = HashSet<*const Schema>;

/// A step of the walk through the parts of a schema, with the number of enclosing `allOf`s.
enum Step<'d> {
    /// Visit a part.
    Enter(SchemaNode<'d>, usize),
    /// Add the own keywords of a schema whose parts were added.
    Leave(SchemaNode<'d>, &'d Schema, &'d AnySchema, usize),
}

/// The cost of merging a schema, in keywords.
fn cost(any: &AnySchema) -> usize {
    let lists = any.all_of.len() + any.one_of.len() + any.any_of.len();
    1 + any.properties.len() + any.required.len() + any.enumeration.len() + lists
}

/// The schema at the pointer of an extension keyword.
fn extension_schema<'d>(document: &'d Document, pointer: String) -> Option<SchemaNode<'d>> {
    document.schema_at(&pointer).map(|schema| SchemaNode::new(schema, pointer))
}

fn tighten<T: Copy>(slot: &mut Option<T>, value: Option<T>, pick: impl Fn(T, T) -> T) {
    *slot = match (*slot, value) {
        (Some(old), Some(new)) => Some(pick(old, new)),
        (old, new) => old.or(new),
    };
}

/// The type whose values have both types, if there is one.
fn narrower<'d>(one: &'d str, other: &'d str) -> Option<&'d str> {
    match (one, other) {
        ("number", "integer") | ("integer", "number") => Some("integer"),
        _ => None,
    }
}
