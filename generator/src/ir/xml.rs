//! XML: tables of names for the types that XML bodies reach.

use std::collections::BTreeMap;

use super::{Named, Phase, Table, TypeId, TypeRef, XmlRootId};

/// The tables of an API.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Xml<P: Phase = Named> {
    /// The roots of documents.
    pub roots: Table<XmlRootId, XmlTable<XmlNode, P>>,
    /// The named types that the roots reach: structs, unions, and any type that may contain itself.
    pub types: BTreeMap<TypeId, XmlTable<XmlShape, P>>,
    /// The payloads of webhooks and callbacks.
    pub payloads: Vec<XmlPayload<P>>,
}

/// An XML payload that a server of the user's reads.
#[derive(Debug, Clone, PartialEq)]
pub struct XmlPayload<P: Phase = Named> {
    /// The name of the public static with its table (`NEW_PET_WEBHOOK_XML`).
    pub constant: P::Label,
    /// The alias for it, or the user's own type.
    pub ty: TypeRef,
    /// The table of its root.
    pub root: XmlRootId,
}

/// A table and the static that holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct XmlTable<T, P: Phase = Named> {
    /// The name of the static (`PET_XML`).
    pub constant: P::Ident,
    /// The table.
    pub content: T,
}

/// An element or attribute (OpenAPI 3.1 §4.8.26, XML Object).
#[derive(Debug, Clone, PartialEq)]
pub struct XmlNode {
    /// Its local name.
    pub name: String,
    /// The URI of its namespace.
    pub namespace: Option<String>,
    /// The prefix of its namespace.
    pub prefix: Option<String>,
    /// Whether a list has an element around its items.
    pub wrapped: bool,
    /// Its content.
    pub shape: XmlShape,
}

/// A property of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct XmlField {
    /// Its name in JSON.
    pub key: String,
    /// Whether it is required.
    pub required: bool,
    /// Where it is written.
    pub place: XmlPlace,
    /// Its name and content.
    pub node: XmlNode,
}

/// Where a property of an object is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum XmlPlace {
    /// An element inside the object's.
    Element,
    /// An attribute of the object's element.
    Attribute,
    /// The text of the object's element (`nodeType: text` and `cdata` of 3.2).
    Text,
}

/// The content of an element or attribute.
#[derive(Debug, Clone, PartialEq)]
pub enum XmlShape {
    /// A string in JSON.
    Text,
    /// `true` or `false`.
    Bool,
    /// A number without a fraction.
    Integer,
    /// A number.
    Number,
    /// Any value.
    Any,
    /// A list of such elements.
    List(Box<XmlNode>),
    /// An element for each key.
    Map(Box<XmlNode>),
    /// An element for each declared property. Undeclared ones have the second content, if they are allowed.
    Object(Vec<XmlField>, Option<Box<XmlShape>>),
    /// One of several.
    Union(Vec<XmlShape>),
    /// The content of a type in [`Xml::types`].
    Named(TypeId),
}
