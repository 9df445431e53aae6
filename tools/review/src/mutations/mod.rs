//! Small documents, each changed in one way.
//!
//! In: `schemas.yaml`, with schemas before and after, `documents.yaml`, with changes of a whole document, and the
//! documents that the generator's own tests have for each code. Out: pairs of files. Each schema is tried in
//! requests, in responses and in both; each pair forwards and backwards, which makes of an addition a removal.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::pairs::{Pair, file_name};

/// Writes the documents below a folder.
pub(crate) fn pairs(folder: &Path) -> Result<Vec<Pair>, String> {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut pairs = Vec::new();
    for (index, entry) in list(include_str!("schemas.yaml"))?.iter().enumerate() {
        for direction in ["request", "response", "both"] {
            let write = |side: &str| document(entry, side, direction);
            both(
                folder,
                &format!("s{index} {} ({direction})", name(entry)),
                &write("old"),
                &write("new"),
                &mut pairs,
            )?;
        }
    }
    let documents = list(include_str!("documents.yaml"))?;
    let base = documents.first().ok_or("documents.yaml is empty")?;
    for (index, entry) in documents.iter().enumerate().skip(1) {
        let (mut old, mut new) = (base["document"].clone(), base["document"].clone());
        for (side, patch) in [(&mut old, "old"), (&mut new, "new")] {
            if let Some(patch) = entry.get(patch) {
                merge(side, patch);
            }
        }
        both(folder, &format!("d{index} {}", name(entry)), &old, &new, &mut pairs)?;
    }
    pairs.extend(of_codes()?);
    Ok(pairs)
}

/// The documents before and after that the generator's tests have for each code.
fn of_codes() -> Result<Vec<Pair>, String> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../generator/tests/review");
    let entries = fs::read_dir(&corpus).map_err(|error| format!("{}: {error}", corpus.display()))?;
    let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    folders.retain(|folder| folder.is_dir());
    folders.sort();
    let pairs = folders
        .iter()
        .flat_map(|folder| Pair::both(&file_name(folder), folder.join("old.yaml"), folder.join("new.yaml")));
    Ok(pairs.collect())
}

fn list(text: &str) -> Result<Vec<Value>, String> {
    serde_yaml::from_str(text).map_err(|error| error.to_string())
}

fn name(entry: &Value) -> &str {
    entry["name"].as_str().unwrap_or("?")
}

/// Writes two documents; the pair in both orders.
fn both(folder: &Path, name: &str, old: &Value, new: &Value, pairs: &mut Vec<Pair>) -> Result<(), String> {
    let file = |side: &str, document: &Value| -> Result<PathBuf, String> {
        let stem: String = name.chars().map(|of| if of.is_ascii_alphanumeric() { of } else { '-' }).collect();
        let path = folder.join(format!("{stem}.{side}.json"));
        fs::write(&path, document.to_string()).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(path)
    };
    pairs.extend(Pair::both(name, file("old", old)?, file("new", new)?));
    Ok(())
}

/// A document in which the component `Subject` travels in one direction. An entry gives the whole component,
/// or the schema of a property, which then is there required, optional and as the items of a list.
fn document(entry: &Value, side: &str, direction: &str) -> Value {
    let mut components = entry.get("components").and_then(Value::as_object).cloned().unwrap_or_else(Map::new);
    for (name, schema) in
        entry.get(format!("{side}-components")).and_then(Value::as_object).into_iter().flatten()
    {
        components.insert(name.clone(), schema.clone());
    }
    let subject = match entry.get("property") {
        Some(property) => {
            let schema = property.get(side).cloned().unwrap_or_else(|| json!({}));
            json!({
                "type": "object",
                "required": ["id", "one"],
                "properties": {
                    "id": { "type": "string" },
                    "one": schema,
                    "two": schema,
                    "many": { "type": "array", "items": schema },
                },
            })
        }
        None => entry.get(side).cloned().unwrap_or_else(|| json!({})),
    };
    components.insert("Subject".to_owned(), subject);
    let content = json!({ "application/json": { "schema": { "$ref": "#/components/schemas/Subject" } } });
    let body = json!({ "required": true, "content": content });
    let answer = json!({ "200": { "description": "The subject", "content": content } });
    let done = json!({ "204": { "description": "Done" } });
    let operation = match direction {
        "request" => json!({ "operationId": "exchange", "requestBody": body, "responses": done }),
        "response" => json!({ "operationId": "exchange", "responses": answer }),
        _ => json!({ "operationId": "exchange", "requestBody": body, "responses": answer }),
    };
    json!({
        "openapi": entry.get("openapi").cloned().unwrap_or_else(|| "3.0.3".into()),
        "info": { "title": "Mutations", "version": "1" },
        "servers": [{ "url": "https://api.example.com" }],
        "paths": { "/subjects": { "post": operation } },
        "components": { "schemas": components },
    })
}

/// JSON merge patch (RFC 7396): null removes.
fn merge(target: &mut Value, patch: &Value) {
    let Value::Object(members) = patch else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    let Value::Object(target) = target else { return };
    for (key, patch) in members {
        if patch.is_null() {
            target.shift_remove(key);
        } else {
            merge(target.entry(key.clone()).or_insert(Value::Null), patch);
        }
    }
}
