//! The parts of a schema that all apply to a value: the schema, what it refers to, and what its `allOf`
//! lists.

use std::collections::HashSet;
use std::rc::Rc;

use serde_json::{Map, Value};

use super::Checker;
use crate::limits;
use crate::openapi::Format;
use crate::reconcile::shape::Kind;
use crate::source::{child, local_pointer};

/// A schema and its pointer in the written tree.
#[derive(Debug, Clone)]
pub(in crate::reconcile) struct Node<'d> {
    pub(in crate::reconcile) pointer: Rc<str>,
    pub(in crate::reconcile) schema: &'d Value,
}

/// A schema without what it refers to and without branches.
#[derive(Debug, Clone)]
pub(super) struct Part<'d> {
    pub(super) pointer: Rc<str>,
    pub(super) schema: &'d Map<String, Value>,
    /// Whether it is the schema itself, and not one that it inherits from.
    pub(super) is_own: bool,
}

/// Branches of which a value matches one.
#[derive(Debug, Clone)]
pub(super) struct Choice<'d> {
    pub(super) branches: Vec<Node<'d>>,
    pub(super) discriminator: Option<&'d Value>,
    /// Whether null matches a branch, however that is written.
    pub(super) has_null: bool,
}

/// All of it.
#[derive(Debug, Clone)]
pub(super) struct Flat<'d> {
    /// The schema at which a value is described first.
    pub(super) site: Rc<str>,
    pub(super) parts: Vec<Part<'d>>,
    pub(super) choices: Vec<Choice<'d>>,
}

/// Parts of one schema.
const PARTS: usize = 500;

impl<'d> Checker<'d> {
    /// The parts of schemas that all apply.
    pub(super) fn flattened(&self, nodes: &[Node<'d>]) -> Flat<'d> {
        let site = nodes.first().map_or_else(|| "".into(), |node| Rc::clone(&node.pointer));
        let mut flat = Flat { site, parts: Vec::new(), choices: Vec::new() };
        let mut seen = HashSet::new();
        for node in nodes {
            self.add(node.clone(), true, 0, &mut flat, &mut seen);
        }
        flat
    }

    /// The parts with those of a branch.
    pub(super) fn with_branch(&self, flat: &Flat<'d>, branch: &Node<'d>) -> Flat<'d> {
        let mut flat = flat.clone();
        let mut seen = flat.parts.iter().map(|part| std::ptr::from_ref(part.schema)).collect();
        // What is said beside the branches is no part of the branch.
        if !flat.parts.iter().any(|part| part.schema.contains_key("properties")) {
            flat.parts.iter_mut().for_each(|part| part.is_own = false);
        }
        self.add(branch.clone(), true, 0, &mut flat, &mut seen);
        flat
    }

    fn add(
        &self,
        node: Node<'d>,
        is_own: bool,
        depth: usize,
        flat: &mut Flat<'d>,
        seen: &mut HashSet<*const Map<String, Value>>,
    ) {
        let Value::Object(schema) = node.schema else { return };
        if depth > limits::REFERENCE_CHAIN
            || flat.parts.len() >= PARTS
            || !seen.insert(std::ptr::from_ref(schema))
        {
            return;
        }
        let reference = schema.get("$ref").and_then(Value::as_str);
        if reference.is_none() || schema.len() > 1 {
            flat.parts.push(Part { pointer: Rc::clone(&node.pointer), schema, is_own });
        }
        if let Some(target) = reference.and_then(|reference| self.target(reference)) {
            self.add(target, is_own, depth + 1, flat, seen);
        }
        let members = node.list("allOf");
        // `allOf` with one reference is how 3.0 writes keywords beside a reference.
        let is_wrapper = members.len() == 1 && !schema.contains_key("properties");
        for member in members {
            let is_own = is_own && (is_wrapper || member.schema.get("$ref").is_none());
            self.add(member, is_own, depth + 1, flat, seen);
        }
        for keyword in ["oneOf", "anyOf"] {
            let branches = node.list(keyword);
            if !branches.is_empty() {
                let has_null = branches.iter().any(|branch| is_null(branch.schema));
                let branches = branches.into_iter().filter(|branch| !is_null(branch.schema)).collect();
                let discriminator = schema.get("discriminator");
                flat.choices.push(Choice { branches, discriminator, has_null });
            }
        }
    }

    /// The schema that a reference leads to.
    pub(super) fn target(&self, reference: &str) -> Option<Node<'d>> {
        let pointer = local_pointer(reference)?;
        let schema = self.document.written.pointer(&pointer)?;
        Some(Node { pointer: pointer.into(), schema })
    }
}

/// Whether only null matches a schema.
fn is_null(schema: &Value) -> bool {
    let is_null = |value: &Value| value.is_null() || value == "null";
    match schema.get("type") {
        Some(Value::Array(types)) => types.iter().all(is_null),
        Some(kind) => is_null(kind),
        None => {
            schema.get("const").is_some_and(Value::is_null)
                || schema.get("enum").is_some_and(|list| {
                    list.as_array().is_some_and(|list| !list.is_empty() && list.iter().all(Value::is_null))
                })
        }
    }
}

impl<'d> Node<'d> {
    /// The schemas that a keyword lists.
    fn list(&self, keyword: &str) -> Vec<Node<'d>> {
        let Some(Value::Array(list)) = self.schema.get(keyword) else { return Vec::new() };
        let base = child(&self.pointer, keyword);
        let node = |(index, schema)| Node { pointer: format!("{base}/{index}").into(), schema };
        list.iter().enumerate().map(node).collect()
    }
}

impl<'d> Part<'d> {
    /// The schema of a member of a keyword.
    pub(super) fn member(&self, keyword: &str, name: &str) -> Option<Node<'d>> {
        let schema = self.schema.get(keyword)?.get(name)?;
        Some(Node { pointer: child(&child(&self.pointer, keyword), name).into(), schema })
    }

    /// The types that it lists or implies; empty if any will do.
    fn types(&self) -> Vec<&'d str> {
        match self.schema.get("type") {
            Some(Value::String(name)) => vec![name.as_str()],
            Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
            _ if self.schema.contains_key("properties") => vec!["object"],
            _ if self.schema.contains_key("items") => vec!["array"],
            _ => Vec::new(),
        }
    }

    /// Whether a value of a kind other than null may be valid.
    pub(super) fn allows(&self, kind: Kind) -> bool {
        let types = self.types();
        let fits = |name: &&str| match *name {
            "number" => matches!(kind, Kind::Integer | Kind::Number),
            // Swagger 2.0's type of uploads and downloads.
            "file" => true,
            name => name == kind.name(),
        };
        types.is_empty() || types.iter().any(fits) || self.is_number_or_text(kind)
    }

    /// A numeric format at a string, or one without a type, which bindings read from numbers and texts.
    fn is_number_or_text(&self, kind: Kind) -> bool {
        let format = self.schema.get("format").and_then(Value::as_str).and_then(Format::named);
        let is_numeric = format.is_some_and(|format| matches!(format.json_type(), "integer" | "number"));
        is_numeric
            && self.schema.get("type").is_none()
            && matches!(kind, Kind::Integer | Kind::Number | Kind::String)
    }

    /// Whether it describes texts, numbers or booleans.
    pub(super) fn is_scalar(&self) -> bool {
        let types = self.types();
        !types.is_empty() && !types.iter().any(|name| matches!(*name, "object" | "array"))
    }

    /// The type, for messages.
    pub(super) fn kind_name(&self) -> &'d str {
        self.types().into_iter().find(|name| *name != "null").unwrap_or("value")
    }

    fn says_nullable(&self) -> bool {
        let is_true = |key: &str| self.schema.get(key).is_some_and(|value| value == true);
        let lists_null = |value: &Value| value.as_array().is_some_and(|list| list.contains(&Value::Null));
        is_true("nullable")
            || is_true("x-nullable")
            || self.types().contains(&"null")
            || self.schema.get("enum").is_some_and(lists_null)
            || self.schema.get("const").is_some_and(Value::is_null)
    }

    /// Whether nothing speaks against null.
    fn is_open(&self) -> bool {
        let limits = ["enum", "const", "format", "required", "additionalProperties"];
        self.types().is_empty() && !limits.iter().any(|keyword| self.schema.contains_key(*keyword))
    }
}

impl<'d> Flat<'d> {
    /// Whether null is valid.
    pub(super) fn allows_null(&self) -> bool {
        self.parts.iter().any(Part::says_nullable) || self.parts.iter().all(Part::is_open)
    }

    /// The type, for messages.
    pub(super) fn kind_name(&self) -> &'d str {
        self.parts.iter().map(Part::kind_name).find(|name| *name != "value").unwrap_or("value")
    }

    /// The schemas of the item at a position.
    pub(super) fn items(&self, index: usize) -> Vec<Node<'d>> {
        let of = |part: &Part<'d>| {
            let at = |keyword: &str| child(&part.pointer, keyword);
            let keyword = if part.schema.contains_key("prefixItems") { "prefixItems" } else { "items" };
            let listed = part.schema.get(keyword).and_then(Value::as_array);
            if let Some(schema) = listed.and_then(|list| list.get(index)) {
                return Some(Node { pointer: format!("{}/{index}", at(keyword)).into(), schema });
            }
            let schema = part.schema.get("items").filter(|items| items.is_object())?;
            Some(Node { pointer: at("items").into(), schema })
        };
        self.parts.iter().filter_map(of).collect()
    }
}
