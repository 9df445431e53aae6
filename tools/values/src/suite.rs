//! The JSON Schema Test Suite.
//!
//! In: the folder of a draft's tests (`tests/draft4`, `tests/draft2020-12`). Out: a row per file. Each group's schema
//! becomes the only component of a document of its own, OpenAPI 3.0 for draft 4 and 3.1 for 2020-12; the valid instances
//! are the values. What OpenAPI has no word for is counted with the reason.

use std::collections::BTreeMap;
use std::path::Path;

use openapi_bindgen::ir::TypeRef;
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::arguments::{Arguments, unfold};
use crate::batch::{Case, Cases, Job, rows_of};
use crate::document::{Document, where_used};
use crate::grammar::{Kind, child_kind, walk};
use crate::table::Row;

/// A draft of JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Draft {
    /// What OpenAPI 3.0 is nearest to.
    Four,
    /// What OpenAPI 3.1 uses.
    TwentyTwenty,
}

impl Draft {
    /// As on the command line.
    pub fn parse(text: &str) -> Result<Self, String> {
        match text {
            "4" => Ok(Self::Four),
            "2020-12" => Ok(Self::TwentyTwenty),
            _ => Err(format!("draft `{text}` is neither 4 nor 2020-12")),
        }
    }
}

#[derive(Deserialize)]
struct Group {
    description: String,
    schema: Value,
    tests: Vec<Test>,
}

#[derive(Deserialize)]
struct Test {
    description: String,
    data: Box<RawValue>,
    valid: bool,
}

const POINTER: &str = "/components/schemas/Subject";

/// The rows of all files.
pub fn run(arguments: &Arguments, draft: Draft) -> Result<Vec<Row>, String> {
    let mut jobs = Vec::new();
    // The file that each job belongs to; a file without a job has a row nonetheless.
    let mut files: Vec<usize> = Vec::new();
    let mut rows: Vec<Row> = Vec::new();
    for root in &arguments.paths {
        for path in unfold(vec![root.clone()])? {
            let name = path.strip_prefix(root).unwrap_or(&path).display().to_string();
            let mut row = Row { name, ..Row::default() };
            for group in groups(&path)? {
                match job(&group, draft) {
                    Ok(job) => {
                        jobs.push(job);
                        files.push(rows.len());
                    }
                    Err(Refused::NotRepresentable(reason)) => {
                        let valid = group.tests.iter().filter(|test| test.valid).count();
                        row.found += group.tests.len();
                        row.valid += valid;
                        *row.untested.entry(format!("not representable: {reason}")).or_default() += valid;
                    }
                    Err(Refused::Broken(reason)) => {
                        row.failures.push((group.description, format!("no bindings: {reason}")));
                    }
                }
            }
            rows.push(row);
        }
    }
    for (file, tested) in files.iter().zip(rows_of(arguments, &jobs)?) {
        let Some(row) = rows.get_mut(*file) else { continue };
        row.found += tested.found;
        row.valid += tested.valid;
        row.tested += tested.tested;
        row.equal += tested.equal;
        row.undeclared += tested.undeclared;
        row.failures.extend(tested.failures);
        row.failures.extend(tested.error.map(|error| (tested.name, error)));
        for (reason, count) in tested.untested {
            *row.untested.entry(reason).or_default() += count;
        }
    }
    Ok(rows)
}

fn groups(path: &Path) -> Result<Vec<Group>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

enum Refused {
    NotRepresentable(&'static str),
    Broken(String),
}

fn job(group: &Group, draft: Draft) -> Result<Job, Refused> {
    if let Some(reason) = not_representable(&group.schema) {
        return Err(Refused::NotRepresentable(reason));
    }
    let mut schema = group.schema.clone();
    wrap(&mut schema, Kind::Schema);
    let version = if draft == Draft::Four { "3.0.3" } else { "3.1.0" };
    let document = json!({
        "openapi": version,
        "info": { "title": "suite", "version": "1" },
        "paths": {},
        "components": { "schemas": { "Subject": schema } },
    });
    let document = Document::of_text(&group.description, &document.to_string()).map_err(Refused::Broken)?;
    let cases = cases(group, &document);
    Job::new(document, cases).map_err(Refused::Broken)
}

fn cases(group: &Group, document: &Document) -> Cases {
    let id = document.api.types.iter().find(|(_, definition)| definition.name.pointer == POINTER);
    let ty = id.and_then(|(id, _)| document.rust(&TypeRef::Named(id)));
    let mut cases = Cases { found: group.tests.len(), ..Cases::default() };
    for test in group.tests.iter().filter(|test| test.valid) {
        cases.valid += 1;
        if is_of_another_kind(&group.schema, test.data.get()) {
            cases.unusable(1, "no `type`, and the value is of a kind that the keywords do not speak of");
            continue;
        }
        let Some(ty) = &ty else {
            cases.unusable(1, "no type of its own");
            continue;
        };
        let text = test.data.get().replace(['\n', '\r'], " ");
        let place = format!("{} / {}", group.description, test.description);
        cases.cases.push(Case { place, schema: POINTER.to_owned(), ty: where_used(ty, &text), text });
    }
    cases
}

/// What OpenAPI's documents cannot say, or what a document on its own cannot.
fn not_representable(schema: &Value) -> Option<&'static str> {
    let mut reason = None;
    walk(schema, "", Kind::Schema, &mut |node, _, kind| {
        let Some(node) = node.as_object().filter(|_| kind == Kind::Schema) else { return };
        let text = |key: &str| node.get(key).and_then(Value::as_str);
        if node.contains_key("$dynamicRef") || node.contains_key("$dynamicAnchor") {
            reason = Some("$dynamicRef");
        } else if text("$id").is_some() || text("id").is_some() {
            reason = Some("a base URI ($id)");
        } else if text("$ref").is_some_and(|reference| !reference.starts_with('#')) {
            reason = Some("a $ref into another document");
        } else if text("$schema").is_some_and(|uri| uri.contains("localhost")) {
            reason = Some("a meta-schema of its own ($vocabulary)");
        }
    });
    reason
}

/// References into the schema lead into the component.
fn wrap(node: &mut Value, kind: Kind) {
    match node {
        Value::Object(members) => {
            for (key, child) in &mut *members {
                if let Some(kind) = child_kind(kind, key, child) {
                    wrap(child, kind);
                }
            }
            if kind != Kind::Schema {
                return;
            }
            members.shift_remove("$schema");
            if let Some(Value::String(reference)) = members.get_mut("$ref") {
                if reference == "#" || reference.starts_with("#/") {
                    reference.insert_str(1, POINTER);
                }
            }
        }
        Value::Array(items) if kind == Kind::Schemas => {
            items.iter_mut().for_each(|item| wrap(item, Kind::Schema));
        }
        _ => {}
    }
}

/// Whether the schema names no type, and speaks of kinds that the value is not of: JSON Schema then says nothing about
/// the value, while the generator takes the keywords for the type that the author left out (`docs/types.md`).
fn is_of_another_kind(schema: &Value, text: &str) -> bool {
    const SPEAK: [(&str, &[&str]); 4] = [
        (
            "object",
            &[
                "properties",
                "required",
                "additionalProperties",
                "patternProperties",
                "minProperties",
                "maxProperties",
                "dependencies",
                "dependentRequired",
                "dependentSchemas",
                "propertyNames",
                "unevaluatedProperties",
            ],
        ),
        (
            "array",
            &[
                "items",
                "prefixItems",
                "additionalItems",
                "minItems",
                "maxItems",
                "uniqueItems",
                "contains",
                "unevaluatedItems",
            ],
        ),
        ("string", &["minLength", "maxLength", "pattern", "format", "contentEncoding", "contentMediaType"]),
        ("number", &["minimum", "maximum", "multipleOf", "exclusiveMinimum", "exclusiveMaximum"]),
    ];
    let Some(object) = schema.as_object() else { return false };
    if ["type", "enum", "const", "$ref", "allOf", "anyOf", "oneOf"]
        .iter()
        .any(|key| object.contains_key(*key))
    {
        return false;
    }
    let kind = match text.as_bytes().first() {
        Some(b'{') => "object",
        Some(b'[') => "array",
        Some(b'"') => "string",
        Some(b'n' | b't' | b'f') => "other",
        _ => "number",
    };
    let spoken: BTreeMap<&str, bool> = SPEAK
        .iter()
        .map(|(of, keywords)| (*of, keywords.iter().any(|key| object.contains_key(*key))))
        .collect();
    spoken.values().any(|is| *is) && !spoken.get(kind).copied().unwrap_or(false)
}
