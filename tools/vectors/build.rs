//! Makes a document of the rows of each version of OpenAPI, generates its bindings, and writes a call for
//! each row.
//!
//! In: the file that `STYLE_VECTORS` names, a JSON array of rows with `oas`, `in`, `style`, `explode`, `name`,
//! `kind`, `value` and `expected`. Out, in `OUT_DIR`: a document and its bindings per version, and `rows.rs`.
//! Without the variable the list of rows is empty. Must not write anything else.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;
use std::{env, fs};

use serde_json::{Map, Value, json};

fn main() {
    println!("cargo::rerun-if-env-changed=STYLE_VECTORS");
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let mut modules = String::new();
    let mut list = String::new();
    for (version, rows) in versions() {
        let module = format!("v{}", version.replace('.', "_"));
        let document = out.join(format!("{module}.json"));
        let text = serde_json::to_string_pretty(&to_document(&version, &rows)).expect("JSON");
        fs::write(&document, text).expect("OUT_DIR is writable");
        openapi_bindgen::build(&document);
        let _ = writeln!(
            modules,
            "#[allow(dead_code, unreachable_pub)]\nmod {module} {{ ::openapi_bindgen_runtime::include_bindings!(\"{module}\"); }}"
        );
        rows.iter().enumerate().for_each(|(index, row)| list.push_str(&call(&module, index, row)));
    }
    let rows = format!("{modules}\nfn rows() -> ::std::vec::Vec<Row> {{ ::std::vec![\n{list}] }}\n");
    fs::write(out.join("rows.rs"), rows).expect("OUT_DIR is writable");
}

/// The rows of each version.
fn versions() -> BTreeMap<String, Vec<Value>> {
    let mut versions: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    if let Some(path) = env::var_os("STYLE_VECTORS") {
        println!("cargo::rerun-if-changed={}", PathBuf::from(&path).display());
        let text = fs::read_to_string(path).expect("STYLE_VECTORS names a file");
        let rows: Vec<Value> = serde_json::from_str(&text).expect("an array of rows");
        for row in rows {
            versions.entry(text_of(&row, "oas").to_owned()).or_default().push(row);
        }
    }
    versions
}

fn text_of<'a>(row: &'a Value, key: &str) -> &'a str {
    row[key].as_str().unwrap_or_else(|| panic!("`{key}` of {row} is a string"))
}

/// An operation for each row, with one required parameter.
fn to_document(version: &str, rows: &[Value]) -> Value {
    let mut paths = Map::new();
    for (index, row) in rows.iter().enumerate() {
        let (name, schema) = (text_of(row, "name"), schema(version, &row["value"]));
        let mut parameter = json!({
            "name": name, "in": row["in"], "required": true, "style": row["style"], "schema": schema,
        });
        if row["explode"].is_boolean() {
            parameter["explode"] = row["explode"].clone();
        }
        let path = if row["in"] == "path" { format!("/{index}/x{{{name}}}") } else { format!("/{index}") };
        let operation = json!({
            "operationId": format!("row{index}"), "parameters": [parameter],
            "responses": {"200": {"description": "It arrived."}},
        });
        paths.insert(path, json!({"get": operation}));
    }
    json!({"openapi": version, "info": {"title": "vectors", "version": "1"}, "paths": paths})
}

/// What the schema of a value is.
fn schema(version: &str, value: &Value) -> Value {
    match value {
        Value::Null if version.starts_with("3.0") => json!({"type": "string", "nullable": true}),
        Value::Null => json!({"type": ["string", "null"]}),
        Value::Array(items) => {
            json!({"type": "array", "items": items.first().map(|item| schema(version, item))})
        }
        Value::Object(members) => {
            let properties: Map<String, Value> =
                members.iter().map(|(name, value)| (name.clone(), schema(version, value))).collect();
            let required: Vec<&String> = members.keys().collect();
            json!({"type": "object", "properties": properties, "required": required})
        }
        Value::Number(_) => json!({"type": "integer"}),
        Value::Bool(_) => json!({"type": "boolean"}),
        Value::String(_) => json!({"type": "string"}),
    }
}

/// A value as an argument. The types of objects are decoded, so that their names do not matter.
fn argument(value: &Value) -> String {
    match value {
        Value::Null => "::std::option::Option::None".to_owned(),
        Value::String(text) => format!("{text:?}"),
        Value::Array(items) => format!("[{}]", items.iter().map(argument).collect::<Vec<_>>().join(", ")),
        Value::Object(_) => {
            format!("::serde_json::from_str({:?}).expect(\"a value of its schema\")", value.to_string())
        }
        value => value.to_string(),
    }
}

/// The row as an expression.
fn call(module: &str, index: usize, row: &Value) -> String {
    let value = argument(&row["value"]);
    let text = |key| format!("{:?}", row[key].as_str().unwrap_or_default());
    format!(
        "Row {{ oas: {}, place: {}, style: {}, explode: {:?}, name: {}, kind: {}, expected: {}, index: {index}, \
         send: |url| finish(async {{ {module}::Client::builder().base_url(url).build()?.row{index}({value})\
         .send().await.map(drop) }}) }},\n",
        text("oas"),
        text("in"),
        text("style"),
        row["explode"].to_string(),
        text("name"),
        text("kind"),
        text("expected"),
    )
}
