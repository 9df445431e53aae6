//! Keywords that restrict values without giving them a type: said once each, then removed.
//!
//! In: a schema. Out: the same schema without them. `not` and `pattern` are words of 3.0 and stay, and so
//! does `propertyNames`, a schema that others may lead to. Without any meaning for code, and removed in silence: `$comment`, `$schema`, `$vocabulary`.

use serde_json::{Map, Value};

use crate::desugar::context::Context;
use crate::diagnostic::codes;
use crate::path::Path;

const SILENT: [&str; 3] = ["$comment", "$schema", "$vocabulary"];
const CONDITIONS: [&str; 5] = ["if", "then", "else", "dependentSchemas", "dependencies"];
const RESTRICTIONS: [&str; 5] =
    ["dependentRequired", "contains", "minContains", "maxContains", "unevaluatedItems"];

/// Keywords that are said and stay.
const KEPT: [&str; 2] = ["pattern", "propertyNames"];

/// Whether `key` is rewritten here.
pub(super) fn is_validation(key: &str) -> bool {
    key == "not"
        || KEPT.contains(&key)
        || SILENT.contains(&key)
        || CONDITIONS.contains(&key)
        || RESTRICTIONS.contains(&key)
}

/// Rewrites one schema.
const ALTERNATIVES: &str = "if the alternatives matter, write each as a branch of a `oneOf`";

pub(super) fn rewrite(schema: &mut Map<String, Value>, path: &Path<'_>, cx: &mut Context<'_>) {
    for key in SILENT {
        schema.shift_remove(key);
    }
    // `then` and `else` belong to `if`: one diagnostic for the three.
    let has_if = schema.contains_key("if");
    for key in CONDITIONS {
        if schema.shift_remove(key).is_some() && !(has_if && matches!(key, "then" | "else")) {
            cx.say(&codes::desugar::CONDITIONAL_SCHEMA, &path.key(key), format!("`{key}` is not used"))
                .help(ALTERNATIVES);
        }
    }
    for key in RESTRICTIONS {
        if schema.shift_remove(key).is_some() {
            cx.say(&codes::desugar::VALIDATION_ONLY, &path.key(key), format!("`{key}` is not used"));
        }
    }
    for key in KEPT.into_iter().filter(|key| schema.contains_key(*key)) {
        cx.say(&codes::desugar::VALIDATION_ONLY, &path.key(key), format!("`{key}` is not checked"));
    }
    // `not: {}` is the schema that nothing matches, which has a meaning of its own.
    if schema.get("not").is_some_and(|not| not.as_object().is_none_or(|not| !not.is_empty())) {
        cx.say(&codes::desugar::CONDITIONAL_SCHEMA, &path.key("not"), "`not` is not used").help(ALTERNATIVES);
    }
}
