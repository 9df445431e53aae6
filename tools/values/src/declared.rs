//! Whether a schema speaks of a member.
//!
//! In: a value that is valid for a schema, and one of its members. Out: whether any part of the schema that holds
//! for the value declares it. A struct keeps what is declared; the rest is skipped by design
//! (`docs/types.md`, Objects), and counted apart from what is lost.

use serde_json::Value;

use crate::dialect::ROOT;
use crate::validity::{Validity, locate};

/// Whether `key` of the object at `path` inside `value` is declared by the schema at `pointer` of the document.
pub fn is_declared(
    schemas: &Value,
    validity: &Validity<'_>,
    pointer: &str,
    value: &Value,
    path: &[String],
    key: &str,
) -> bool {
    let search = Search { schemas, validity };
    let Some(schema) = locate(schemas, pointer) else { return true };
    let mut here = search.parts(schema, value);
    let mut value = value;
    for step in path {
        let next = value.get(step).or_else(|| value.get(step.parse::<usize>().ok()?));
        let Some(next) = next else { return true };
        let inside = here.iter().flat_map(|part| search.child(part, step, value.is_array()));
        here = inside.flat_map(|schema| search.parts(schema, next)).collect();
        value = next;
    }
    here.iter().any(|part| declares(part, key))
}

fn declares(part: &Value, key: &str) -> bool {
    part.get("properties").is_some_and(|properties| properties.get(key).is_some())
        || matches!(part.get("additionalProperties"), Some(Value::Bool(true) | Value::Object(_)))
        || part.get("patternProperties").is_some()
}

struct Search<'a> {
    schemas: &'a Value,
    validity: &'a Validity<'a>,
}

impl<'a> Search<'a> {
    /// The schema itself, what it refers to, and the branches that hold for the value.
    fn parts(&self, schema: &'a Value, value: &Value) -> Vec<&'a Value> {
        let mut parts: Vec<&Value> = Vec::new();
        let mut pending = vec![schema];
        while let Some(schema) = pending.pop() {
            if parts.iter().any(|known| std::ptr::eq(*known, schema)) {
                continue;
            }
            parts.push(schema);
            let reference = schema.get("$ref").and_then(Value::as_str);
            let target = reference
                .and_then(|reference| reference.strip_prefix(ROOT)?.strip_prefix('#'))
                .and_then(|pointer| self.schemas.pointer(pointer));
            pending.extend(target);
            for key in ["allOf", "anyOf", "oneOf"] {
                let branches = schema.get(key).and_then(Value::as_array).into_iter().flatten();
                pending.extend(branches.filter(|branch| key == "allOf" || self.holds(branch, value)));
            }
        }
        parts
    }

    fn holds(&self, schema: &Value, value: &Value) -> bool {
        self.validity.of(schema).is_ok_and(|validator| validator.is_valid(value))
    }

    /// The schemas of one member or item.
    fn child(&self, part: &'a Value, step: &str, is_item: bool) -> Vec<&'a Value> {
        if is_item {
            let index = step.parse::<usize>().unwrap_or(0);
            let fixed = part.get("prefixItems").and_then(|items| items.get(index));
            return fixed.or_else(|| part.get("items")).into_iter().collect();
        }
        let named = part.get("properties").and_then(|properties| properties.get(step));
        let patterns = part.get("patternProperties").and_then(Value::as_object).into_iter().flatten();
        let others = named.is_none().then(|| part.get("additionalProperties")).flatten();
        named.into_iter().chain(patterns.map(|(_, schema)| schema)).chain(others).collect()
    }
}
