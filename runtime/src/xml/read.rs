//! Converts an element to the JSON form of a value, by the table of its type. A malformed number is kept as
//! text, since the type's own error is clearer.

use serde_json::{Map, Number, Value};

use super::tree::ParsedElement;
use super::{Content, Element, Field, Place, TEXT};

/// The value of an element; `None` for an empty element whose content cannot be empty.
pub(super) fn value(element: &ParsedElement, layout: &Element) -> Option<Value> {
    if element.is_nil {
        return Some(Value::Null);
    }
    match layout.content.resolved() {
        Content::List(item) => Some(items(element, item)),
        content => shaped(element, content),
    }
}

fn shaped(element: &ParsedElement, content: &Content) -> Option<Value> {
    match content.resolved() {
        Content::List(item) => Some(items(element, item)),
        Content::Map(item) => Some(map(element, item)),
        Content::Object(fields, extra) => Some(object(element, fields, *extra)),
        Content::Union(contents) => union(element, contents),
        Content::Any => Some(any(element)),
        // Elements instead of a text: the type rejects them with their place.
        _ if !element.children.is_empty() => Some(any(element)),
        scalar => text(&element.text, scalar),
    }
}

/// A scalar; `None` for an empty text that is not a string.
fn text(text: &str, content: &Content) -> Option<Value> {
    let trimmed = text.trim();
    let as_text = || Value::String(text.to_owned());
    match content.resolved() {
        Content::Bool | Content::Integer | Content::Number if trimmed.is_empty() => None,
        Content::Bool => Some(match trimmed {
            "true" | "1" => Value::Bool(true),
            "false" | "0" => Value::Bool(false),
            _ => as_text(),
        }),
        Content::Integer | Content::Number => Some(number(trimmed).map_or_else(as_text, Value::Number)),
        // The items of a list in an attribute or text (XML Schema §2.2.1.2).
        Content::List(item) => Some(Value::Array(
            trimmed.split_whitespace().filter_map(|one| self::text(one, &item.content)).collect(),
        )),
        Content::Union(contents) => contents.iter().find_map(|content| {
            let value = self::text(text, content)?;
            (matches!(content.resolved(), Content::Text | Content::Any) || !value.is_string())
                .then_some(value)
        }),
        _ => Some(as_text()),
    }
}

fn number(text: &str) -> Option<Number> {
    let text = text.strip_prefix('+').unwrap_or(text);
    let integer = text.parse::<i64>().map(Number::from).or_else(|_| text.parse::<u64>().map(Number::from));
    integer.ok().or_else(|| Number::from_f64(text.parse().ok()?))
}

fn items(element: &ParsedElement, item: &Element) -> Value {
    Value::Array(inside(element, item).collect())
}

/// The items in a surrounding element: those with their name, or all children if there are none.
fn inside<'a>(element: &'a ParsedElement, item: &'a Element) -> impl Iterator<Item = Value> + 'a {
    let has_name = element.children.iter().any(|child| child.name == item.name);
    let children = element.children.iter().filter(move |child| !has_name || child.name == item.name);
    children.filter_map(|child| value(child, item))
}

fn map(element: &ParsedElement, item: &Element) -> Value {
    let entries = element.children.iter();
    Value::Object(entries.filter_map(|child| Some((child.name.clone(), value(child, item)?))).collect())
}

fn object(element: &ParsedElement, fields: &[Field], extra: Option<&Content>) -> Value {
    let mut members = Map::new();
    for field in fields {
        if let Some(value) = member(element, field, fields) {
            members.insert(field.key.to_owned(), value);
        }
    }
    if let Some(content) = extra {
        for child in element.children.iter().filter(|child| !is_known(&child.name, fields)) {
            if let (Some(value), false) = (shaped(child, content), members.contains_key(&child.name)) {
                members.insert(child.name.clone(), value);
            }
        }
    }
    Value::Object(members)
}

fn member(element: &ParsedElement, field: &Field, siblings: &[Field]) -> Option<Value> {
    let Field { place, layout, .. } = field;
    match (place, layout.content.resolved()) {
        (Place::Attribute, content) => {
            let (_, value) = element.attributes.iter().find(|(name, _)| name == layout.name)?;
            text(value, content)
        }
        (Place::Text, content) => text(&element.text, content),
        (Place::Element, Content::List(item)) => list(element, field, item, siblings),
        (Place::Element, _) => {
            value(element.children.iter().find(|child| child.name == layout.name)?, layout)
        }
    }
}

/// A list with or without a surrounding element. Servers deviate from the document here, so each element is
/// examined: it is an item, or it surrounds items.
fn list(element: &ParsedElement, field: &Field, item: &Element, siblings: &[Field]) -> Option<Value> {
    let layout = &field.layout;
    let called = |name: &str| element.children.iter().filter(|child| child.name == name).collect::<Vec<_>>();
    let (declared, other) = if layout.wrapped { (layout.name, item.name) } else { (item.name, layout.name) };
    let mut found = called(declared);
    if found.is_empty() && !is_known(other, siblings) {
        found = called(other);
    }
    if let ([only], true) = (found.as_slice(), layout.wrapped) {
        if only.is_nil {
            return Some(Value::Null);
        }
    }
    let mut items = Vec::new();
    for child in &found {
        match is_around(child, item, layout.wrapped, found.len() == 1) {
            true => items.extend(inside(child, item)),
            false => items.extend(value(child, item)),
        }
    }
    // An empty list without a surrounding element leaves no trace.
    let is_there = field.required || !items.is_empty() || (layout.wrapped && !found.is_empty());
    is_there.then_some(Value::Array(items))
}

/// Whether an element surrounds items instead of being one. If that is unclear, the declaration decides.
fn is_around(element: &ParsedElement, item: &Element, is_declared: bool, is_only: bool) -> bool {
    if element.is_nil || !element.text.trim().is_empty() {
        return false;
    }
    if element.children.is_empty() {
        return is_declared || (is_only && element.attributes.is_empty());
    }
    let has_item = element.children.iter().any(|child| child.name == item.name);
    if has_item && (is_declared || element.name != item.name) {
        return true;
    }
    match has_parts_of(element, &item.content) {
        Parts::Some => false,
        Parts::None => {
            is_declared
                || element.children.iter().any(|child| has_parts_of(child, &item.content) == Parts::Some)
        }
        Parts::Never => true,
        Parts::Perhaps => is_declared,
    }
}

/// Whether any part of an element belongs to a value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Parts {
    /// The value has no parts.
    Never,
    None,
    Perhaps,
    Some,
}

fn has_parts_of(element: &ParsedElement, content: &Content) -> Parts {
    match content.resolved() {
        Content::Object(fields, extra) => {
            let is_attribute = |name: &str| {
                fields.iter().any(|field| field.place == Place::Attribute && field.layout.name == name)
            };
            let has_one = element.children.iter().any(|child| is_known(&child.name, fields))
                || element.attributes.iter().any(|(name, _)| is_attribute(name));
            match has_one {
                true => Parts::Some,
                false if extra.is_some() || fields.is_empty() => Parts::Perhaps,
                false => Parts::None,
            }
        }
        Content::Union(contents) => {
            contents.iter().map(|content| has_parts_of(element, content)).max().unwrap_or(Parts::Perhaps)
        }
        Content::List(_) | Content::Map(_) | Content::Any | Content::Named(_) => Parts::Perhaps,
        Content::Text | Content::Bool | Content::Integer | Content::Number => Parts::Never,
    }
}

/// Whether an element is one of the fields.
fn is_known(name: &str, fields: &[Field]) -> bool {
    let of = |field: &Field| match field.layout.content.resolved() {
        Content::List(item) if !field.layout.wrapped => item.name,
        _ => field.layout.name,
    };
    fields.iter().any(|field| field.place == Place::Element && of(field) == name)
}

/// Picks the content that knows most of what is present and misses least.
fn union(element: &ParsedElement, contents: &[Content]) -> Option<Value> {
    let best = contents
        .iter()
        .enumerate()
        .max_by_key(|(index, content)| (fit(element, content), usize::MAX - index));
    shaped(element, best?.1)
}

fn fit(element: &ParsedElement, content: &Content) -> i64 {
    let has_parts = !element.children.is_empty() || !element.attributes.is_empty();
    match content.resolved() {
        Content::Object(fields, _) => {
            let known = element.children.iter().filter(|child| is_known(&child.name, fields)).count();
            let is_there = |field: &&Field| member(element, field, fields).is_some();
            let missing = fields.iter().filter(|field| field.required && !is_there(field)).count();
            let attributes = fields.iter().filter(|field| field.place == Place::Attribute).filter(is_there);
            let unknown = element.children.len() - known;
            (known + attributes.count()) as i64 - (unknown + 4 * missing) as i64
        }
        Content::List(item) => {
            element.children.iter().filter(|child| child.name == item.name).count() as i64 - 1
        }
        Content::Map(_) | Content::Any | Content::Union(_) | Content::Named(_) => -1,
        Content::Text if !has_parts => 0,
        scalar if !has_parts && text(&element.text, scalar).is_some_and(|value| !value.is_string()) => 1,
        _ => -2,
    }
}

/// A text, or an object of attributes, elements and the text next to them; elements with the same name form a
/// list.
fn any(element: &ParsedElement) -> Value {
    if element.is_nil {
        return Value::Null;
    }
    if element.children.is_empty() && element.attributes.is_empty() {
        return Value::String(element.text.clone());
    }
    let text = |value: &String| Value::String(value.clone());
    let mut members: Map<String, Value> =
        element.attributes.iter().map(|(name, value)| (name.clone(), text(value))).collect();
    if !element.text.trim().is_empty() {
        members.insert(TEXT.to_owned(), text(&element.text));
    }
    for child in &element.children {
        let value = any(child);
        match members.get_mut(&child.name) {
            None => drop(members.insert(child.name.clone(), value)),
            Some(Value::Array(items)) => items.push(value),
            Some(first) => *first = Value::Array(vec![first.take(), value]),
        }
    }
    Value::Object(members)
}
