//! The keywords of one schema.

use serde_json::Value;

use super::kinds::Kinds;
use super::limits;
use super::schema::{Node, Schema};
use super::walk::{Place, Walk};
use crate::openapi::{pattern, vocabulary as v};
use crate::review::wire::limits::accept;
use crate::review::wire::verdict::Verdict;

/// Keywords that bindings know nothing of, by kind. They must say the same in both documents.
const RULES: [(&str, Kinds); 11] = [
    ("dependentRequired", Kinds::OBJECT),
    ("dependentSchemas", Kinds::OBJECT),
    ("dependencies", Kinds::OBJECT),
    (v::PROPERTY_NAMES, Kinds::OBJECT),
    (v::PATTERN_PROPERTIES, Kinds::OBJECT),
    ("contains", Kinds::ARRAY),
    ("unevaluatedItems", Kinds::ARRAY),
    ("additionalItems", Kinds::ARRAY),
    (v::CONTENT_SCHEMA, Kinds::STRING),
    (v::CONTENT_ENCODING, Kinds::STRING),
    (v::CONTENT_MEDIA_TYPE, Kinds::STRING),
];

/// Keywords that only mean something beside another one.
const COMPANIONS: [(&str, &[&str]); 2] =
    [("if", &["then", "else"]), ("contains", &["minContains", "maxContains"])];

/// Formats that have a type of their own, or are only about how a value is shown.
const TYPED: [&str; 20] = [
    "date-time",
    "date",
    "uuid",
    "byte",
    "base64",
    "base64url",
    "binary",
    "password",
    "int8",
    "int16",
    "int32",
    "int64",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "uint",
    "float",
    "double",
    "file",
];

/// Compares the keywords of two schemas that describe the same value.
pub(super) fn compare<'a>(
    walk: &mut Walk<'a>,
    old: &Schema<'a>,
    new: &Schema<'a>,
    kinds: Kinds,
    place: Place,
) {
    kinds_and_values(walk, old, new, kinds, place);
    rules(walk, old, new, kinds);
    format(walk, old, new, kinds);
    bounds(walk, old, new, kinds, place);
}

fn kinds_and_values<'a>(walk: &mut Walk<'a>, old: &Schema<'a>, new: &Schema<'a>, kinds: Kinds, place: Place) {
    let wanted = Kinds::of(walk.new, new);
    if !place.is_text && !kinds.is_within(wanted) {
        let verdict = Verdict::only_if("callers send values of the kind for {} that is described now");
        walk.find("type", old, new.pointer(), verdict, true);
    }
    let Some(wanted) = new.listed() else { return };
    let sent = old.listed().or_else(|| only_values(kinds));
    let is_within = sent.is_some_and(|sent| sent.iter().all(|value| wanted.contains(value)));
    // What a text or a number becomes an enum for, the types tell.
    let is_typed = wanted.iter().all(|value| value.is_string()) || wanted.iter().all(|value| value.is_i64());
    let verdict = Verdict::works_if(is_within, || {
        Verdict::only_if("callers send only the values for {} that are listed now")
    });
    walk.find("enum", old, new.pointer(), verdict, is_typed);
}

/// The values of kinds that have few.
fn only_values(kinds: Kinds) -> Option<Vec<&'static Value>> {
    const VALUES: [Value; 3] = [Value::Bool(true), Value::Bool(false), Value::Null];
    static FEW: [Value; 3] = VALUES;
    match kinds {
        Kinds::BOOLEAN => Some(FEW[..2].iter().collect()),
        Kinds::NULL => Some(FEW[2..].iter().collect()),
        _ => None,
    }
}

/// Rules that bindings do not know. Each rule of the new schema has to be one of the old.
fn rules<'a>(walk: &mut Walk<'a>, old: &Schema<'a>, new: &Schema<'a>, kinds: Kinds) {
    let by_kind = RULES.iter().filter(|(_, kind)| kinds.meets(*kind)).map(|(keyword, _)| *keyword);
    for keyword in ["not", "if"].into_iter().chain(by_kind) {
        for part in new.parts.iter().filter(|part| part.object.contains_key(keyword)) {
            let is_kept = old.parts.iter().any(|before| says_the_same(walk, keyword, before, part));
            let verdict = Verdict::works_if(is_kept || is_harmless(keyword, part), || {
                let word = written(keyword);
                Verdict::only_if(format!("callers send only what the rule `{word}` for {{}} allows now"))
            });
            walk.find(written(keyword), old, &part.pointer, verdict, false);
        }
    }
}

/// The keyword as the author writes it.
fn written(keyword: &'static str) -> &'static str {
    match keyword {
        v::PROPERTY_NAMES => "propertyNames",
        v::PATTERN_PROPERTIES => "patternProperties",
        v::CONTENT_SCHEMA => "contentSchema",
        v::CONTENT_ENCODING => "contentEncoding",
        v::CONTENT_MEDIA_TYPE => "contentMediaType",
        keyword => keyword,
    }
}

fn says_the_same(walk: &Walk<'_>, keyword: &str, old: &Node<'_>, new: &Node<'_>) -> bool {
    let companions = COMPANIONS.iter().find(|(of, _)| *of == keyword).map_or(&[][..], |(_, with)| with);
    std::iter::once(&keyword).chain(companions).all(|keyword| {
        match (old.object.get(*keyword), new.object.get(*keyword)) {
            (Some(old), Some(new)) => walk.are_alike(old, new),
            (old, new) => old.is_none() && new.is_none(),
        }
    })
}

/// Rules without an effect, or with one that the types tell.
fn is_harmless(keyword: &str, part: &Node<'_>) -> bool {
    match keyword {
        "if" => !part.object.contains_key("then") && !part.object.contains_key("else"),
        v::CONTENT_ENCODING => {
            let value = part.object.get(keyword).and_then(Value::as_str);
            matches!(value, Some("base64" | "base64url" | "binary" | "7bit" | "8bit"))
        }
        "unevaluatedItems" | "additionalItems" => part.object.get(keyword) == Some(&Value::Bool(true)),
        _ => false,
    }
}

fn format<'a>(walk: &mut Walk<'a>, old: &Schema<'a>, new: &Schema<'a>, kinds: Kinds) {
    if !kinds.meets(Kinds::STRING) {
        return;
    }
    let formats = |schema: &Schema<'a>| -> Vec<&'a str> {
        schema.values("format").filter_map(|(_, value)| value.as_str()).collect()
    };
    let sent = formats(old);
    for wanted in formats(new).into_iter().filter(|wanted| !sent.contains(wanted)) {
        let is_typed = TYPED.contains(&wanted);
        let verdict = Verdict::only_if(format!("every value for {{}} has the format `{wanted}`"));
        walk.find("format", old, new.pointer(), verdict, is_typed);
    }
}

fn bounds<'a>(walk: &mut Walk<'a>, old: &Schema<'a>, new: &Schema<'a>, kinds: Kinds, place: Place) {
    let (sent, mut wanted) = (limits::of(old, kinds), limits::of(new, kinds));
    let is_known = |text: &str| sent.patterns.iter().any(|pattern| pattern.text == text);
    for unchecked in wanted.patterns.iter().filter(|one| !is_known(&one.text)) {
        let is_typed = place.is_checked && pattern::translate(&unchecked.text).is_ok();
        let text = &unchecked.text;
        let verdict = Verdict::only_if(format!("every value for {{}} matches the pattern `{text}`"));
        walk.find("pattern", old, new.pointer(), verdict, is_typed);
    }
    wanted.patterns.clear();
    if kinds.meets(Kinds::OBJECT) && !new.properties().is_empty() {
        // The bindings count no fields.
        let counts = crate::ir::Constraints {
            min_properties: wanted.min_properties.take(),
            max_properties: wanted.max_properties.take(),
            ..crate::ir::Constraints::default()
        };
        walk.find("minProperties", old, new.pointer(), accept(&sent, &counts), false);
    }
    walk.find("limits", old, new.pointer(), accept(&sent, &wanted), place.is_checked);
}
