//! Parameters of a request: missing and undocumented ones, and values of another type.
//!
//! Values are compared if they are single texts; lists and objects are taken apart in too many ways.

use std::collections::HashSet;

use serde_json::Value;

use super::api::{Operation, Parameter};
use super::document::{Document, resolved};
use super::finding::{Difference, Observed, Seen};
use super::secrets::{self, HIDDEN};
use super::traffic::Exchange;
use crate::source::percent_decoded_bytes;

/// What differs in the parameters of a request.
pub(super) fn check<'d>(
    document: &'d Document,
    operation: &Operation<'d>,
    exchange: &Exchange,
    credentials: &[String],
) -> Vec<Observed<'static>> {
    let mut found = Vec::new();
    let query = query(&exchange.url);
    let known: Vec<&Parameter<'d>> = operation.parameters("query").collect();
    for parameter in &known {
        let mut values = query.iter().filter(|(name, _)| belongs(name, parameter)).peekable();
        if values.peek().is_none() && parameter.is_required && !is_spread(document, parameter) {
            found.push(missing(document, parameter));
        }
        let whole = values.filter(|(name, _)| name == parameter.name);
        let wrong = whole.filter_map(|(_, value)| wrong(document, parameter, value, credentials));
        found.extend(wrong.take(1));
    }
    // HTTP/2 and proxies leave none out, but a recorder may.
    if !exchange.request.headers.is_empty() {
        let is_settled =
            |name: &str| ["accept", "content-type", "authorization"].contains(&&*name.to_ascii_lowercase());
        let headers = operation.parameters("header").filter(|parameter| !is_settled(parameter.name));
        let lost = headers.filter(|one| one.is_required && exchange.request.header(one.name).is_none());
        found.extend(lost.map(|parameter| missing(document, parameter)));
    }
    let takes_any = operation.takes_any_query() || known.iter().any(|one| is_spread(document, one));
    if takes_any {
        return found;
    }
    let keys = query_keys(document);
    let mut seen = HashSet::new();
    for (name, _) in query.iter().filter(|(name, _)| !name.is_empty() && seen.insert(name.as_str())) {
        if known.iter().any(|parameter| belongs(name, parameter)) || keys.contains(&name.as_str()) {
            continue;
        }
        let subject = if secrets::is_plain_name(name) { name.as_str() } else { HIDDEN };
        let pointer = document.written_pointer(&operation.pointer);
        found.push(Observed::new(Difference::UndocumentedParameter, &pointer, subject));
    }
    found
}

fn missing(document: &Document, parameter: &Parameter<'_>) -> Observed<'static> {
    let pointer = document.written_pointer(&parameter.pointer);
    Observed::new(Difference::MissingParameter, &pointer, parameter.name)
}

/// What is wrong with the value of a parameter.
fn wrong(
    document: &Document,
    parameter: &Parameter<'_>,
    value: &str,
    credentials: &[String],
) -> Option<Observed<'static>> {
    let (at, schema) = resolved(&document.shaped, &parameter.schema()?)?;
    if secrets::is_redacted(value) {
        return None;
    }
    let pointer = document.written_pointer(&at);
    let kind = schema.get("type").and_then(Value::as_str)?;
    let fits = match kind {
        "integer" => value.parse::<i128>().is_ok(),
        "number" => value.parse::<f64>().is_ok(),
        "boolean" => matches!(value, "true" | "false"),
        "string" => true,
        _ => return None,
    };
    if !fits {
        let seen = Seen::Value(&TEXT);
        return Some(Observed { seen, ..Observed::new(Difference::WrongType, &pointer, kind) });
    }
    let listed = schema.get("enum").and_then(Value::as_array)?;
    let is = |known: &Value| match known {
        Value::String(known) => known == value,
        known => serde_json::from_str::<Value>(value).is_ok_and(|value| value == *known),
    };
    if listed.iter().any(is) {
        return None;
    }
    let may_show = !secrets::is_secret_name(parameter.name) && secrets::may_show(value, credentials);
    let listed = match kind {
        "string" => Value::from(value),
        _ => serde_json::from_str(value).ok()?,
    };
    let seen = if may_show { Seen::Listed(listed) } else { Seen::Hidden };
    Some(Observed { seen, ..Observed::new(Difference::UndocumentedValue, &pointer, "") })
}

/// A text in place of another value.
static TEXT: Value = Value::String(String::new());

/// Whether a name of the query is that of a parameter, or of an entry of it: `filter[name]`, `filter.name`.
fn belongs(name: &str, parameter: &Parameter<'_>) -> bool {
    let rest = name.strip_prefix(parameter.name);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['[', '.']))
        || parameter.name.strip_suffix("[]").is_some_and(|bare| bare == name)
}

/// Whether a parameter is an object whose properties become parameters of their own.
fn is_spread(document: &Document, parameter: &Parameter<'_>) -> bool {
    let schema = parameter.schema().and_then(|at| resolved(&document.shaped, &at));
    let is_object = schema.is_some_and(|(_, schema)| {
        let kind = schema.get("type").and_then(Value::as_str);
        kind == Some("object") || kind.is_none() && !schema.get("enum").is_some_and(Value::is_array)
    });
    let style = parameter.node.get("style").and_then(Value::as_str).unwrap_or("form");
    let explodes = parameter.node.get("explode").is_none_or(|explode| explode == true);
    parameter.node.get("content").is_none() && is_object && style == "form" && explodes
}

/// Query parameters that are credentials.
fn query_keys(document: &Document) -> Vec<&str> {
    let schemes = document.shaped.pointer("/components/securitySchemes").and_then(Value::as_object);
    let schemes = schemes.into_iter().flatten().map(|(_, scheme)| scheme);
    let keys = schemes.filter(|scheme| scheme.get("in").is_some_and(|place| place == "query"));
    keys.filter_map(|scheme| scheme.get("name")?.as_str()).collect()
}

/// The pairs of a query.
fn query(url: &str) -> Vec<(String, String)> {
    let url = url.split('#').next().unwrap_or_default();
    let query = url.split_once('?').map_or("", |(_, query)| query);
    let pairs = query.split('&').filter(|pair| !pair.is_empty()).take(1000);
    pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(name), decoded(value))
        })
        .collect()
}

fn decoded(text: &str) -> String {
    String::from_utf8_lossy(&percent_decoded_bytes(&text.replace('+', " "))).into_owned()
}
