//! The schemas of a request: those of its parameters and its body.

use serde_json::Value;

use super::schema::{Node, Schema, Tree};
use super::value;
use super::walk::{Place, Walk};
use crate::openapi::media_type::essence;
use crate::openapi::vocabulary as v;
use crate::source;

impl<'a> Walk<'a> {
    /// Compares the requests of two operations, given their places.
    pub(super) fn request(&mut self, old: &str, new: &str) {
        let (Some(before), Some(after)) = (operation(self.old, old), operation(self.new, new)) else {
            return;
        };
        let sent = parameters(self.old, &before);
        for wanted in parameters(self.new, &after) {
            let Some(sent) = sent.iter().find(|sent| sent.is_like(&wanted)) else { continue };
            let pair = (sent.schema(self.old), wanted.schema(self.new));
            if let (Some((before, is_text)), Some((after, _))) = pair {
                let place = Place { is_text, is_checked: true };
                self.step(wanted.name, |walk| value::compare(walk, &before, &after, place));
            }
        }
        let place = Place { is_text: false, is_checked: false };
        let sent = contents(self.old, &before);
        for (media_type, wanted) in contents(self.new, &after) {
            if let Some((_, before)) = sent.iter().find(|(sent, _)| *sent == media_type) {
                value::compare(self, before, &wanted, place);
            }
        }
    }
}

/// An operation with its path item.
struct Call<'a> {
    operation: Node<'a>,
    item: Option<Node<'a>>,
    path: String,
}

fn operation<'a>(tree: Tree<'a>, pointer: &str) -> Option<Call<'a>> {
    let operation = tree.node(tree.0.pointer(pointer)?, pointer.to_owned())?;
    // Operations with other methods are one step deeper.
    let outside = pointer.rsplit_once('/').map_or("", |(outside, _)| outside);
    let outside =
        outside.strip_suffix(v::ADDITIONAL_OPERATIONS).map_or(outside, |one| one.trim_end_matches('/'));
    let item = tree.0.pointer(outside).and_then(|item| tree.node(item, outside.to_owned()));
    let path = source::segments(pointer).nth(1).unwrap_or_default();
    Some(Call { operation, item, path })
}

/// A parameter.
struct Parameter<'a> {
    node: Node<'a>,
    name: &'a str,
    location: &'a str,
    /// Parameters of the path: how many stand before it.
    position: Option<usize>,
}

/// The parameters of an operation and those of its path item.
fn parameters<'a>(tree: Tree<'a>, call: &Call<'a>) -> Vec<Parameter<'a>> {
    let mut found: Vec<Parameter<'a>> = Vec::new();
    for outer in std::iter::once(&call.operation).chain(&call.item) {
        let list = outer.object.get("parameters").and_then(Value::as_array).into_iter().flatten();
        let at = source::child(&outer.pointer, "parameters");
        for (index, value) in list.enumerate() {
            let Some(node) = tree.node(value, source::child(&at, &index.to_string())) else { continue };
            let text = |key: &str| node.object.get(key).and_then(Value::as_str);
            let (Some(name), Some(location)) = (text("name"), text("in")) else { continue };
            if found.iter().any(|known| known.name == name && known.location == location) {
                continue;
            }
            let position = (location == "path").then(|| call.path.find(&format!("{{{name}}}"))).flatten();
            let position = position.map(|end| call.path[..end].matches('{').count());
            found.push(Parameter { node, name, location, position });
        }
    }
    found
}

impl<'a> Parameter<'a> {
    fn is_like(&self, other: &Self) -> bool {
        self.location == other.location
            && match (self.position, other.position) {
                (Some(one), Some(other)) => one == other,
                _ if self.location == "header" => self.name.eq_ignore_ascii_case(other.name),
                _ => self.name == other.name,
            }
    }

    /// Its schema, and whether its values are text.
    fn schema(&self, tree: Tree<'a>) -> Option<(Schema<'a>, bool)> {
        if let Some(schema) = self.node.object.get("schema") {
            return Some((tree.schema(schema, source::child(&self.node.pointer, "schema")), true));
        }
        let content = self.node.object.get("content")?.as_object()?;
        let (media_type, value) = content.iter().next()?;
        let at = source::child(&source::child(&self.node.pointer, "content"), media_type);
        Some((tree.schema(value.get("schema")?, source::child(&at, "schema")), false))
    }
}

/// The schemas of a request body by media type.
fn contents<'a>(tree: Tree<'a>, call: &Call<'a>) -> Vec<(String, Schema<'a>)> {
    let at = source::child(&call.operation.pointer, "requestBody");
    let body = call.operation.object.get("requestBody").and_then(|body| tree.node(body, at));
    let Some(body) = body else { return Vec::new() };
    let content = body.object.get("content").and_then(Value::as_object).into_iter().flatten();
    let at = source::child(&body.pointer, "content");
    let mut found = Vec::new();
    for (media_type, value) in content {
        let at = source::child(&at, media_type);
        for keyword in ["schema", v::ITEM_SCHEMA] {
            if let Some(schema) = value.get(keyword) {
                let name = format!("{} {keyword}", essence(media_type));
                found.push((name, tree.schema(schema, source::child(&at, keyword))));
            }
        }
    }
    found
}
