//! Keywords that restrict values without giving them a type. They are reported and removed.
//!
//! `not` exists in 3.0 and is kept. `propertyNames` is kept because references may lead into it. A `pattern`
//! is reported only if it cannot be checked. Keywords without any meaning for code, such as `$comment`, are
//! removed silently.

use serde_json::{Map, Value};

use crate::desugar::context::{Context, Unused};
use crate::diagnostic::codes;
use crate::openapi::keywords::{CONDITIONS, RESTRICTIONS, WITHOUT_MEANING};
use crate::openapi::pattern;
use crate::source::Path;

/// What to do where alternatives are written in a way that is not used.
const ALTERNATIVES: &str = "if the alternatives matter, write each as a branch of a `oneOf`";

/// Whether `key` is rewritten here.
pub(super) fn is_validation(key: &str) -> bool {
    key == "not"
        || matches!(key, "pattern" | "propertyNames")
        || WITHOUT_MEANING.contains(&key)
        || CONDITIONS.contains(&key)
        || RESTRICTIONS.contains(&key)
}

/// Rewrites one schema.
pub(super) fn rewrite(schema: &mut Map<String, Value>, path: &Path<'_>, cx: &mut Context<'_>) {
    for key in WITHOUT_MEANING {
        schema.shift_remove(key);
    }
    // `then` and `else` belong to `if`: one diagnostic for the three.
    let has_if = schema.contains_key("if");
    for key in CONDITIONS {
        if take_out(schema, key, path, cx) && !(has_if && matches!(key, "then" | "else")) {
            cx.say(&codes::desugar::CONDITIONAL_SCHEMA, &path.key(key), format!("`{key}` is not used"))
                .help(ALTERNATIVES);
        }
    }
    for key in RESTRICTIONS {
        if take_out(schema, key, path, cx) {
            cx.say(&codes::desugar::VALIDATION_ONLY, &path.key(key), format!("`{key}` is not used"));
        }
    }
    if schema.contains_key("propertyNames") {
        let key = path.key("propertyNames");
        cx.say(&codes::desugar::VALIDATION_ONLY, &key, "`propertyNames` is not checked");
    }
    if let Some(text) = schema.get("pattern").and_then(Value::as_str) {
        let (bare, translated) = (pattern::bare(text), pattern::translate(text));
        if bare.is_delimited {
            let case = if bare.flags.contains('i') { ", ignoring case" } else { "" };
            let message = match translated {
                Ok(_) => format!("this `pattern` is read as `{}`{case}", bare.inner),
                Err(why) => format!("this `pattern` is not checked: {why}"),
            };
            cx.say(&codes::desugar::DELIMITED_PATTERN, &path.key("pattern"), message);
        } else if let Err(why) = translated {
            let message = format!("this `pattern` is not checked: {why}");
            cx.say(&codes::desugar::VALIDATION_ONLY, &path.key("pattern"), message);
        }
    }
    // `not: {}` is the schema that nothing matches, which has a meaning of its own.
    if schema.get("not").is_some_and(|not| not.as_object().is_none_or(|not| !not.is_empty())) {
        cx.say(&codes::desugar::CONDITIONAL_SCHEMA, &path.key("not"), "`not` is not used").help(ALTERNATIVES);
    }
}

/// Takes a keyword out of a schema; returns whether it was there.
fn take_out(
    schema: &mut Map<String, Value>,
    keyword: &'static str,
    path: &Path<'_>,
    cx: &mut Context<'_>,
) -> bool {
    let Some(value) = schema.shift_remove(keyword) else { return false };
    cx.unused.push(Unused { schema: path.pointer(), keyword, value });
    true
}
