//! `securityDefinitions` → `components.securitySchemes`, one security scheme at a time.

use serde_json::{Map, Value};

use crate::desugar::context::Context;

/// The names of the OAuth flows in Swagger 2.0 and in OpenAPI 3.0.
const FLOWS: [(&str, &str); 4] = [
    ("implicit", "implicit"),
    ("password", "password"),
    ("application", "clientCredentials"),
    ("accessCode", "authorizationCode"),
];

/// Converts one scheme; `apiKey` is the same in both, and an unknown type is left to `document`.
pub(super) fn convert(scheme: &mut Value, pointer: &str, cx: &mut Context<'_>) {
    let Value::Object(scheme) = scheme else { return };
    match scheme.get("type").and_then(Value::as_str) {
        Some("basic") => {
            scheme.insert("type".to_owned(), "http".into());
            scheme.insert("scheme".to_owned(), "basic".into());
        }
        Some("oauth2") => {
            let mut flow = Map::new();
            for key in ["authorizationUrl", "tokenUrl", "scopes"] {
                if let Some(value) = scheme.shift_remove(key) {
                    flow.insert(key.to_owned(), value);
                }
            }
            let written = scheme.shift_remove("flow");
            let name = written.as_ref().and_then(Value::as_str).unwrap_or_default();
            // An unknown flow keeps its name, by which `document` reports it.
            let name = FLOWS.iter().find(|(old, _)| *old == name).map_or(name, |(_, new)| *new);
            cx.copied(pointer, format!("{pointer}/flows/{name}"));
            let flows = Map::from_iter([(name.to_owned(), Value::Object(flow))]);
            scheme.insert("flows".to_owned(), Value::Object(flows));
        }
        _ => {}
    }
}
