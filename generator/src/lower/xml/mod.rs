//! Makes the XML tables: for each type that an XML body uses, the names and content of its elements and
//! attributes.
//!
//! The keyword `xml` is taken from the schema itself, or else from the target of its reference.

use serde_json::{Map, Value};

use crate::diagnostic::Report;
use crate::diagnostic::codes::lower as codes;
use crate::document::Document;
use crate::ir::{
    Content, Number, PartEncoding, Presence, Scalar, Table, TypeId, TypeRef, XmlField, XmlNode, XmlPlace,
    XmlRootId, XmlShape,
};
use crate::limits;
use crate::lower::calls::XmlBodies;
use crate::lower::draft::{Api, Field, NameSource, TypeKind, Types, Xml, XmlPayload, XmlTable};
use crate::lower::names::TypeNames;
use crate::model::{Additional, Model, SchemaNode, Written, component_name, keywords};
use crate::openapi::vocabulary;

/// Makes the tables of all XML bodies, parts and payloads. Equal roots are shared.
pub(crate) fn tables<'d>(
    model: &Model<'d>,
    api: &mut Api,
    drafts: (&mut Types, &TypeNames),
    bodies: &XmlBodies<'d>,
    report: &mut Report,
) {
    let (types, names) = drafts;
    let mut tables = Tables { model, types, names, report, xml: Xml::default() };
    for operation in &mut api.operations {
        let requests = operation.body.iter_mut().flat_map(|body| &mut body.contents);
        let requests = requests.map(|content| &mut content.content);
        let cases = operation.success.cases_mut().iter_mut().chain(operation.error.cases_mut());
        let responses = cases.filter_map(|case| Some(&mut case.content.as_mut()?.content));
        for content in requests.chain(responses) {
            let Content::Xml { ty, root } = content else { continue };
            if let Some(node) = &bodies.roots[*root] {
                *root = tables.root(node, ty);
            }
        }
    }
    let payloads =
        bodies.payloads.iter().filter_map(|(pointer, root)| tables.payload(pointer, &bodies.roots[*root]));
    let payloads = payloads.collect();
    let parts = tables.parts(&bodies.roots);
    api.xml = Xml { payloads, ..tables.xml };
    for (id, field, table) in parts {
        let TypeKind::Form(form) = &mut types.0[id.0 as usize].kind else { continue };
        if let PartEncoding::Xml { root, .. } = &mut form.fields[field].encoding {
            *root = table;
        }
    }
}

struct Tables<'a, 'd> {
    model: &'a Model<'d>,
    types: &'a Types,
    names: &'a TypeNames,
    report: &'a mut Report,
    xml: Xml,
}

/// The keyword `xml` of a schema.
#[derive(Default)]
struct XmlKeyword<'d> {
    name: Option<&'d str>,
    namespace: Option<&'d str>,
    prefix: Option<&'d str>,
    attribute: bool,
    wrapped: bool,
    text: bool,
}

impl<'d> Tables<'_, 'd> {
    /// The payload with this pointer.
    fn payload(&mut self, pointer: &str, root: &Option<SchemaNode<'d>>) -> Option<XmlPayload> {
        let (id, definition) = self.types.iter().find(|(_, one)| one.name.pointer == *pointer)?;
        let TypeKind::Alias(ty) = &definition.kind else { return None };
        let root = self.root(root.as_ref()?, ty);
        Some(XmlPayload { constant: NameSource(self.names[id].clone()), ty: TypeRef::Named(id), root })
    }

    /// The parts of forms that are XML: the form, the position of the field, and the root element.
    fn parts(&mut self, roots: &Table<XmlRootId, Option<SchemaNode<'d>>>) -> Vec<(TypeId, usize, XmlRootId)> {
        let types = self.types;
        let mut parts = Vec::new();
        for (id, definition) in types.iter() {
            let TypeKind::Form(form) = &definition.kind else { continue };
            for (index, field) in form.fields.iter().enumerate() {
                let PartEncoding::Xml { root, is_list } = field.encoding else { continue };
                let Some(node) = &roots[root] else { continue };
                let ty = match &field.field.ty {
                    TypeRef::List(item) if is_list => item,
                    ty => ty,
                };
                parts.push((id, index, self.root(node, ty)));
            }
        }
        parts
    }

    /// The root element for a schema, new or shared.
    fn root(&mut self, node: &SchemaNode<'d>, ty: &TypeRef) -> XmlRootId {
        let keyword = self.xml_keyword(Some(node));
        let component = component_of(self.model.document, node);
        let name = keyword.name.map(str::to_owned).or(component).unwrap_or_else(|| {
            self.report
                .add(&codes::XML_WITHOUT_NAME, &*node.pointer, "the root element of this XML is named `root`")
                .help("give the schema `xml: {name: …}`, or make it a component, whose name is used");
            "root".to_owned()
        });
        // There is no property after which the items of a root list could be named.
        let shape = self.shape(ty, Some(node), "item", true, 0);
        let content = xml_node(name, &keyword, shape);
        if let Some(known) = self.xml.roots.find(|root| root.content == content) {
            return known;
        }
        self.xml.roots.push(XmlTable { constant: (), content })
    }

    /// The content of an element of this type. The items of a list are named `outer`, and those of a root
    /// list after their component, unless they have an `xml` name.
    fn shape(
        &mut self,
        ty: &TypeRef,
        node: Option<&SchemaNode<'d>>,
        outer: &str,
        is_root: bool,
        depth: usize,
    ) -> XmlShape {
        if depth > limits::XML_DEPTH {
            return XmlShape::Any;
        }
        match ty {
            TypeRef::Scalar(scalar) => scalar_shape(*scalar),
            TypeRef::JsonString(_) => XmlShape::Text,
            TypeRef::Any | TypeRef::Custom(_) => XmlShape::Any,
            TypeRef::Boxed(inner) | TypeRef::Nullable(inner) => {
                self.shape(inner, node, outer, is_root, depth + 1)
            }
            TypeRef::List(item) => {
                let items = node.and_then(|node| self.model.merged(node).items.last().cloned());
                self.list(item, items.as_ref(), outer, is_root, depth)
            }
            // The items have different types.
            TypeRef::Tuple(_) => XmlShape::List(Box::new(bare_node(outer, XmlShape::Any))),
            TypeRef::Map(value) | TypeRef::HashedMap(value) => {
                let value_node = node.and_then(|node| additional(self.model, node));
                XmlShape::Map(Box::new(bare_node(
                    "",
                    self.shape(value, value_node.as_ref(), "item", false, depth + 1),
                )))
            }
            TypeRef::Named(id) => self.named(*id, node, outer, is_root, depth),
        }
    }

    fn list(
        &mut self,
        item: &TypeRef,
        node: Option<&SchemaNode<'d>>,
        outer: &str,
        is_root: bool,
        depth: usize,
    ) -> XmlShape {
        let keyword = self.xml_keyword(node);
        let component = node.filter(|_| is_root).and_then(|node| component_of(self.model.document, node));
        let name = keyword.name.map(str::to_owned).or(component).unwrap_or_else(|| outer.to_owned());
        let shape = self.shape(item, node, &name, false, depth + 1);
        XmlShape::List(Box::new(xml_node(name, &keyword, shape)))
    }

    /// The content of a named type: a table of its own, unless it is a scalar or an alias.
    fn named(
        &mut self,
        id: TypeId,
        node: Option<&SchemaNode<'d>>,
        outer: &str,
        is_root: bool,
        depth: usize,
    ) -> XmlShape {
        let definition = &self.types[id];
        let own = self.model.document.schema_at(&definition.name.pointer);
        let own = own.map(|schema| SchemaNode::new(schema, definition.name.pointer.as_str()));
        let node = own.as_ref().or(node);
        match &definition.kind {
            TypeKind::StringEnum(_) => XmlShape::Text,
            TypeKind::IntegerEnum(_) => XmlShape::Integer,
            TypeKind::Alias(ty) => self.shape(ty, node, outer, is_root, depth + 1),
            TypeKind::Form(_) => XmlShape::Any,
            TypeKind::Struct(_) | TypeKind::Union(_) | TypeKind::Newtype(_) => {
                if !self.xml.types.contains_key(&id) {
                    let table = |content| XmlTable { constant: (), content };
                    // The type may contain itself.
                    self.xml.types.insert(id, table(XmlShape::Any));
                    let shape = self.table(id, node, outer, depth);
                    self.xml.types.insert(id, table(shape));
                }
                XmlShape::Named(id)
            }
        }
    }

    fn table(&mut self, id: TypeId, node: Option<&SchemaNode<'d>>, outer: &str, depth: usize) -> XmlShape {
        let merged = node.map(|node| self.model.merged(node)).unwrap_or_default();
        match &self.types[id].kind {
            TypeKind::Struct(structure) => {
                let node_of =
                    |field: &Field| merged.properties.get(field.name.wire.as_str())?.first().cloned();
                let nodes: Vec<_> = structure.fields.iter().map(node_of).collect();
                let fields = structure.fields.iter().zip(&nodes);
                let fields = fields.map(|(field, node)| self.field(field, node.as_ref(), depth)).collect();
                let extra = structure.extra.as_ref().map(|extra| {
                    let node = node.and_then(|node| additional(self.model, node));
                    Box::new(self.shape(&extra.value, node.as_ref(), "item", false, depth + 1))
                });
                XmlShape::Object(fields, extra)
            }
            TypeKind::Union(union) => {
                let branches =
                    merged.alternatives.first().map(|list| list.branches.as_slice()).unwrap_or_default();
                let branches = (branches.len() == union.variants.len()).then_some(branches);
                let branch = |index: usize| branches.and_then(|branches| branches.get(index));
                let variants = union.variants.iter().enumerate();
                let shapes = variants
                    .map(|(index, variant)| self.shape(&variant.ty, branch(index), outer, false, depth + 1));
                XmlShape::Union(shapes.collect())
            }
            TypeKind::Newtype(ty) => self.shape(ty, node, outer, false, depth + 1),
            _ => XmlShape::Any,
        }
    }

    fn field(&mut self, field: &Field, node: Option<&SchemaNode<'d>>, depth: usize) -> XmlField {
        let keyword = self.xml_keyword(node);
        let wire = field.name.wire.as_str();
        let name = keyword.name.unwrap_or(wire).to_owned();
        // Without a wrapper, the `xml` name of a list has no effect: only the items have elements.
        let outer = if keyword.wrapped { name.clone() } else { wire.to_owned() };
        let place = match (keyword.text, keyword.attribute) {
            (true, _) => XmlPlace::Text,
            (false, true) => XmlPlace::Attribute,
            (false, false) => XmlPlace::Element,
        };
        let shape = self.shape(&field.ty, node, &outer, false, depth + 1);
        XmlField {
            key: wire.to_owned(),
            required: matches!(field.presence, Presence::Required | Presence::Nullable),
            place,
            node: xml_node(name, &keyword, shape),
        }
    }

    /// The keyword `xml` of a schema.
    fn xml_keyword(&mut self, node: Option<&SchemaNode<'d>>) -> XmlKeyword<'d> {
        let Some((written, pointer)) = node.and_then(|node| xml_of(self.model.document, node, 0)) else {
            return XmlKeyword::default();
        };
        let text = |key: &str| written.get(key).and_then(Value::as_str).filter(|text| !text.is_empty());
        let flag = |key: &str| written.get(key).and_then(Value::as_bool).unwrap_or(false);
        let kind = text("nodeType");
        if kind == Some("none") {
            let is_list = node.is_some_and(|node| self.model.merged(node).kind == Some("array"));
            if !is_list {
                let message = "`nodeType: none` is only supported for arrays; an element is written";
                self.report.add(&codes::XML_NOT_USED, pointer, message);
            }
        } else if text("prefix").is_some() && text("namespace").is_none() {
            let message = "a prefix without a namespace is only written inside an element that declares it";
            self.report.add(&codes::XML_NOT_USED, pointer, message);
        }
        XmlKeyword {
            name: text("name"),
            namespace: text("namespace"),
            prefix: text("prefix"),
            attribute: flag("attribute") || kind == Some("attribute"),
            // OpenAPI 3.2: an array with the node type `element` has an element of its own.
            wrapped: flag("wrapped") || kind == Some("element"),
            text: matches!(kind, Some("text" | "cdata")),
        }
    }
}

fn xml_node(name: String, keyword: &XmlKeyword<'_>, shape: XmlShape) -> XmlNode {
    XmlNode {
        name,
        namespace: keyword.namespace.map(str::to_owned),
        prefix: keyword.prefix.map(str::to_owned),
        wrapped: keyword.wrapped && matches!(shape, XmlShape::List(_) | XmlShape::Named(_)),
        shape,
    }
}

/// A node without an `xml` keyword.
fn bare_node(name: &str, shape: XmlShape) -> XmlNode {
    xml_node(name.to_owned(), &XmlKeyword::default(), shape)
}

fn scalar_shape(scalar: Scalar) -> XmlShape {
    match scalar.in_rust() {
        Scalar::Bool => XmlShape::Bool,
        Scalar::Number(Number::F64) => XmlShape::Number,
        _ if scalar.is_number() => XmlShape::Integer,
        _ => XmlShape::Text,
    }
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
    let pointer = match node.written {
        Written::Reference(_) => node.resolve(document)?.pointer,
        Written::Schema(_) => node.pointer.clone(),
    };
    component_name(&pointer)
}

/// The schema of the values of a map.
fn additional<'d>(model: &Model<'d>, node: &SchemaNode<'d>) -> Option<SchemaNode<'d>> {
    let merged = model.merged(node);
    match &merged.additional {
        Additional::Schema(nodes) => nodes.first().cloned(),
        _ => merged.patterns.first().cloned(),
    }
}
