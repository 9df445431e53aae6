//! Writes a value, given in its JSON form, as an XML document by the table of its type. It fails for what XML
//! 1.0 cannot represent.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use super::{Content, Element, Field, MAX_DEPTH, Place, TEXT};

/// A document with this root.
pub(super) fn document(root: &Element, value: &Value) -> Result<String, String> {
    let mut writer = Writer { out: String::from(DECLARATION), declared: Vec::new(), depth: 0 };
    // A document has one root, so a list needs a surrounding element.
    writer.value(root.name, &root.wrapped(), value)?;
    Ok(writer.out)
}

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// An element whose content is not declared.
const ANY: Element = Element::new("", Content::Any);

struct Writer {
    out: String,
    /// Prefixes and namespaces in scope at the current position; the innermost last.
    declared: Vec<(&'static str, &'static str)>,
    depth: usize,
}

impl Writer {
    /// An element with this name; for an unwrapped list, one element per item with the items' name.
    fn value(&mut self, name: &str, layout: &Element, value: &Value) -> Result<(), String> {
        if self.depth > MAX_DEPTH {
            return Err(format!("elements would be nested more than {MAX_DEPTH} deep"));
        }
        match (chosen(&layout.content, value), value) {
            (_, Value::Null) => {
                let nil = [("xsi:nil".to_owned(), "true".to_owned())];
                self.element(name, layout, &nil, &[("xsi", XSI)], |_| Ok(()))
            }
            (Content::List(item), Value::Array(items)) if layout.wrapped => {
                self.element(name, layout, &[], &[], |writer| writer.items(item.name, item, items))
            }
            (Content::List(item), Value::Array(items)) => self.items(item.name, item, items),
            (_, Value::Array(items)) => self.items(name, layout, items),
            (Content::Object(fields, extra), Value::Object(members)) => {
                self.object(name, layout, fields, *extra, members)
            }
            (Content::Map(item), Value::Object(members)) => {
                self.element(name, layout, &[], &[], |writer| writer.members(item, members.iter()))
            }
            (_, Value::Object(members)) => {
                self.element(name, layout, &[], &[], |writer| writer.members(&ANY, members.iter()))
            }
            (_, scalar) => {
                let text = scalar_text(scalar)?;
                self.element(name, layout, &[], &[], |writer| writer.text(&text, false))
            }
        }
    }

    fn items(&mut self, name: &str, item: &Element, items: &[Value]) -> Result<(), String> {
        items.iter().try_for_each(|value| self.value(name, item, value))
    }

    /// Elements named after their keys.
    fn members<'v>(
        &mut self,
        layout: &Element,
        mut members: impl Iterator<Item = (&'v String, &'v Value)>,
    ) -> Result<(), String> {
        members.try_for_each(|(name, value)| {
            if name == TEXT {
                self.text(&scalar_text(value)?, false)
            } else if is_name(name) {
                self.value(name, layout, value)
            } else {
                Err(format!("`{name}` cannot be the name of an element"))
            }
        })
    }

    /// An object: attributes, then text, then elements in the document's order, then undeclared members.
    fn object(
        &mut self,
        name: &str,
        layout: &Element,
        fields: &[Field],
        extra: Option<&Content>,
        members: &Map<String, Value>,
    ) -> Result<(), String> {
        let there = |place: Place| {
            let fields = fields.iter().filter(move |field| field.place == place);
            fields.filter_map(|field| Some((&field.layout, members.get(field.key)?)))
        };
        let (mut attributes, mut namespaces) = (Vec::new(), Vec::new());
        for (attribute, value) in there(Place::Attribute).filter(|(_, value)| !value.is_null()) {
            // An attribute without a prefix is in no namespace (Namespaces in XML §6.2).
            let is_bound = !attribute.namespace.is_empty();
            attributes.push((qualified(attribute.prefix, attribute.name, is_bound), scalar_text(value)?));
            namespaces.extend(
                (is_bound && !attribute.prefix.is_empty()).then_some((attribute.prefix, attribute.namespace)),
            );
        }
        self.element(name, layout, &attributes, &namespaces, |writer| {
            for (_, value) in there(Place::Text) {
                writer.text(&scalar_text(value)?, false)?;
            }
            there(Place::Element).try_for_each(|(layout, value)| writer.value(layout.name, layout, value))?;
            let content = extra.copied().unwrap_or(Content::Any);
            let others =
                members.iter().filter(|(key, _)| fields.iter().all(|field| field.key != key.as_str()));
            writer.members(&Element::new("", content), others)
        })
    }

    fn element(
        &mut self,
        name: &str,
        layout: &Element,
        attributes: &[(String, String)],
        namespaces: &[(&'static str, &'static str)],
        content: impl FnOnce(&mut Self) -> Result<(), String>,
    ) -> Result<(), String> {
        let outer = self.declared.len();
        let own = (!layout.namespace.is_empty()).then_some((layout.prefix, layout.namespace));
        for (prefix, namespace) in own.iter().chain(namespaces) {
            if self.namespace_of(prefix) != Some(namespace) {
                self.declared.push((prefix, namespace));
            }
        }
        let name = qualified(layout.prefix, name, self.namespace_of(layout.prefix).is_some());
        let _ = write!(self.out, "<{name}");
        for index in outer..self.declared.len() {
            let (prefix, namespace) = self.declared[index];
            let attribute = if prefix.is_empty() { "xmlns".to_owned() } else { format!("xmlns:{prefix}") };
            self.attribute(&attribute, namespace)?;
        }
        attributes.iter().try_for_each(|(name, value)| self.attribute(name, value))?;
        self.out.push('>');
        self.depth += 1;
        content(self)?;
        self.depth -= 1;
        let _ = write!(self.out, "</{name}>");
        self.declared.truncate(outer);
        Ok(())
    }

    fn attribute(&mut self, name: &str, value: &str) -> Result<(), String> {
        let _ = write!(self.out, " {name}=\"");
        self.text(value, true)?;
        self.out.push('"');
        Ok(())
    }

    fn namespace_of(&self, prefix: &str) -> Option<&'static str> {
        self.declared.iter().rev().find(|(known, _)| *known == prefix).map(|(_, namespace)| *namespace)
    }

    /// Writes escaped text. White space in attributes would be normalized (XML 1.0 §3.3.3), and a carriage
    /// return anywhere (§2.11), unless it is a character reference.
    fn text(&mut self, text: &str, is_attribute: bool) -> Result<(), String> {
        for character in text.chars() {
            match character {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' if is_attribute => self.out.push_str("&quot;"),
                '\n' | '\t' if is_attribute => drop(write!(self.out, "&#{};", character as u32)),
                '\r' => self.out.push_str("&#13;"),
                '\n' | '\t' => self.out.push(character),
                // XML 1.0 §2.2.
                '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                    return Err(format!("XML cannot hold the character U+{:04X}", character as u32));
                }
                _ => self.out.push(character),
            }
        }
        Ok(())
    }
}

/// The content of a value: of a union, the branch that fits best.
fn chosen<'s>(content: &'s Content, value: &Value) -> &'s Content {
    let content = content.resolved();
    let Content::Union(contents) = content else { return content };
    contents
        .iter()
        .max_by_key(|content| fit(content.resolved(), value))
        .map_or(content, |best| chosen(best, value))
}

/// How well a value fits a content: known members count in favour, missing ones more strongly against.
fn fit(content: &Content, value: &Value) -> i64 {
    match (content, value) {
        (Content::Object(fields, _), Value::Object(members)) => {
            let has = |field: &&Field| members.contains_key(field.key);
            let known = fields.iter().filter(has).count();
            let missing = fields.iter().filter(|field| field.required && !has(field)).count();
            known as i64 - (members.len() - known + 4 * missing) as i64
        }
        (Content::List(_), Value::Array(_)) | (Content::Bool, Value::Bool(_)) => 0,
        (Content::Integer | Content::Number, Value::Number(_)) | (Content::Text, Value::String(_)) => 0,
        (Content::Map(_) | Content::Any | Content::Union(_), _) => -1_000,
        _ => i64::MIN,
    }
}

/// The text of a scalar, or of a list of scalars separated by spaces (XML Schema §2.2.1.2).
fn scalar_text(value: &Value) -> Result<String, String> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Null => Ok(String::new()),
        Value::Array(items) => {
            let texts: Result<Vec<_>, _> = items.iter().map(scalar_text).collect();
            Ok(texts?.join(" "))
        }
        Value::Object(_) => Err("an object cannot be an attribute or text".to_owned()),
        scalar => Ok(scalar.to_string()),
    }
}

/// A name with its prefix, unless the prefix is not bound, which would not be namespace-well-formed XML.
fn qualified(prefix: &str, name: &str, is_bound: bool) -> String {
    if prefix.is_empty() || !is_bound { name.to_owned() } else { format!("{prefix}:{name}") }
}

/// Whether a key can be a name (XML 1.0 §2.3; letters beyond ASCII are not checked).
fn is_name(key: &str) -> bool {
    let is_letter = |c: char| c.is_alphabetic() || c == '_';
    key.starts_with(is_letter)
        && key.chars().all(|c| is_letter(c) || c.is_alphanumeric() || matches!(c, '-' | '.'))
}
