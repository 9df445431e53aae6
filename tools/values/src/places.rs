//! From a place of a document to the Rust type of the schema that stands there.
//!
//! In: the API, the desugared tree, and the origins of its nodes. Out: a type for each pointer that has one:
//! named types, fields, branches, bodies, answers and parameters, and from there the items of lists and maps.

use std::collections::HashMap;

use openapi_bindgen::ir::{Api, Field, Presence, TypeKind, TypeRef};
use openapi_bindgen::source::{Origins, child};
use serde_json::Value;

/// The types by pointer, as written by the author.
pub struct Places {
    types: HashMap<String, TypeRef>,
}

struct Collector<'a> {
    api: &'a Api,
    types: HashMap<String, TypeRef>,
    tree: &'a Value,
    origins: &'a Origins,
}

impl Places {
    /// Collects the types of all places.
    pub fn new(api: &Api, tree: &Value, origins: &Origins) -> Self {
        let mut collector = Collector { api, types: HashMap::new(), tree, origins };
        for (id, definition) in api.types.iter() {
            collector.add(&definition.name.pointer, &TypeRef::Named(id));
            collector.inside(&definition.name.pointer, &definition.kind);
        }
        collector.operations(api);
        Self { types: collector.types }
    }

    /// The type of the schema at `pointer` of the document.
    pub fn get(&self, pointer: &str) -> Option<&TypeRef> {
        self.types.get(pointer)
    }
}

impl Collector<'_> {
    /// Notes a type, and those of what its schema holds in place.
    fn add(&mut self, pointer: &str, ty: &TypeRef) {
        let written = self.origins.place(pointer).pointer;
        self.types.entry(written).or_insert_with(|| ty.clone());
        let Some(node) = self.tree.pointer(pointer) else { return };
        if node.get("$ref").is_some() {
            return;
        }
        match ty {
            TypeRef::Nullable(inner) | TypeRef::Boxed(inner) => self.add(pointer, inner),
            TypeRef::List(item) if node.get("items").is_some() => self.add(&child(pointer, "items"), item),
            TypeRef::Map(value) if node.get("additionalProperties").is_some_and(Value::is_object) => {
                self.add(&child(pointer, "additionalProperties"), value);
            }
            // A type shared by equal schemas stands at one of their places only.
            TypeRef::Named(id) if self.api.types[*id].name.pointer != pointer => {
                if let (TypeKind::Struct(shape), Some(Value::Object(properties))) =
                    (&self.api.types[*id].kind, node.get("properties"))
                {
                    for field in shape.fields.iter().filter(|field| properties.contains_key(&field.name.wire))
                    {
                        self.add(&child(&child(pointer, "properties"), &field.name.wire), &of_field(field));
                    }
                }
            }
            _ => {}
        }
    }

    fn inside(&mut self, pointer: &str, kind: &TypeKind) {
        match kind {
            TypeKind::Struct(shape) => {
                for field in &shape.fields {
                    self.add(&field.name.pointer, &of_field(field));
                }
                if let Some(extra) = &shape.extra {
                    self.add(&child(pointer, "additionalProperties"), &extra.value);
                }
            }
            TypeKind::Form(form) => {
                for field in &form.fields {
                    self.add(&field.field.name.pointer, &field.field.ty);
                }
            }
            TypeKind::Union(union) => {
                for variant in &union.variants {
                    if let Some(ty) = variant.ty() {
                        self.add(&variant.name.pointer, ty);
                    }
                }
            }
            // The pointer of an alias is that of what it stands for.
            TypeKind::Alias(target) | TypeKind::Newtype(target) => self.add(pointer, target),
            TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_) => {}
        }
    }

    fn operations(&mut self, api: &Api) {
        for operation in &api.operations {
            if let Some(body) = &operation.body {
                let at = self.target(&child(&operation.name.pointer, "requestBody"));
                for content in &body.contents {
                    if let Some(ty) = content.content.ty() {
                        self.content(&at, &content.media_type, ty);
                    }
                }
            }
            for case in operation.success.cases().iter().chain(operation.error.cases()) {
                let at = self.target(&case.pointer);
                if let Some((media_type, ty)) = case
                    .content
                    .as_ref()
                    .and_then(|content| Some((&content.media_type, content.content.ty()?)))
                {
                    self.content(&at, media_type, ty);
                }
            }
            for parameter in &operation.parameters {
                let at = self.target(&parameter.name.pointer);
                self.add(&child(&at, "schema"), &parameter.ty);
            }
        }
    }

    fn content(&mut self, at: &str, media_type: &str, ty: &TypeRef) {
        let at = child(&child(at, "content"), media_type);
        self.add(&child(&at, "schema"), ty);
    }

    /// Where a component stands that is referred to from `pointer`.
    fn target(&self, pointer: &str) -> String {
        let reference = self.tree.pointer(pointer).and_then(|node| node.get("$ref")?.as_str());
        reference.and_then(|reference| reference.strip_prefix('#')).unwrap_or(pointer).to_owned()
    }
}

/// The type of a field that is there.
fn of_field(field: &Field) -> TypeRef {
    match field.presence {
        Presence::Nullable | Presence::Patch => TypeRef::Nullable(Box::new(field.ty.clone())),
        Presence::Required | Presence::Optional => field.ty.clone(),
    }
}
