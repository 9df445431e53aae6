//! Makes the XML tables: for each type that an XML body uses, the names and content of its elements and
//! attributes.

mod shape;

use crate::diagnostic::Report;
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Content, PartEncoding, TypeId, TypeRef, XmlNode, XmlRootId, XmlShape};
use crate::lower::draft::{Api, NameSource, Outcome, TypeKind, Types, Xml, XmlPayload, XmlTable};
use crate::lower::names::TypeNames;
use crate::lower::xml_schema::{XmlKeyword, XmlSchema, XmlSchemaId, XmlSchemas};

/// Makes the tables of all XML bodies, parts and payloads. Equal roots are shared.
pub(crate) fn tables(
    api: &mut Api,
    drafts: (&mut Types, &TypeNames),
    schemas: &XmlSchemas,
    report: &mut Report,
) {
    let (types, names) = drafts;
    let mut tables = Tables { schemas, types, names, report, xml: Xml::default() };
    for operation in &mut api.operations {
        let requests = operation.body.iter_mut().flat_map(|body| &mut body.contents);
        let requests = requests.map(|content| &mut content.content);
        let cases = [&mut operation.success, &mut operation.stream, &mut operation.error]
            .into_iter()
            .flat_map(Outcome::cases_mut);
        let responses = cases.filter_map(|case| Some(&mut case.content.as_mut()?.content));
        for content in requests.chain(responses) {
            let Content::Xml { ty, root } = content else { continue };
            *root = tables.root(*root, ty);
        }
    }
    let payloads = schemas.payloads.iter().filter_map(|(pointer, root)| tables.payload(pointer, *root));
    let payloads = payloads.collect();
    let parts = tables.parts();
    api.xml = Xml { payloads, ..tables.xml };
    for (id, field, table) in parts {
        let TypeKind::Form(form) = &mut types.0[id.0 as usize].kind else { continue };
        if let PartEncoding::Xml { root, .. } = &mut form.fields[field].encoding {
            *root = table;
        }
    }
}

struct Tables<'a> {
    schemas: &'a XmlSchemas,
    types: &'a Types,
    names: &'a TypeNames,
    report: &'a mut Report,
    xml: Xml,
}

impl<'a> Tables<'a> {
    /// The payload with this pointer.
    fn payload(&mut self, pointer: &str, root: XmlRootId) -> Option<XmlPayload> {
        let (id, definition) = self.types.iter().find(|(_, one)| one.name.pointer == *pointer)?;
        let TypeKind::Alias(ty) = &definition.kind else { return None };
        let root = self.root(root, ty);
        Some(XmlPayload { constant: NameSource(self.names[id].clone()), ty: TypeRef::Named(id), root })
    }

    /// The parts of forms that are XML: the form, the position of the field, and the root element.
    fn parts(&mut self) -> Vec<(TypeId, usize, XmlRootId)> {
        let types = self.types;
        let mut parts = Vec::new();
        for (id, definition) in types.iter() {
            let TypeKind::Form(form) = &definition.kind else { continue };
            for (index, field) in form.fields.iter().enumerate() {
                let PartEncoding::Xml { root, is_list } = field.encoding else { continue };
                let ty = match &field.field.ty {
                    TypeRef::List(item) if is_list => item,
                    ty => ty,
                };
                parts.push((id, index, self.root(root, ty)));
            }
        }
        parts
    }

    /// The root element with this handle, under the handle of the first one that is equal.
    fn root(&mut self, root: XmlRootId, ty: &TypeRef) -> XmlRootId {
        let node = self.schemas.roots[root];
        let keyword = self.xml_keyword(node);
        let schema = self.schema(node);
        let component = schema.and_then(|schema| schema.component.clone());
        let name = keyword.name.clone().or(component).unwrap_or_else(|| {
            let pointer = schema.map_or("", |schema| &schema.pointer);
            self.report
                .add(&codes::XML_WITHOUT_NAME, pointer, "the root element of this XML is named `root`")
                .help("give the schema `xml: {name: …}`, or make it a component, whose name is used");
            "root".to_owned()
        });
        // There is no property after which the items of a root list could be named.
        let shape = self.shape(ty, node, "item", true, 0);
        let content = xml_node(name, keyword, shape);
        if let Some(known) = self.xml.roots.find(|root| root.content == content) {
            return known;
        }
        self.xml.roots.push(XmlTable { constant: (), content })
    }

    /// What matters to XML about a schema.
    fn schema(&self, schema: Option<XmlSchemaId>) -> Option<&'a XmlSchema> {
        schema.map(|schema| &self.schemas.schemas[schema])
    }

    /// The keyword `xml` of a schema. What has no effect is reported.
    fn xml_keyword(&mut self, schema: Option<XmlSchemaId>) -> &'a XmlKeyword {
        let Some(schema) = self.schema(schema) else { return &XmlKeyword::NONE };
        if let Some((pointer, message)) = &schema.not_used {
            self.report.add(&codes::XML_NOT_USED, pointer.as_str(), *message);
        }
        &schema.keyword
    }
}

fn xml_node(name: String, keyword: &XmlKeyword, shape: XmlShape) -> XmlNode {
    XmlNode {
        name,
        namespace: keyword.namespace.clone(),
        prefix: keyword.prefix.clone(),
        wrapped: keyword.wrapped && matches!(shape, XmlShape::List(_) | XmlShape::Named(_)),
        shape,
    }
}
