//! Recognises whether a tree is an OpenAPI document at all.
//!
//! If it is not, the report says what it is instead. Only the keys of the root are inspected, after overlays
//! are applied. A missing or unknown version is left to the next stage.

use serde_json::{Map, Value};

use crate::diagnostic::Report;
use crate::diagnostic::codes::load::{NOT_OPENAPI, NOTHING_DESCRIBED};
use crate::diagnostic::typos::nearest;

/// The fields that mark a document as OpenAPI.
const VERSIONS: [&str; 2] = ["openapi", "swagger"];

/// The fields that describe an API, in any version, including supported extensions.
const CONTENT: [&str; 6] = ["paths", "webhooks", "components", "definitions", "x-webhooks", "x-ms-paths"];

/// Whether the document can be compiled; if not, the report says why.
pub(crate) fn check(tree: &Value, report: &mut Report) -> bool {
    let Value::Object(root) = tree else { return true };
    let has = |keys: &[&str]| keys.iter().any(|key| root.contains_key(*key));
    // Only Swagger 2.0 keeps its schemas there.
    let is_content = |key: &str| key != "definitions" || !root.contains_key("openapi");
    let has_version = has(&VERSIONS);
    let has_content = CONTENT.iter().any(|key| is_content(key) && root.contains_key(*key));
    if !has_version {
        if let Some((kind, help)) = other(root) {
            report.add(&NOT_OPENAPI, "", format!("this is {kind}, not an OpenAPI document")).help(help);
            return false;
        }
    }
    if has_content {
        return true;
    }
    if has_version {
        let message = "the document has neither `paths` nor `webhooks` nor `components`";
        let found = report.add(&NOTHING_DESCRIBED, "", message);
        suggest(root, &CONTENT, found);
        return false;
    }
    let message = if root.is_empty() {
        "the document is an empty object".to_owned()
    } else {
        "this is not an OpenAPI document: it has neither `openapi` nor `swagger`, and no `paths`".to_owned()
    };
    let found = report.add(&NOT_OPENAPI, "", message);
    suggest(root, &[&VERSIONS[..], &CONTENT[..]].concat(), found);
    false
}

/// Suggests a correction if a key of the root seems to be misspelt.
fn suggest(root: &Map<String, Value>, known: &[&str], found: &mut crate::diagnostic::Diagnostic) {
    let slip = root.keys().find_map(|key| Some((key, nearest(key, known)?)));
    if let Some((key, near)) = slip {
        found.help(format!("did you mean `{near}` instead of `{key}`?"));
    }
}

/// What a file is instead of an OpenAPI document, and what to do about it.
fn other(root: &Map<String, Value>) -> Option<(&'static str, &'static str)> {
    const CONVERT: &str = "convert it to OpenAPI first";
    let has = |keys: &[&str]| keys.iter().all(|key| root.contains_key(*key));
    let of_info = |key: &str| root.get("info").and_then(|info| info.get(key));
    let kind = |kind, help| Some((kind, help));
    if has(&["asyncapi"]) {
        return kind(
            "an AsyncAPI document",
            "AsyncAPI describes messages, not HTTP calls; pass the OpenAPI document",
        );
    }
    if has(&["arazzo"]) {
        let help = "pass one of the OpenAPI documents that `sourceDescriptions` names";
        return kind("an Arazzo document, which describes workflows", help);
    }
    if has(&["overlay"]) && !has(&["paths"]) {
        let help = "pass the document that it changes, and this file with `--overlay` or `Build::overlay`";
        return kind("an overlay", help);
    }
    if has(&["openrpc"]) {
        return kind(
            "an OpenRPC document",
            "OpenRPC describes JSON-RPC, not HTTP calls; pass the OpenAPI document",
        );
    }
    if has(&["swaggerVersion"]) {
        return kind("a resource listing of Swagger 1", "convert it to Swagger 2.0 or OpenAPI first");
    }
    let is_postman = of_info("schema").and_then(Value::as_str).is_some_and(|url| url.contains("getpostman"));
    if is_postman || of_info("_postman_id").is_some() {
        return kind("a Postman collection", "export or convert it as OpenAPI first");
    }
    if has(&["discoveryVersion"]) {
        return kind("a Google API discovery document", CONVERT);
    }
    if has(&["smithy"]) {
        return kind("a Smithy model", CONVERT);
    }
    if has(&["__schema"]) || root.get("data").is_some_and(|data| data.get("__schema").is_some()) {
        return kind("a GraphQL schema", "OpenAPI does not describe GraphQL; use a generator for GraphQL");
    }
    if has(&["apiVersion", "kind"]) {
        return kind("a Kubernetes object", "pass the OpenAPI document that it may contain");
    }
    if CONTENT.iter().any(|key| *key != "definitions" && root.contains_key(*key)) {
        return None;
    }
    let is_schema = ["$schema", "$defs", "definitions", "properties", "allOf", "anyOf", "oneOf", "$ref"];
    let has_type = root.get("type").is_some_and(|kind| kind.is_string() || kind.is_array());
    if has_type || is_schema.iter().any(|key| root.contains_key(*key)) {
        return kind("a JSON Schema", "refer to it from `components.schemas` of an OpenAPI document");
    }
    None
}
