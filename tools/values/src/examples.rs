//! The examples and defaults of a document.
//!
//! In: a document. Out: a case for each `example`, entry of `examples`, and `default` that is valid for its schema
//! and whose schema has a Rust type. What is JSON only by chance (bodies of other media types) is left out.

use std::collections::BTreeMap;

use openapi_bindgen::source::{child, segments};
use serde_json::Value;

use crate::batch::{Case, Cases};
use crate::document::{Document, where_used};
use crate::grammar::{Kind, walk};
use crate::validity::Validity;

/// A value and where it stands.
struct Example {
    pointer: String,
    value: Value,
}

/// The cases of a document.
pub fn cases(document: &Document) -> Result<Cases, String> {
    let validity = Validity::new(&document.schemas)?;
    let mut cases = Cases::default();
    for (schema, examples) in found(&document.tree) {
        cases.found += examples.len();
        let validator = match validity.at(&schema) {
            Ok(validator) => validator,
            Err(reason) => {
                cases.unusable(examples.len(), &format!("the validator refuses the schema: {reason}"));
                continue;
            }
        };
        let ty = type_at(document, &schema);
        for Example { pointer, value } in examples {
            if !validator.is_valid(&value) {
                continue;
            }
            cases.valid += 1;
            match &ty {
                Some(ty) => {
                    let text = value.to_string();
                    let (schema, ty) = (schema.clone(), where_used(ty, &text));
                    cases.cases.push(Case { place: pointer, schema, ty, text });
                }
                None => cases.unusable(1, "no type of its own"),
            }
        }
    }
    Ok(cases)
}

/// The type of the schema, or of the only schema that it refers to.
fn type_at(document: &Document, schema: &str) -> Option<String> {
    let mut pointer = schema.to_owned();
    for _ in 0..32 {
        if let Some(ty) = document.places.get(&pointer) {
            return document.rust(ty);
        }
        let node = document.tree.pointer(&pointer)?;
        if let Some(Value::String(reference)) = node.get("$ref") {
            pointer = reference.strip_prefix('#')?.to_owned();
            continue;
        }
        let only = ["allOf", "oneOf", "anyOf"]
            .into_iter()
            .find(|key| node.get(*key).and_then(Value::as_array).is_some_and(|list| list.len() == 1))?;
        pointer = child(&child(&pointer, only), "0");
    }
    None
}

/// Every example, by the pointer of its schema.
fn found(tree: &Value) -> BTreeMap<String, Vec<Example>> {
    let mut found: BTreeMap<String, Vec<Example>> = BTreeMap::new();
    walk(tree, "", Kind::Other, &mut |node, pointer, kind| match kind {
        Kind::Schema => {
            let mut examples = values(tree, node, pointer);
            if let Some(default) = node.get("default") {
                examples.push(Example { pointer: child(pointer, "default"), value: default.clone() });
            }
            if !examples.is_empty() {
                found.entry(pointer.to_owned()).or_default().extend(examples);
            }
        }
        Kind::Other if node.get("schema").is_some() && !is_other_media_type(pointer) => {
            let examples = values(tree, node, pointer);
            if !examples.is_empty() {
                found.entry(child(pointer, "schema")).or_default().extend(examples);
            }
        }
        _ => {}
    });
    found
}

/// Whether the node is the media type object of a body that is not JSON.
fn is_other_media_type(pointer: &str) -> bool {
    let segments: Vec<String> = segments(pointer).collect();
    match segments.as_slice() {
        [.., content, media_type] if content == "content" => {
            let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
            !(essence.ends_with("/json") || essence.ends_with("+json") || essence == "*/*")
        }
        _ => false,
    }
}

/// `example` and `examples` of a node: a list of values (schemas), or a map of example objects.
fn values(tree: &Value, node: &Value, pointer: &str) -> Vec<Example> {
    let mut values = Vec::new();
    if let Some(value) = node.get("example") {
        values.push(Example { pointer: child(pointer, "example"), value: value.clone() });
    }
    let list = child(pointer, "examples");
    match node.get("examples") {
        Some(Value::Array(examples)) => {
            values.extend(examples.iter().enumerate().map(|(index, value)| Example {
                pointer: child(&list, &index.to_string()),
                value: value.clone(),
            }));
        }
        Some(Value::Object(examples)) => {
            for (name, example) in examples {
                let reference = example.get("$ref").and_then(Value::as_str);
                let target = reference.and_then(|reference| tree.pointer(reference.strip_prefix('#')?));
                let example = target.unwrap_or(example);
                if let Some(value) = example.get("value").or_else(|| example.get("dataValue")) {
                    values.push(Example { pointer: child(&list, name), value: value.clone() });
                }
            }
        }
        _ => {}
    }
    values
}
