//! Keywords that affect types and do not exist in OpenAPI 3.0, such as `prefixItems`: they are renamed to
//! extensions of our own.
//!
//! Tuples of older drafts (`items: [..]`, `additionalItems`) become tuples of 2020-12 first.

use serde_json::{Map, Value};

use crate::desugar::context::Context;
use crate::diagnostic::codes;
use crate::openapi::keywords::CARRIED;
use crate::source::Path;

/// Whether `key` is rewritten here.
pub(super) fn is_carried(key: &str) -> bool {
    key == "additionalItems" || CARRIED.iter().any(|(name, _)| *name == key)
}

/// Rewrites one schema.
pub(super) fn rewrite(schema: &mut Map<String, Value>, path: &Path<'_>, cx: &mut Context<'_>) {
    tuple(schema, path, cx);
    for (old, new) in CARRIED {
        cx.rename(schema, path, old, new);
    }
}

/// Draft 2019-09 and before: `items: [..]` is `prefixItems`, and `additionalItems` is `items`.
fn tuple(schema: &mut Map<String, Value>, path: &Path<'_>, cx: &mut Context<'_>) {
    if schema.get("items").is_some_and(Value::is_array) {
        cx.rename(schema, path, "items", "prefixItems");
        cx.rename(schema, path, "additionalItems", "items");
    } else if schema.shift_remove("additionalItems").is_some() {
        // Without a tuple the keyword has no meaning in any draft.
        cx.say(
            &codes::desugar::VALIDATION_ONLY,
            &path.key("additionalItems"),
            "`additionalItems` has no effect here",
        );
    }
}
