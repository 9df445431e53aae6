//! Comes in: bytes of the fuzzer. Goes out: a document of OpenAPI 3 or Swagger 2.0 that is nearly right. Names are of a
//! small set, so that references meet something and names meet each other; now and then a node is anything.

use arbitrary::{Result, Unstructured};
use serde_json::{Map, Value, json};

const NAMES: [&str; 24] = [
    "A",
    "B",
    "C",
    "D",
    "Pet",
    "pet",
    "kind",
    "type",
    "Self",
    "self",
    "crate",
    "r#fn",
    "a-b",
    "a_b",
    "aB",
    "1",
    "-1",
    "",
    " ",
    "日本",
    "Option",
    "Client",
    "\u{202e}x",
    "\"",
];
const FORMATS: [&str; 14] = [
    "date-time",
    "date",
    "time",
    "duration",
    "uuid",
    "byte",
    "binary",
    "int32",
    "int64",
    "float",
    "double",
    "uri",
    "password",
    "decimal",
];
const TYPES: [&str; 7] = ["object", "array", "string", "integer", "number", "boolean", "null"];
const MEDIA: [&str; 12] = [
    "application/json",
    "application/xml",
    "text/plain",
    "multipart/form-data",
    "application/x-www-form-urlencoded",
    "text/event-stream",
    "application/jsonl",
    "application/json-seq",
    "application/octet-stream",
    "image/*",
    "*/*",
    "multipart/mixed",
];
const METHODS: [&str; 9] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];
const LOCATIONS: [&str; 7] = ["path", "query", "header", "cookie", "querystring", "body", "formData"];
const STYLES: [&str; 8] =
    ["matrix", "label", "simple", "form", "spaceDelimited", "pipeDelimited", "deepObject", "cookie"];
const STATUSES: [&str; 7] = ["200", "201", "204", "2XX", "404", "4XX", "default"];
/// Schemas inside each other.
const DEPTH: usize = 5;

fn one_of(u: &mut Unstructured, of: &[&str]) -> Result<Value> {
    Ok(Value::from(*u.choose(of)?))
}

/// A name, mostly of the set.
fn name(u: &mut Unstructured) -> Result<String> {
    if u.ratio(1, 12)? { u.arbitrary() } else { Ok((*u.choose(&NAMES)?).to_owned()) }
}

fn some<T>(
    u: &mut Unstructured,
    max: usize,
    mut one: impl FnMut(&mut Unstructured) -> Result<T>,
) -> Result<Vec<T>> {
    let count = u.int_in_range(0..=max)?;
    (0..count).map(|_| one(u)).collect()
}

fn table(
    u: &mut Unstructured,
    max: usize,
    mut one: impl FnMut(&mut Unstructured) -> Result<Value>,
) -> Result<Value> {
    Ok(Value::Object(some(u, max, |u| Ok((name(u)?, one(u)?)))?.into_iter().collect()))
}

/// Any value that is no schema.
fn anything(u: &mut Unstructured) -> Result<Value> {
    Ok(match u.int_in_range(0..=7)? {
        0 => Value::Null,
        1 => Value::Bool(u.arbitrary()?),
        2 => json!(u.arbitrary::<i64>()?),
        3 => json!(u.arbitrary::<f64>()?),
        4 => json!(name(u)?),
        5 => Value::Array(some(u, 3, anything)?),
        6 => json!({name(u)?: name(u)?}),
        _ => json!(u.arbitrary::<String>()?),
    })
}

fn reference(u: &mut Unstructured, section: &str) -> Result<Value> {
    let name = name(u)?.replace('~', "~0").replace('/', "~1");
    Ok(json!({"$ref": format!("#/components/{section}/{name}")}))
}

fn schemas(u: &mut Unstructured, depth: usize) -> Result<Value> {
    Ok(Value::Array(some(u, 4, |u| schema(u, depth))?))
}

fn schema(u: &mut Unstructured, depth: usize) -> Result<Value> {
    if depth == 0 || u.ratio(1, 4)? {
        return reference(u, "schemas");
    }
    if u.ratio(1, 30)? {
        return anything(u);
    }
    let depth = depth - 1;
    let mut members = Map::new();
    if u.ratio(4, 5)? {
        let kind = if u.ratio(1, 6)? {
            Value::Array(some(u, 3, |u| one_of(u, &TYPES))?)
        } else {
            one_of(u, &TYPES)?
        };
        members.insert("type".to_owned(), kind);
    }
    for _ in 0..u.int_in_range(1..=4)? {
        let (key, value) = keyword(u, depth)?;
        members.insert(key.to_owned(), value);
    }
    Ok(Value::Object(members))
}

fn keyword(u: &mut Unstructured, depth: usize) -> Result<(&'static str, Value)> {
    Ok(match u.int_in_range(0..=37)? {
        0..=5 => ("properties", table(u, 5, |u| schema(u, depth))?),
        6 | 7 => ("required", json!(some(u, 4, name)?)),
        8 | 9 => ("items", schema(u, depth)?),
        10 => (
            "additionalProperties",
            if u.arbitrary()? { json!(u.arbitrary::<bool>()?) } else { schema(u, depth)? },
        ),
        11 | 12 => ("allOf", schemas(u, depth)?),
        13..=15 => ("oneOf", schemas(u, depth)?),
        16 | 17 => ("anyOf", schemas(u, depth)?),
        18 => ("not", schema(u, depth)?),
        19 | 20 => ("enum", Value::Array(some(u, 5, anything)?)),
        21 => ("const", anything(u)?),
        22 => ("format", if u.ratio(1, 8)? { json!(name(u)?) } else { one_of(u, &FORMATS)? }),
        23 => ("default", anything(u)?),
        24 => ("nullable", json!(true)),
        25 => (
            "discriminator",
            json!({"propertyName": name(u)?, "mapping": {name(u)?: reference(u, "schemas")?["$ref"]}}),
        ),
        26 => ("patternProperties", table(u, 2, |u| schema(u, depth))?),
        27 => ("prefixItems", schemas(u, depth)?),
        28 => (
            u.choose(&["minimum", "maximum", "exclusiveMinimum", "multipleOf"])?,
            json!(u.arbitrary::<f64>()?),
        ),
        29 => (
            u.choose(&["minLength", "maxLength", "minItems", "maxItems", "minProperties"])?,
            json!(u.arbitrary::<i64>()?),
        ),
        30 => ("pattern", json!(name(u)?)),
        31 => ("description", json!(u.arbitrary::<String>()?)),
        32 => (
            u.choose(&["readOnly", "writeOnly", "deprecated", "uniqueItems", "x-nullable"])?,
            json!(u.arbitrary::<bool>()?),
        ),
        33 => (
            "xml",
            json!({"name": name(u)?, "attribute": u.arbitrary::<bool>()?, "wrapped": u.arbitrary::<bool>()?}),
        ),
        34 => ("title", json!(name(u)?)),
        35 => ("contentSchema", schema(u, depth)?),
        36 => (
            u.choose(&["if", "then", "else", "contains", "propertyNames", "unevaluatedProperties"])?,
            schema(u, depth)?,
        ),
        _ => ("examples", Value::Array(some(u, 2, anything)?)),
    })
}

fn content(u: &mut Unstructured) -> Result<Value> {
    let types = some(u, 2, |u| {
        let media = if u.ratio(1, 12)? { name(u)? } else { (*u.choose(&MEDIA)?).to_owned() };
        let mut media_type = json!({"schema": schema(u, DEPTH)?});
        if u.ratio(1, 4)? {
            media_type["encoding"] =
                json!({name(u)?: {"contentType": *u.choose(&MEDIA)?, "style": *u.choose(&STYLES)?}});
        }
        if u.ratio(1, 6)? {
            media_type["itemSchema"] = schema(u, DEPTH)?;
        }
        Ok((media, media_type))
    })?;
    Ok(Value::Object(types.into_iter().collect()))
}

fn parameter(u: &mut Unstructured) -> Result<Value> {
    if u.ratio(1, 8)? {
        return reference(u, "parameters");
    }
    let mut parameter = json!({
        "name": name(u)?, "in": *u.choose(&LOCATIONS)?, "required": u.arbitrary::<bool>()?, "schema": schema(u, 2)?,
    });
    if u.ratio(1, 3)? {
        parameter["style"] = one_of(u, &STYLES)?;
        parameter["explode"] = json!(u.arbitrary::<bool>()?);
    }
    if u.ratio(1, 8)? {
        parameter["type"] = one_of(u, &TYPES)?;
        parameter["collectionFormat"] = one_of(u, &["csv", "ssv", "multi", "pipes", "tsv"])?;
    }
    Ok(parameter)
}

fn response(u: &mut Unstructured) -> Result<Value> {
    if u.ratio(1, 8)? {
        return reference(u, "responses");
    }
    let headers = table(u, 2, |u| Ok(json!({"schema": schema(u, 2)?})))?;
    Ok(json!({"description": name(u)?, "content": content(u)?, "headers": headers, "schema": schema(u, 2)?}))
}

fn operation(u: &mut Unstructured) -> Result<Value> {
    let responses = some(u, 3, |u| Ok(((*u.choose(&STATUSES)?).to_owned(), response(u)?)))?;
    let mut operation = json!({
        "tags": some(u, 2, name)?,
        "parameters": some(u, 3, parameter)?,
        "responses": responses.into_iter().collect::<Map<String, Value>>(),
    });
    if u.arbitrary()? {
        operation["operationId"] = json!(name(u)?);
    }
    if u.arbitrary()? {
        operation["requestBody"] = json!({"required": u.arbitrary::<bool>()?, "content": content(u)?});
    }
    if u.ratio(1, 4)? {
        operation["security"] = json!([{name(u)?: some(u, 2, name)?}]);
    }
    Ok(operation)
}

fn path_item(u: &mut Unstructured) -> Result<Value> {
    let operations = some(u, 2, |u| Ok(((*u.choose(&METHODS)?).to_owned(), operation(u)?)))?;
    let mut item: Map<String, Value> = operations.into_iter().collect();
    item.insert("parameters".to_owned(), Value::Array(some(u, 2, parameter)?));
    Ok(Value::Object(item))
}

fn paths(u: &mut Unstructured) -> Result<Value> {
    let paths = some(u, 3, |u| {
        let template = format!("/{}/{{{}}}", name(u)?, name(u)?);
        Ok((template, path_item(u)?))
    })?;
    Ok(Value::Object(paths.into_iter().collect()))
}

/// A document.
///
/// # Errors
/// There are not enough bytes.
pub fn document(u: &mut Unstructured) -> Result<Value> {
    let version = *u.choose(&["3.0.3", "3.1.0", "3.2.0", "3.1.0", "2.0"])?;
    let info = json!({"title": name(u)?, "version": "1"});
    let schemas = table(u, 8, |u| schema(u, DEPTH))?;
    let (parameters, responses) = (table(u, 2, parameter)?, table(u, 2, response)?);
    let paths = paths(u)?;
    if version == "2.0" {
        // References of the grammar are those of OpenAPI 3.
        let text = paths
            .to_string()
            .replace("#/components/schemas/", "#/definitions/")
            .replace("#/components/", "#/");
        let schemas = schemas.to_string().replace("#/components/schemas/", "#/definitions/");
        let read = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
        return Ok(
            json!({"swagger": version, "info": info, "paths": read(&text), "definitions": read(&schemas)}),
        );
    }
    let schemes = table(u, 2, |u| {
        Ok(
            json!({"type": *u.choose(&["apiKey", "http", "oauth2", "mutualTLS"])?, "in": *u.choose(&LOCATIONS)?, "name": name(u)?, "scheme": name(u)?}),
        )
    })?;
    Ok(json!({
        "openapi": version, "info": info, "paths": paths,
        "servers": [{"url": format!("https://{{{}}}.example/v1", name(u)?), "variables": {name(u)?: {"default": name(u)?}}}],
        "components": {"schemas": schemas, "parameters": parameters, "responses": responses, "securitySchemes": schemes},
        "webhooks": {name(u)?: path_item(u)?},
    }))
}
