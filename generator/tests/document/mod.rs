//! Stage `document`: what is read, and what is reported about malformed pieces.

mod leniency;
mod model;
mod references;

use openapi_bindgen::Limits;
use openapi_bindgen::diagnostic::{Level, Report};
use openapi_bindgen::document::{Document, read};
use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaData, SchemaKind};
use serde_json::{Value, json};

/// Reads a tree. Findings are printed as `code pointer`, those of level `allow` in brackets.
fn run(tree: &Value) -> (Document, Vec<String>) {
    let mut report = Report::default();
    let document = read(tree, Limits::default().fields, &mut report);
    let finding = |found: &openapi_bindgen::diagnostic::Diagnostic| match found.level {
        Level::Allow => format!("[{} {}]", found.code.id, found.place.pointer),
        _ => format!("{} {}", found.code.id, found.place.pointer),
    };
    let findings = report.iter().map(finding).collect();
    (document, findings)
}

/// A document with the required fields and these ones.
fn document(fields: &Value) -> Value {
    let mut tree = json!({"openapi": "3.0.4", "info": {"title": "t", "version": "1"}, "paths": {}});
    if let (Value::Object(tree), Value::Object(fields)) = (&mut tree, fields) {
        tree.extend(fields.clone());
    }
    tree
}

/// Reads one schema. The pointers of findings are relative to it.
fn schema(written: &Value) -> (Schema, Vec<String>) {
    let (document, findings) = run(&document(&json!({"components": {"schemas": {"S": written}}})));
    let Some((_, schema)) = document.resolve_schema("#/components/schemas/S") else {
        panic!("no schema: {findings:?}")
    };
    (schema.clone(), findings.iter().map(|found| found.replace("/components/schemas/S", "")).collect())
}

/// The two parts of a schema, whose kind is always `Any`.
fn parts(schema: &Schema) -> (&SchemaData, &AnySchema) {
    match &schema.schema_kind {
        SchemaKind::Any(any) => (&schema.schema_data, any),
        other => panic!("not of the kind Any: {other:?}"),
    }
}

/// The item of a reference-or-item.
fn item<T: std::fmt::Debug>(item: &ReferenceOr<T>) -> &T {
    match item {
        ReferenceOr::Item(item) => item,
        reference @ ReferenceOr::Reference { .. } => panic!("{reference:?}"),
    }
}
