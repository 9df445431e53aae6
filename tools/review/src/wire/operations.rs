//! The operations of a document, as far as the wire is concerned.
//!
//! In: the tree of a document of OpenAPI 3. Out: each operation with its inputs and what it requires,
//! references followed.

use serde_json::Value;
use values::dialect::ROOT;

/// One operation.
#[derive(Debug)]
pub(super) struct Operation {
    /// `GET /pets/{id}`.
    pub(super) key: String,
    /// Lower case.
    pub(super) method: String,
    /// The path without the names of its parameters.
    pub(super) route: String,
    /// Where it stands.
    pub(super) pointer: String,
    /// Parameters, and the body once for each media type.
    pub(super) inputs: Vec<Input>,
    /// Whether there must be a body; `None` if there is none.
    pub(super) body: Option<bool>,
    /// Alternatives of scheme names, each with what the scheme is.
    pub(super) security: Vec<Vec<String>>,
}

/// A parameter, or the body in one media type.
#[derive(Debug)]
pub(super) struct Input {
    /// `parameter limit`.
    pub(super) what: String,
    /// `query limit`, `body application/json`; path parameters by position.
    pub(super) key: String,
    /// Whether a request without it is rejected.
    pub(super) required: bool,
    /// Where its schema stands.
    pub(super) schema: Option<String>,
    /// Whether its value travels as JSON.
    pub(super) is_json: bool,
    /// Style and so on: what decides how a value that is no scalar is written.
    pub(super) written: String,
}

impl Input {
    pub(super) fn is_same_as(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

const METHODS: [&str; 9] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// The operations, in the document's order.
pub(super) fn operations(tree: &Value) -> Vec<Operation> {
    let mut found = Vec::new();
    for (path, _) in tree.get("paths").and_then(Value::as_object).into_iter().flatten() {
        let at = format!("/paths/{}", escaped(path));
        let (at, Some(item)) = follow(tree, &at) else { continue };
        for method in METHODS.iter().filter(|method| item.get(**method).is_some()) {
            found.push(operation(tree, path, &at, method));
        }
    }
    found
}

fn operation(tree: &Value, path: &str, item: &str, method: &str) -> Operation {
    let pointer = format!("{item}/{method}");
    let node = tree.pointer(&pointer).unwrap_or(&Value::Null);
    let mut inputs: Vec<Input> = Vec::new();
    // Those of the operation replace those of the path.
    for list in [&pointer, item] {
        let list = format!("{list}/parameters");
        let length = tree.pointer(&list).and_then(Value::as_array).map_or(0, Vec::len);
        for index in 0..length {
            let parameter = parameter(tree, &format!("{list}/{index}"), path);
            inputs.extend(parameter.filter(|new| inputs.iter().all(|known| known.key != new.key)));
        }
    }
    let (at, body) = follow(tree, &format!("{pointer}/requestBody"));
    for (media_type, content) in body.and_then(|body| body.get("content")?.as_object()).into_iter().flatten()
    {
        let place = format!("{at}/content/{}", escaped(media_type));
        inputs.push(Input {
            what: format!("body ({media_type})"),
            key: format!("body {}", media_type.split(';').next().unwrap_or_default().trim().to_lowercase()),
            required: false,
            schema: content.get("schema").map(|_| format!("{place}/schema")),
            is_json: is_json(media_type),
            written: content.get("encoding").map(Value::to_string).unwrap_or_default(),
        });
    }
    let security = node.get("security").or_else(|| tree.get("security"));
    Operation {
        key: format!("{} {path}", method.to_uppercase()),
        method: method.to_owned(),
        route: route(path),
        body: body.map(|body| body.get("required") == Some(&Value::Bool(true))),
        security: alternatives(tree, security),
        pointer,
        inputs,
    }
}

fn parameter(tree: &Value, pointer: &str, path: &str) -> Option<Input> {
    let (at, node) = follow(tree, pointer);
    let node = node?;
    let text = |key: &str| node.get(key).and_then(Value::as_str);
    let (name, place) = (text("name")?, text("in")?);
    let key = match place {
        "path" => format!(
            "path {}",
            path.find(&format!("{{{name}}}")).map_or(0, |at| path[..at].matches('{').count())
        ),
        "header" => format!("header {}", name.to_lowercase()),
        place => format!("{place} {name}"),
    };
    let content = node.get("content").and_then(Value::as_object).and_then(|content| content.keys().next());
    let schema = match content {
        Some(media_type) => format!("{at}/content/{}/schema", escaped(media_type)),
        None => format!("{at}/schema"),
    };
    let usual = if ["query", "cookie"].contains(&place) { "form" } else { "simple" };
    let style = text("style").unwrap_or(usual);
    let explode = node.get("explode").and_then(Value::as_bool).unwrap_or(style == "form");
    Some(Input {
        what: format!("parameter {name}"),
        key,
        required: place == "path" || node.get("required") == Some(&Value::Bool(true)),
        is_json: content.is_some_and(|media_type| is_json(media_type)),
        written: format!("{style} {explode} {}", content.map(String::as_str).unwrap_or_default()),
        schema: tree.pointer(&schema).map(|_| schema),
    })
}

/// What each alternative needs, described without the names of schemes.
fn alternatives(tree: &Value, security: Option<&Value>) -> Vec<Vec<String>> {
    let alternatives = security.and_then(Value::as_array).into_iter().flatten();
    let described = |name: &String| {
        let (_, scheme) = follow(tree, &format!("/components/securitySchemes/{}", escaped(name)));
        let text = |key: &str| scheme.and_then(|scheme| scheme.get(key)?.as_str()).unwrap_or_default();
        match text("type") {
            "apiKey" => format!("key {} {}", text("in"), text("name")),
            "http" => format!("http {}", text("scheme").to_lowercase()),
            "oauth2" | "openIdConnect" => "http bearer".to_owned(),
            other => format!("{other} {name}"),
        }
    };
    alternatives
        .map(|alternative| {
            alternative.as_object().into_iter().flatten().map(|(name, _)| described(name)).collect()
        })
        .collect()
}

/// Where a node stands, references followed.
pub(super) fn follow<'a>(tree: &'a Value, pointer: &str) -> (String, Option<&'a Value>) {
    let mut at = pointer.to_owned();
    for _ in 0..16 {
        let node = tree.pointer(&at);
        let reference = node.and_then(|node| node.get("$ref")?.as_str());
        match reference.map(|reference| reference.strip_prefix(ROOT).unwrap_or(reference)) {
            Some(reference) if reference.starts_with('#') => at = reference[1..].to_owned(),
            _ => return (at, node),
        }
    }
    (at, None)
}

/// `/pets/{}` for `/pets/{id}`.
fn route(path: &str) -> String {
    let mut route = String::new();
    let mut inside = false;
    for character in path.chars() {
        inside = (inside && character != '}') || character == '{';
        if !inside || character == '{' {
            route.push(character);
        }
    }
    route
}

/// A step of a JSON pointer.
pub(super) fn escaped(step: &str) -> String {
    step.replace('~', "~0").replace('/', "~1")
}

/// Whether a media type is JSON.
pub(super) fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_lowercase();
    ["application/json", "text/json"].contains(&essence.as_str()) || essence.ends_with("+json")
}
