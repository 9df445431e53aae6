//! What the document says about the XML of its schemas.
//!
//! It is recorded together with the drafts, so that the pass `xml`, which makes the tables once all types are
//! final, does not read the document.

use std::collections::{BTreeMap, HashMap};

use crate::ir::{Handle, Table, XmlRootId};

/// Handle of an [`XmlSchema`] in [`XmlSchemas::schemas`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct XmlSchemaId(u32);

impl Handle for XmlSchemaId {
    fn at(position: usize) -> Self {
        Self(u32::try_from(position).unwrap_or(u32::MAX))
    }
    fn position(self) -> usize {
        self.0 as usize
    }
}

/// The schemas that XML bodies use.
#[derive(Debug, Default)]
pub(super) struct XmlSchemas {
    pub(super) schemas: Table<XmlSchemaId, XmlSchema>,
    /// The root of each XML body, part and payload; `None` without a schema.
    pub(super) roots: Table<XmlRootId, Option<XmlSchemaId>>,
    /// The pointers of payload types, and their roots.
    pub(super) payloads: Vec<(String, XmlRootId)>,
    /// The schemas of types, by the pointers of the types.
    pub(super) of_types: HashMap<String, XmlSchemaId>,
}

/// What matters to XML about a schema: one in place or one that is referred to.
#[derive(Debug)]
pub(super) struct XmlSchema {
    /// JSON pointer of the schema or of the reference.
    pub(super) pointer: String,
    /// The component that the schema is or refers to.
    pub(super) component: Option<String>,
    /// The keyword `xml`.
    pub(super) keyword: XmlKeyword,
    /// The JSON pointer of an `xml` keyword that has no effect in part, and why.
    pub(super) not_used: Option<(String, &'static str)>,
    /// The schema of the items of a list.
    pub(super) items: Option<XmlSchemaId>,
    /// The schema of the values of a map.
    pub(super) values: Option<XmlSchemaId>,
    /// The schemas of the properties.
    pub(super) properties: BTreeMap<String, XmlSchemaId>,
    /// The branches of a union.
    pub(super) branches: Vec<XmlSchemaId>,
}

/// The keyword `xml` of a schema (OpenAPI 3.1 §4.8.26, XML Object).
#[derive(Debug, Default)]
pub(super) struct XmlKeyword {
    pub(super) name: Option<String>,
    pub(super) namespace: Option<String>,
    pub(super) prefix: Option<String>,
    pub(super) attribute: bool,
    pub(super) wrapped: bool,
    pub(super) text: bool,
}

impl XmlKeyword {
    /// No keyword.
    pub(super) const NONE: Self =
        Self { name: None, namespace: None, prefix: None, attribute: false, wrapped: false, text: false };
}
