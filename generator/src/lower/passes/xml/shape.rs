//! The content of elements: what a type looks like in XML, and a table for each named type.

use std::borrow::Cow;

use super::{Tables, xml_node};
use crate::ir::{Payload, Presence, Scalar, TypeId, TypeRef, XmlField, XmlNode, XmlPlace, XmlShape};
use crate::limits;
use crate::lower::draft::{Field, Name, Struct, TypeKind, XmlTable};
use crate::lower::xml_schema::{XmlKeyword, XmlSchema, XmlSchemaId};

impl Tables<'_> {
    /// The content of an element of this type. The items of a list are named `outer`, and those of a root
    /// list after their component, unless they have an `xml` name.
    pub(super) fn shape(
        &mut self,
        ty: &TypeRef,
        node: Option<XmlSchemaId>,
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
                let items = self.schema(node).and_then(|schema| schema.items);
                self.list(item, items, outer, is_root, depth)
            }
            // The items have different types.
            TypeRef::Tuple(_) => XmlShape::List(Box::new(bare_node(outer, XmlShape::Any))),
            TypeRef::Map(value) | TypeRef::HashedMap(value) => {
                let values = self.schema(node).and_then(|schema| schema.values);
                XmlShape::Map(Box::new(bare_node("", self.shape(value, values, "item", false, depth + 1))))
            }
            TypeRef::Named(id) => self.named(*id, node, outer, is_root, depth),
        }
    }

    fn list(
        &mut self,
        item: &TypeRef,
        node: Option<XmlSchemaId>,
        outer: &str,
        is_root: bool,
        depth: usize,
    ) -> XmlShape {
        let keyword = self.xml_keyword(node);
        let component = self.schema(node).filter(|_| is_root).and_then(|schema| schema.component.clone());
        let name = keyword.name.clone().or(component).unwrap_or_else(|| outer.to_owned());
        let shape = self.shape(item, node, &name, false, depth + 1);
        XmlShape::List(Box::new(xml_node(name, keyword, shape)))
    }

    /// The content of a named type: a table of its own, unless it is a scalar or an alias.
    fn named(
        &mut self,
        id: TypeId,
        node: Option<XmlSchemaId>,
        outer: &str,
        is_root: bool,
        depth: usize,
    ) -> XmlShape {
        let definition = &self.types[id];
        let node = self.schemas.of_types.get(&definition.name.pointer).copied().or(node);
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

    fn table(&mut self, id: TypeId, node: Option<XmlSchemaId>, outer: &str, depth: usize) -> XmlShape {
        let schema = self.schema(node);
        match &self.types[id].kind {
            TypeKind::Struct(structure) => {
                let fields = self.fields(&properties(structure), schema, depth);
                let extra = structure.extra.as_ref().map(|extra| {
                    let values = schema.and_then(|schema| schema.values);
                    Box::new(self.shape(&extra.value, values, "item", false, depth + 1))
                });
                XmlShape::Object(fields, extra)
            }
            TypeKind::Union(union) => {
                let branches = schema.map(|schema| schema.branches.as_slice());
                let branches = branches.filter(|branches| branches.len() == union.variants.len());
                let branch = |index: usize| branches.and_then(|branches| branches.get(index)).copied();
                let variants = union.variants.iter().enumerate();
                let shapes = variants.map(|(index, variant)| match &variant.payload {
                    Payload::Value(ty) => self.shape(ty, branch(index), outer, false, depth + 1),
                    Payload::Text(_) => XmlShape::Text,
                    Payload::Constants(constants) => {
                        let schema = self.schemas.of_types.get(&variant.name.pointer).copied();
                        let schema = self.schema(schema.or(branch(index)));
                        let object = Struct { constants: constants.clone(), ..Struct::default() };
                        XmlShape::Object(self.fields(&properties(&object), schema, depth), None)
                    }
                });
                XmlShape::Union(shapes.collect())
            }
            TypeKind::Newtype(ty) => self.shape(ty, node, outer, false, depth + 1),
            _ => XmlShape::Any,
        }
    }

    fn fields(
        &mut self,
        fields: &[Cow<'_, Field>],
        schema: Option<&XmlSchema>,
        depth: usize,
    ) -> Vec<XmlField> {
        let node_of = |field: &Field| schema?.properties.get(&field.name.wire).copied();
        fields.iter().map(|field| self.field(field, node_of(field), depth)).collect()
    }

    fn field(&mut self, field: &Field, node: Option<XmlSchemaId>, depth: usize) -> XmlField {
        let keyword = self.xml_keyword(node);
        let wire = field.name.wire.as_str();
        let name = keyword.name.as_deref().unwrap_or(wire).to_owned();
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
            node: xml_node(name, keyword, shape),
        }
    }
}

/// A node without an `xml` keyword.
fn bare_node(name: &str, shape: XmlShape) -> XmlNode {
    xml_node(name.to_owned(), &XmlKeyword::NONE, shape)
}

fn scalar_shape(scalar: Scalar) -> XmlShape {
    match scalar {
        Scalar::Bool => XmlShape::Bool,
        Scalar::Number(number) | Scalar::Quoted(number) | Scalar::Either(number) => {
            if number.is_float() {
                XmlShape::Number
            } else {
                XmlShape::Integer
            }
        }
        Scalar::String | Scalar::Secret => XmlShape::Text,
        Scalar::DateTime | Scalar::Date | Scalar::Uuid => XmlShape::Text,
        Scalar::Base64 | Scalar::Base64Url | Scalar::File | Scalar::Null => XmlShape::Text,
    }
}

/// The properties of a struct in the document's order. A constant is like a required field.
fn properties(structure: &Struct) -> Vec<Cow<'_, Field>> {
    let mut constants = structure.constants.iter().peekable();
    let mut properties = Vec::new();
    for index in 0..=structure.fields.len() {
        while let Some(constant) = constants.next_if(|constant| constant.before == index) {
            let ty = TypeRef::Scalar(constant.value.scalar());
            properties.push(Cow::Owned(Field::new(Name::new(&constant.wire, ""), ty)));
        }
        properties.extend(structure.fields.get(index).map(Cow::Borrowed));
    }
    properties
}
