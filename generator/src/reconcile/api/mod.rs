//! The operations of a document, and how a request finds its own.

mod server;
mod template;

use serde_json::Value;

use super::document::{Document, resolved};
use super::traffic::Exchange;
use crate::openapi::{media_type, vocabulary};
use crate::source::child;

use self::server::{Address, Base};
use self::template::Template;

/// The operations.
pub(super) struct Api<'d> {
    pub(super) operations: Vec<Operation<'d>>,
    /// Addresses of servers that the user named.
    further: Vec<Base>,
}

/// An operation.
pub(super) struct Operation<'d> {
    id: Option<&'d str>,
    /// Upper case.
    pub(super) method: String,
    pub(super) path: &'d str,
    /// In the shaped tree.
    pub(super) pointer: String,
    node: &'d Value,
    template: Template,
    bases: Vec<Base>,
    parameters: Vec<Parameter<'d>>,
}

/// A parameter of an operation.
#[derive(Debug, Clone)]
pub(super) struct Parameter<'d> {
    pub(super) name: &'d str,
    pub(super) location: &'d str,
    pub(super) is_required: bool,
    /// In the shaped tree.
    pub(super) pointer: String,
    pub(super) node: &'d Value,
}

/// A body or response: a node of the shaped tree.
#[derive(Debug, Clone)]
pub(super) struct Described<'d> {
    pub(super) pointer: String,
    pub(super) node: &'d Value,
}

/// What a request is.
pub(super) enum Found {
    /// A call of this operation.
    Operation(usize),
    /// A request to the API with a path or method that it does not have. The path is safe to be shown.
    Unknown(String),
    /// A request to something else.
    Elsewhere,
}

const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

impl<'d> Api<'d> {
    pub(super) fn new(document: &'d Document, servers: &[String]) -> Self {
        let root = &document.shaped;
        let mut operations = Vec::new();
        let paths = root.get("paths").and_then(Value::as_object);
        for (path, _) in paths.into_iter().flatten().filter(|(path, _)| path.starts_with('/')) {
            let Some((pointer, item)) = resolved(root, &child("/paths", path)) else { continue };
            let more = child(&pointer, vocabulary::ADDITIONAL_OPERATIONS);
            let listed = METHODS.iter().map(|method| ((*method).to_owned(), child(&pointer, method)));
            let further = item.get(vocabulary::ADDITIONAL_OPERATIONS).and_then(Value::as_object);
            let further =
                further.into_iter().flatten().map(|(method, _)| (method.clone(), child(&more, method)));
            for (method, at) in listed.chain(further) {
                let Some(node) = root.pointer(&at).filter(|node| node.is_object()) else { continue };
                let parameters = parameters(root, &pointer, item, &at, node);
                operations.push(Operation {
                    id: node.get("operationId").and_then(Value::as_str),
                    method: method.to_ascii_uppercase(),
                    path,
                    template: Template::new(path, |name| is_wide(&parameters, name)),
                    bases: bases([node, item, root]),
                    pointer: at,
                    node,
                    parameters,
                });
            }
        }
        Self { operations, further: servers.iter().map(|server| Base::new(server, None)).collect() }
    }

    /// What a request is.
    pub(super) fn find(&self, exchange: &Exchange) -> Found {
        if let Some(id) = exchange.operation.as_deref().filter(|id| !id.is_empty()) {
            let mut known = self.operations.iter();
            let is_it = |one: &Operation<'_>| one.id == Some(id) && one.method == exchange.method;
            if let Some(index) = known.position(is_it) {
                return Found::Operation(index);
            }
        }
        let Some(address) = Address::of(&exchange.url) else { return Found::Elsewhere };
        let mut best: Option<(&[u8], usize)> = None;
        let mut below = None;
        for (index, operation) in self.operations.iter().enumerate() {
            for base in self.further.iter().chain(&operation.bases) {
                let Some(path) = base.rest(&address) else { continue };
                // A relative address fits any host, and then tells nothing about other paths.
                if base.is_absolute() || exchange.operation.is_some() {
                    below = Some(path);
                }
                let rank = operation.template.rank();
                let is_better = best.is_none_or(|(known, _)| rank < known);
                if operation.method == exchange.method && is_better && operation.template.fits(path) {
                    best = Some((rank, index));
                }
                if below.is_none() && operation.template.fits(path) {
                    below = Some(path);
                }
            }
        }
        match (best, below) {
            (Some((_, index)), _) => Found::Operation(index),
            (None, Some(path)) => Found::Unknown(self.shown(path)),
            (None, None) => Found::Elsewhere,
        }
    }

    /// A path without what may be data in it: as the document writes it, if it has it.
    fn shown(&self, path: &str) -> String {
        let known = self.operations.iter().filter(|operation| operation.template.fits(path));
        let known = known.min_by_key(|operation| operation.template.rank());
        known.map_or_else(|| template::shown(path), |operation| operation.path.to_owned())
    }
}

impl<'d> Operation<'d> {
    /// How a report names it.
    pub(super) fn name(&self) -> String {
        match self.id {
            Some(id) => format!("{} {} ({id})", self.method, self.path),
            None => format!("{} {}", self.method, self.path),
        }
    }

    /// Its parameters of one location.
    pub(super) fn parameters(&self, location: &'static str) -> impl Iterator<Item = &Parameter<'d>> {
        self.parameters.iter().filter(move |parameter| parameter.location == location)
    }

    /// Whether it takes the whole query as one value.
    pub(super) fn takes_any_query(&self) -> bool {
        self.node.get(vocabulary::QUERYSTRING).is_some()
    }

    /// Its request body.
    pub(super) fn body(&self, document: &'d Document) -> Option<Described<'d>> {
        described(&document.shaped, &child(&self.pointer, "requestBody"))
    }

    /// The response of a status: its own, that of its range, or the default.
    pub(super) fn response(&self, document: &'d Document, status: u16) -> Option<Described<'d>> {
        let responses = child(&self.pointer, "responses");
        let range = status / 100;
        let keys = [status.to_string(), format!("{range}XX"), format!("{range}xx"), "default".to_owned()];
        keys.iter().find_map(|key| described(&document.shaped, &child(&responses, key)))
    }

    /// Whether the operation or the response says that bodies are lines of JSON, whatever their media type.
    pub(super) fn has_json_lines(&self, response: &Described<'_>) -> bool {
        let says = |node: &Value| node.get(vocabulary::STREAM).is_some_and(|stream| stream == "json-lines");
        says(self.node) || says(response.node)
    }
}

impl Parameter<'_> {
    /// The pointer of its schema, in the shaped tree.
    pub(super) fn schema(&self) -> Option<String> {
        self.node.get("schema").map(|_| child(&self.pointer, "schema"))
    }
}

impl<'d> Described<'d> {
    /// Whether any content is documented.
    pub(super) fn has_content(&self) -> bool {
        self.contents().next().is_some()
    }

    fn contents(&self) -> impl Iterator<Item = (&'d String, &'d Value)> + use<'d> {
        self.node.get("content").and_then(Value::as_object).into_iter().flatten()
    }

    /// The content of a media type: its own, or that of a range.
    pub(super) fn content(&self, essence: &str) -> Option<Described<'d>> {
        let fit = |known: &str| match known.strip_suffix('*') {
            Some("*/") => 1,
            Some(range) if essence.starts_with(range) => 2,
            _ if known == essence => 3,
            _ => 0,
        };
        let (key, node) = self.contents().max_by_key(|(key, _)| fit(&media_type::essence(key)))?;
        (fit(&media_type::essence(key)) > 0).then(|| self.at(key, node))
    }

    /// The first content.
    pub(super) fn first(&self) -> Option<Described<'d>> {
        self.contents().next().map(|(key, node)| self.at(key, node))
    }

    /// The first content that is JSON.
    pub(super) fn json(&self) -> Option<Described<'d>> {
        let (key, node) = self.contents().find(|(key, _)| media_type::is_json(&media_type::essence(key)))?;
        Some(self.at(key, node))
    }

    fn at(&self, key: &str, node: &'d Value) -> Described<'d> {
        Described { pointer: child(&child(&self.pointer, "content"), key), node }
    }

    /// The pointer of the schema of a content, in the shaped tree.
    pub(super) fn schema(&self) -> Option<String> {
        self.node.get("schema").map(|_| child(&self.pointer, "schema"))
    }

    /// The pointer of the schema of an item of a stream.
    pub(super) fn item_schema(&self) -> Option<String> {
        let item = self.node.get(vocabulary::ITEM_SCHEMA);
        item.map(|_| child(&self.pointer, vocabulary::ITEM_SCHEMA)).or_else(|| self.schema())
    }
}

fn described<'d>(root: &'d Value, pointer: &str) -> Option<Described<'d>> {
    let (pointer, node) = resolved(root, pointer)?;
    Some(Described { pointer, node })
}

/// The servers of an operation: the nearest list.
fn bases(nodes: [&Value; 3]) -> Vec<Base> {
    let mut lists = nodes.iter().filter_map(|node| node.get("servers").and_then(Value::as_array));
    let servers = lists.find(|servers| !servers.is_empty());
    let urls = servers.into_iter().flatten();
    let bases: Vec<Base> = urls
        .filter_map(|server| Some(Base::new(server.get("url")?.as_str()?, server.get("variables"))))
        .collect();
    if bases.is_empty() { vec![Base::new("/", None)] } else { bases }
}

/// The parameters of an operation, those of its path behind them unless it has the same.
fn parameters<'d>(
    root: &'d Value,
    path: &str,
    item: &'d Value,
    operation: &str,
    node: &'d Value,
) -> Vec<Parameter<'d>> {
    let mut found: Vec<Parameter<'d>> = Vec::new();
    for (pointer, owner) in [(operation, node), (path, item)] {
        let list = child(pointer, "parameters");
        let count = owner.get("parameters").and_then(Value::as_array).map_or(0, Vec::len);
        for index in 0..count {
            let Some((pointer, node)) = resolved(root, &child(&list, &index.to_string())) else { continue };
            let text = |key: &str| node.get(key).and_then(Value::as_str);
            let (Some(name), Some(location)) = (text("name"), text("in")) else { continue };
            if found.iter().any(|known| known.name == name && known.location == location) {
                continue;
            }
            let is_required = node.get("required").is_some_and(|required| required == true);
            found.push(Parameter { name, location, is_required, pointer, node });
        }
    }
    found
}

/// Whether the value of a path parameter may have slashes.
fn is_wide(parameters: &[Parameter<'_>], name: &str) -> bool {
    let is_marked = |node: &Value| node.get(vocabulary::SLASHES).is_some_and(|slashes| slashes == true);
    let mut known = parameters.iter().filter(|parameter| parameter.location == "path");
    name.starts_with('+')
        || name.ends_with(['+', '*'])
        || known.any(|parameter| parameter.name == name && is_marked(parameter.node))
}
