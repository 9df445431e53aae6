//! Objects that forbid properties which they do not declare.

use std::collections::HashSet;

use serde_json::Value;

use super::schema::Schema;
use super::unions;
use super::walk::Walk;
use crate::openapi::vocabulary as v;
use crate::review::wire::verdict::Verdict;

/// Compares the properties that old clients send with those that closed parts of the new schema allow.
///
/// Old clients cannot send properties that the old document does not declare, unless it describes them and
/// the bindings have a map for them.
pub(super) fn compare<'a>(walk: &mut Walk<'a>, old: &Schema<'a>, new: &Schema<'a>) {
    let is_false =
        |part: &super::schema::Node<'a>, keyword: &str| part.object.get(keyword) == Some(&Value::Bool(false));
    let is_closed = new
        .parts
        .iter()
        .any(|part| is_false(part, "additionalProperties") || is_false(part, v::UNEVALUATED_PROPERTIES));
    if !is_closed {
        return;
    }
    let declared = |properties: &[&'a str]| properties.iter().copied().collect::<HashSet<&str>>();
    let everything = {
        // `unevaluatedProperties` sees those of branches, too.
        let of_branches = unions::first(walk.new, new).into_iter().flat_map(|branch| branch.properties());
        new.properties().into_iter().chain(of_branches).collect::<HashSet<&str>>()
    };
    for part in &new.parts {
        let own = || {
            let properties = part.object.get("properties").and_then(Value::as_object);
            let names: Vec<&str> =
                properties.into_iter().flat_map(|one| one.keys()).map(String::as_str).collect();
            declared(&names)
        };
        let (keyword, allowed) = if is_false(part, "additionalProperties") {
            ("additionalProperties", own())
        } else if is_false(part, v::UNEVALUATED_PROPERTIES) {
            ("unevaluatedProperties", everything.clone())
        } else {
            continue;
        };
        if part.object.contains_key(v::PATTERN_PROPERTIES) {
            // What the patterns allow is compared as a rule.
            continue;
        }
        forbidden(walk, old, &part.pointer, keyword, &allowed);
    }
}

fn forbidden<'a>(
    walk: &mut Walk<'a>,
    old: &Schema<'a>,
    pointer: &str,
    keyword: &'static str,
    allowed: &HashSet<&str>,
) {
    let required = old.required();
    for name in old.properties().into_iter().filter(|name| !allowed.contains(name)) {
        let property = walk.old.property(old, name);
        if property.is("readOnly") || was_forbidden(old, name) {
            continue;
        }
        let verdict = match required.contains(name) {
            true => Verdict::breaks("the server forbids {}, which old clients always send"),
            false => Verdict::only_if("no caller sends {}, which the server forbids"),
        };
        walk.step(name, |walk| walk.find(keyword, old, pointer, verdict, false));
    }
    if old.has_map() {
        let verdict = Verdict::only_if("no caller sends properties of {} that are not described");
        walk.find(keyword, old, pointer, verdict, false);
    }
}

/// Whether no value with the property was valid before.
fn was_forbidden(old: &Schema<'_>, name: &str) -> bool {
    old.parts.iter().any(|part| {
        let declares = part.object.get("properties").and_then(|one| one.get(name)).is_some();
        part.object.get("additionalProperties") == Some(&Value::Bool(false)) && !declares
    })
}
