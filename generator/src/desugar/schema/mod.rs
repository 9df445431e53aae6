//! Rewrites one schema from JSON Schema 2020-12 (OpenAPI 3.1 and 3.2) or an older draft to the keywords of
//! OpenAPI 3.0.
//!
//! Subschemas are visited later, by the walk. Every form is accepted in every document, since real documents
//! mix them.

mod agreement;
mod carried;
mod identity;
mod null;
mod numeric;
mod reference;
mod types;
mod validation;
mod values;

use serde_json::{Map, Value};

pub(super) use self::agreement::inherited;
use self::identity::Names;
pub(super) use self::identity::RECURSIVE;
use super::context::{Context, Enclosing};
use crate::source::Path;

/// Which of the rewrites a schema needs. Most schemas need none.
#[derive(Default)]
struct Needs {
    identity: bool,
    validation: bool,
    values: bool,
    carried: bool,
    reference: bool,
    null_branches: bool,
    types: bool,
    discriminator: bool,
    numeric: bool,
    agreement: bool,
}

impl Needs {
    fn of(schema: &Map<String, Value>) -> Self {
        let mut needs = Self::default();
        for (key, value) in schema {
            needs.agreement |= agreement::may_disagree(key, value);
            match key.as_str() {
                "$ref" => needs.reference = true,
                "type" => needs.types |= value.is_array() || value == "null" || value == "file",
                "allOf" => needs.null_branches |= null::has_null_branch(value),
                "anyOf" | "oneOf" => {
                    needs.null_branches |= null::has_null_branch(value);
                    needs.numeric |= needs.null_branches || numeric::may_be_pair(value);
                }
                "const" | "examples" | "x-nullable" => needs.values = true,
                "default" => needs.values |= value.is_null(),
                "exclusiveMinimum" | "exclusiveMaximum" => needs.values |= value.is_number(),
                "propertyNames" => (needs.validation, needs.carried) = (true, true),
                "items" => needs.carried |= value.is_array(),
                "discriminator" => {
                    needs.discriminator |= value.is_string()
                        || value.get("defaultMapping").is_some()
                        || value.get("mapping").is_some();
                }
                key if carried::is_carried(key) => needs.carried = true,
                key if identity::is_identity(key) => needs.identity = true,
                key if validation::is_validation(key) => needs.validation = true,
                _ => {}
            }
        }
        needs
    }
}

/// `true` is `{}` and `false` is `{not: {}}` (JSON Schema 2020-12 core §4.3.2).
pub(super) fn boolean(value: &mut Value) {
    let Value::Bool(anything) = *value else { return };
    let mut object = Map::new();
    if !anything {
        object.insert("not".to_owned(), Value::Object(Map::new()));
    }
    *value = Value::Object(object);
}

/// Keywords whose boolean form OpenAPI 3.0 or our vocabulary has.
pub(super) fn may_be_boolean(key: &str) -> bool {
    matches!(key, "additionalProperties" | crate::openapi::vocabulary::UNEVALUATED_PROPERTIES)
}

/// Rewrites one schema in place. Returns whether it has an `$id`, so that anchors and pointers
/// below it are relative to it.
pub(super) fn rewrite(
    schema: &mut Map<String, Value>,
    path: &Path<'_>,
    scope: Enclosing<'_>,
    cx: &mut Context<'_>,
) -> bool {
    let needs = Needs::of(schema);
    let names = if needs.identity { identity::rewrite(schema, path, scope, cx) } else { Names::default() };
    if needs.validation {
        validation::rewrite(schema, path, cx);
    }
    if needs.values {
        values::rewrite(schema);
    }
    if needs.carried {
        carried::rewrite(schema, path, cx);
    }
    if needs.discriminator {
        values::discriminator(schema, path, scope, cx);
    }
    if needs.null_branches {
        null::remove_branches(schema, path, cx);
    }
    if needs.numeric {
        numeric::of_branches(schema, path, cx);
    }
    if needs.types {
        types::rewrite(schema, path, cx);
    }
    if needs.agreement {
        agreement::rewrite(schema, path, cx);
    }
    if needs.reference || needs.identity {
        reference::rewrite(schema, path, scope, names.dynamic, cx);
    }
    names.is_resource
}
