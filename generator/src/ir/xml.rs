//! What the document says about XML: tables for the types that XML bodies reach.

use std::collections::BTreeMap;

use super::{Named, Phase, Table, TypeId, TypeRef, XmlRootId};

/// The tables of an API.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Xml<P: Phase = Named> {
    /// The roots of documents.
    pub roots: Table<XmlRootId, XmlTable<XmlNode, P>>,
    /// The named types that they reach: structs, unions, and whatever may contain itself.
    pub types: BTreeMap<TypeId, XmlTable<XmlShape, P>>,
    /// The payloads of webhooks and callbacks.
    pub payloads: Vec<XmlPayload<P>>,
}

/// A payload in XML, which a server of the user's reads.
#[derive(Debug, Clone, PartialEq)]
pub struct XmlPayload<P: Phase = Named> {
    /// The name of the public static that has its table (`NEW_PET_WEBHOOK_XML`).
    pub constant: P::Label,
    /// The alias that stands for it, or the user's own type.
    pub ty: TypeRef,
    /// The table of its root.
    pub root: XmlRootId,
}

/// A table and the static that holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct XmlTable<T, P: Phase = Named> {
    /// The name of the static (`PET_XML`).
    pub constant: P::Ident,
    /// What it holds.
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
    /// Whether a list has an element of its own around its items.
    pub wrapped: bool,
    /// What is in it.
    pub shape: XmlShape,
}

/// A property of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct XmlField {
    /// Its name in JSON.
    pub key: String,
    /// Whether it has to be there.
    pub required: bool,
    /// Where it goes.
    pub place: XmlPlace,
    /// What it is called and what is in it.
    pub node: XmlNode,
}

/// Where a property of an object goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum XmlPlace {
    /// An element inside the object's.
    Element,
    /// An attribute of the object's element.
    Attribute,
    /// The text of the object's element (`nodeType: text` and `cdata` of 3.2).
    Text,
}

/// What is in an element or attribute.
#[derive(Debug, Clone, PartialEq)]
pub enum XmlShape {
    /// What is a string in JSON.
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
    /// An element for each property; those without a name are of the second shape, if there is one.
    Object(Vec<XmlField>, Option<Box<XmlShape>>),
    /// One of several.
    Union(Vec<XmlShape>),
    /// The shape of a type in [`Xml::types`].
    Named(TypeId),
}
