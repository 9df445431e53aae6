//! Serializes the value of a parameter for its location, by its style.

use serde_json::Error;

use super::percent::{Place, encode};
use super::value::ValueTree;
use super::{Parameter, Style};
use crate::cookie;

/// The text that replaces `{name}` in the path.
pub(crate) fn path(parameter: &Parameter, json: &str) -> Result<String, Error> {
    let place = if parameter.slashes { Place::Segments } else { Place::Path };
    Writer { parameter, place }.write(json)
}

/// `name=value`, several of them joined with `&`, or an empty text.
pub(crate) fn query(parameter: &Parameter, json: &str) -> Result<String, Error> {
    let writer = Writer { parameter, place: Place::Query };
    let text = writer.write(json)?;
    Ok(if text.is_empty() && parameter.allow_empty { format!("{}=", writer.name()) } else { text })
}

/// The value of a header. Nothing is percent-encoded (OpenAPI 3.2 §4.12.8).
pub(crate) fn header(parameter: &Parameter, json: &str) -> Result<String, Error> {
    Writer { parameter, place: Place::Verbatim }.write(json)
}

/// One or more `name=value` of a `Cookie` header. The style `cookie` encodes nothing (OpenAPI 3.2 §4.12.2.3),
/// so what could be read as another cookie is rejected.
pub(crate) fn cookie(parameter: &Parameter, json: &str) -> Result<String, Error> {
    if parameter.style != Style::Cookie {
        return Writer { parameter, place: Place::Cookie }.write(json);
    }
    let is_sendable = match parameter.json {
        true => cookie::is_value(json),
        false => is_verbatim(&serde_json::from_str(json)?, parameter),
    };
    match is_sendable {
        true => Writer { parameter, place: Place::Verbatim }.write(json),
        false => Err(serde::ser::Error::custom(format!("the cookie {}", cookie::REFUSED))),
    }
}

/// Whether names and values of cookies are valid without encoding.
fn is_verbatim(tree: &ValueTree, parameter: &Parameter) -> bool {
    let is_value = |tree: &ValueTree| cookie::is_value(&tree.text());
    match tree {
        ValueTree::List(items) => cookie::is_name(parameter.name) && items.iter().all(is_value),
        ValueTree::Object(members) => {
            let is_name = |name: &str| match parameter.explode {
                true => cookie::is_name(name),
                false => cookie::is_value(name) && cookie::is_name(parameter.name),
            };
            present(members).all(|(name, value)| is_name(name) && is_value(value))
        }
        scalar => cookie::is_name(parameter.name) && is_value(scalar),
    }
}

/// The whole query string for `in: querystring` of OpenAPI 3.2: JSON text, or the members as a urlencoded
/// form.
pub(crate) fn querystring(parameter: &Parameter, json: &str) -> Result<String, Error> {
    if parameter.json {
        return Ok(encode(json, Place::Query, false));
    }
    let text = |text: &str| encode(text, Place::Query, parameter.allow_reserved);
    let mut pairs = Vec::new();
    match serde_json::from_str(json)? {
        ValueTree::Object(members) => {
            for (name, value) in members {
                members_of(&name, &value, &mut pairs);
            }
        }
        other => return Ok(text(&other.text())),
    }
    let pairs: Vec<String> =
        pairs.iter().map(|(name, value)| format!("{}={}", text(name), text(value))).collect();
    Ok(pairs.join("&"))
}

/// A member of a urlencoded form without its own `encoding`: lists repeat the name.
fn members_of(name: &str, value: &ValueTree, pairs: &mut Vec<(String, String)>) {
    match value {
        ValueTree::Null => {}
        ValueTree::List(items) => pairs.extend(defined(items).map(|item| (name.to_owned(), item.text()))),
        single => pairs.push((name.to_owned(), single.text())),
    }
}

/// A name and a value of a form field, both for a part and as `name=value` of a urlencoded form.
pub(crate) struct Pair {
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) urlencoded: String,
}

/// The pairs of a form field that has a style (OpenAPI 3.1 §4.8.15, `style` of an `encoding`).
pub(crate) fn as_pairs(parameter: &Parameter, json: &str) -> Result<Vec<Pair>, Error> {
    let tree: ValueTree = serde_json::from_str(json)?;
    let plain = Writer { parameter, place: Place::Verbatim }.pairs(&tree);
    let encoded = Writer { parameter, place: Place::Form }.pairs(&tree);
    let pairs = plain.into_iter().zip(encoded);
    Ok(pairs
        .map(|((name, value), (key, text))| Pair { name, value, urlencoded: format!("{key}={text}") })
        .collect())
}

struct Writer<'a> {
    parameter: &'a Parameter,
    place: Place,
}

impl Writer<'_> {
    fn write(&self, json: &str) -> Result<String, Error> {
        if self.parameter.json {
            return Ok(self.content(json));
        }
        let tree: ValueTree = serde_json::from_str(json)?;
        Ok(match self.parameter.style {
            Style::Simple => self.simple(&tree),
            Style::Label => self.label(&tree),
            Style::Matrix => self.matrix(&tree),
            Style::Cookie => self.form(&tree, "; "),
            Style::Form
            | Style::SpaceDelimited
            | Style::PipeDelimited
            | Style::TabDelimited
            | Style::DeepObject => self.form(&tree, "&"),
        })
    }

    /// A `content` parameter, written like any single value in its location.
    fn content(&self, json: &str) -> String {
        let value = self.text(json);
        match self.parameter.style {
            Style::Form | Style::Cookie => format!("{}={value}", self.name()),
            _ => value,
        }
    }

    fn simple(&self, tree: &ValueTree) -> String {
        if self.parameter.explode { self.assignments(tree, ",") } else { self.joined(tree, ",") }
    }

    fn label(&self, tree: &ValueTree) -> String {
        let inner = if self.parameter.explode { self.assignments(tree, ".") } else { self.joined(tree, ",") };
        format!(".{inner}")
    }

    fn matrix(&self, tree: &ValueTree) -> String {
        let assignment = |name: &str, value: &str| match value {
            "" => format!(";{name}"),
            _ => format!(";{name}={value}"),
        };
        if tree.is_undefined() || !self.parameter.explode {
            return assignment(&self.name(), &self.joined(tree, ","));
        }
        match tree {
            ValueTree::List(items) => {
                defined(items).map(|item| assignment(&self.name(), &self.item(item))).collect()
            }
            ValueTree::Object(members) => present(members)
                .map(|(name, value)| assignment(&self.text(name), &self.item(value)))
                .collect(),
            scalar => assignment(&self.name(), &self.item(scalar)),
        }
    }

    /// Encoded names and values for `form`, its relatives and `deepObject`.
    fn pairs(&self, tree: &ValueTree) -> Vec<(String, String)> {
        match tree {
            _ if self.parameter.style == Style::DeepObject => {
                let mut pairs = Vec::new();
                deep(tree, self.parameter.name.to_owned(), &mut pairs);
                pairs
                    .iter()
                    .map(|(name, value)| (encode(name, self.place, false), self.text(value)))
                    .collect()
            }
            // An exploded empty list or object has no pair to write.
            ValueTree::List(items) if self.parameter.explode => {
                defined(items).map(|item| (self.name(), self.item(item))).collect()
            }
            // `spaceDelimited` and `pipeDelimited` have no exploded form of their own; that of `form` is
            // used.
            ValueTree::Object(members) if self.parameter.explode => {
                present(members).map(|(name, value)| (self.text(name), self.item(value))).collect()
            }
            tree => vec![(self.name(), self.joined(tree, self.delimiter()))],
        }
    }

    fn form(&self, tree: &ValueTree, between: &str) -> String {
        let pairs: Vec<String> =
            self.pairs(tree).into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        pairs.join(between)
    }

    /// All items, or all names and values, one after another.
    fn joined(&self, tree: &ValueTree, delimiter: &str) -> String {
        let items: Vec<String> = match tree {
            ValueTree::List(items) => defined(items).map(|item| self.item(item)).collect(),
            ValueTree::Object(members) => {
                present(members).flat_map(|(name, value)| [self.text(name), self.item(value)]).collect()
            }
            scalar => vec![self.item(scalar)],
        };
        items.join(delimiter)
    }

    /// The items, or `name=value` of the members.
    fn assignments(&self, tree: &ValueTree, delimiter: &str) -> String {
        let ValueTree::Object(members) = tree else { return self.joined(tree, delimiter) };
        let pairs: Vec<String> = present(members)
            .map(|(name, value)| format!("{}={}", self.text(name), self.item(value)))
            .collect();
        pairs.join(delimiter)
    }

    /// The delimiter between the items of a value that is not exploded.
    fn delimiter(&self) -> &'static str {
        match (self.parameter.style, self.place) {
            (Style::SpaceDelimited, Place::Verbatim) => " ",
            (Style::SpaceDelimited, _) => "%20",
            (Style::PipeDelimited, Place::Verbatim) => "|",
            (Style::PipeDelimited, _) => "%7C",
            (Style::TabDelimited, Place::Verbatim) => "\t",
            (Style::TabDelimited, _) => "%09",
            _ => ",",
        }
    }

    fn name(&self) -> String {
        encode(self.parameter.name, self.place, false)
    }

    fn item(&self, tree: &ValueTree) -> String {
        self.text(&tree.text())
    }

    fn text(&self, text: &str) -> String {
        encode(text, self.place, self.parameter.allow_reserved)
    }
}

/// RFC 6570 §2.3: undefined items are left out.
fn defined(items: &[ValueTree]) -> impl Iterator<Item = &ValueTree> {
    items.iter().filter(|item| **item != ValueTree::Null)
}

fn present(members: &[(String, ValueTree)]) -> impl Iterator<Item = (&String, &ValueTree)> {
    members.iter().filter(|(_, value)| *value != ValueTree::Null).map(|(name, value)| (name, value))
}

/// `name[member]=value`. OpenAPI defines one level; deeper objects add brackets, and lists add their indices,
/// which servers that read this notation understand.
fn deep(tree: &ValueTree, name: String, pairs: &mut Vec<(String, String)>) {
    match tree {
        ValueTree::Null => {}
        ValueTree::Text(text) | ValueTree::Literal(text) => pairs.push((name, text.clone())),
        ValueTree::List(items) => {
            for (index, item) in items.iter().enumerate() {
                deep(item, format!("{name}[{index}]"), pairs);
            }
        }
        ValueTree::Object(members) => {
            for (member, value) in members {
                deep(value, format!("{name}[{member}]"), pairs);
            }
        }
    }
}
