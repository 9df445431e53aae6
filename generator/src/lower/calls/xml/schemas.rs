//! Records what the document says about the XML of the schemas that XML bodies use.
//!
//! The keyword `xml` is taken from the schema itself, or else from the target of its reference.

use std::collections::HashMap;
use std::rc::Rc;

use serde_json::{Map, Value};

use super::XmlBodies;
use crate::document::Document;
use crate::ir::{Handle, Table};
use crate::limits;
use crate::lower::draft::Types;
use crate::lower::xml_schema::{XmlKeyword, XmlSchema, XmlSchemaId, XmlSchemas};
use crate::model::{Additional, Model, SchemaNode, component_name, keywords};
use crate::openapi::vocabulary;

/// The schemas of these bodies, of all types, and of everything in them. Nothing if no body is XML.
pub(in crate::lower::calls) fn record<'d>(
    model: &Model<'d>,
    bodies: XmlBodies<'d>,
    types: &Types,
) -> XmlSchemas {
    if bodies.roots.is_empty() {
        return XmlSchemas::default();
    }
    let mut found = Found { nodes: Vec::new(), by_pointer: HashMap::new() };
    let roots = bodies.roots.iter().map(|root| Some(found.id(root.as_ref()?))).collect();
    // A type may replace an equal one, so that it is used where its own schema does not stand.
    let of_type = |pointer: &String| {
        let schema = model.document.schema_at(pointer)?;
        Some((pointer.clone(), found.id(&SchemaNode::new(schema, pointer.as_str()))))
    };
    let of_types = types.iter().map(|(_, definition)| &definition.name.pointer).filter_map(of_type).collect();
    let mut schemas: Table<XmlSchemaId, XmlSchema> = Table::default();
    while let Some(node) = found.nodes.get(schemas.len()).cloned() {
        schemas.push(read(model, &node, &mut found));
    }
    XmlSchemas { schemas, roots, payloads: bodies.payloads, of_types }
}

/// The schemas that have a handle, in the order of their handles.
struct Found<'d> {
    nodes: Vec<SchemaNode<'d>>,
    by_pointer: HashMap<Rc<str>, XmlSchemaId>,
}

impl<'d> Found<'d> {
    /// The handle of a schema, new or known.
    fn id(&mut self, node: &SchemaNode<'d>) -> XmlSchemaId {
        *self.by_pointer.entry(node.pointer.clone()).or_insert_with(|| {
            self.nodes.push(node.clone());
            XmlSchemaId::at(self.nodes.len() - 1)
        })
    }
}

fn read<'d>(model: &Model<'d>, node: &SchemaNode<'d>, found: &mut Found<'d>) -> XmlSchema {
    let merged = model.merged(node);
    let values = match &merged.additional {
        Additional::Schema(nodes) => nodes.first(),
        _ => merged.patterns.first(),
    };
    let properties = merged.properties.iter();
    let (keyword, not_used) = xml_of(model.document, node, 0)
        .map(|(written, pointer)| xml_keyword(written, pointer, merged.kind == Some("array")))
        .unwrap_or_default();
    XmlSchema {
        pointer: node.pointer.to_string(),
        component: component_of(model.document, node),
        keyword,
        not_used,
        items: merged.items.last().map(|node| found.id(node)),
        values: values.map(|node| found.id(node)),
        properties: properties
            .filter_map(|(name, nodes)| Some(((*name).to_owned(), found.id(nodes.first()?))))
            .collect(),
        branches: merged
            .alternatives
            .first()
            .map(|list| list.branches.iter().map(|node| found.id(node)).collect())
            .unwrap_or_default(),
    }
}

/// What the keyword `xml` at this pointer says, and what of it has no effect.
fn xml_keyword(
    written: &Map<String, Value>,
    pointer: String,
    is_list: bool,
) -> (XmlKeyword, Option<(String, &'static str)>) {
    let text = |key: &str| written.get(key).and_then(Value::as_str).filter(|text| !text.is_empty());
    let flag = |key: &str| written.get(key).and_then(Value::as_bool).unwrap_or(false);
    let kind = text("nodeType");
    let not_used = if kind == Some("none") {
        (!is_list).then_some("`nodeType: none` is only supported for arrays; an element is written")
    } else {
        (text("prefix").is_some() && text("namespace").is_none())
            .then_some("a prefix without a namespace is only written inside an element that declares it")
    };
    let keyword = XmlKeyword {
        name: text("name").map(str::to_owned),
        namespace: text("namespace").map(str::to_owned),
        prefix: text("prefix").map(str::to_owned),
        attribute: flag("attribute") || kind == Some("attribute"),
        // OpenAPI 3.2: an array with the node type `element` has an element of its own.
        wrapped: flag("wrapped") || kind == Some("element"),
        text: matches!(kind, Some("text" | "cdata")),
    };
    (keyword, not_used.map(|message| (pointer, message)))
}

/// The `xml` keyword of a schema and its pointer: its own, or that of the schema that it refers to or wraps.
fn xml_of<'d>(
    document: &'d Document,
    node: &SchemaNode<'d>,
    depth: usize,
) -> Option<(&'d Map<String, Value>, String)> {
    if depth > limits::XML_DEPTH {
        return None;
    }
    let node = node.resolve(document)?;
    let schema = node.schema()?;
    if let Some(Value::Object(written)) = schema.schema_data.extensions.get(vocabulary::XML) {
        return Some((written, node.keyword("xml")));
    }
    // An `allOf` with a single part only wraps it.
    match keywords(schema).map(|any| node.list("allOf", &any.all_of)).as_deref() {
        Some([part]) => xml_of(document, part, depth + 1),
        _ => None,
    }
}

/// The name of the component that a schema is or refers to.
fn component_of(document: &Document, node: &SchemaNode<'_>) -> Option<String> {
    component_name(&node.resolve(document)?.pointer)
}
