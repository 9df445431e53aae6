//! A schema after references are followed and `allOf` is merged: the combined keywords of all schemas that
//! apply at once (JSON Schema 2020-12 §10.2.1.1: `allOf` is valid if every branch is valid).
//!
//! A [`MergedSchema`] is cheap to clone: its keywords are shared until they are changed. Which Rust type it
//! becomes is decided elsewhere.

use std::ops::Deref;
use std::rc::Rc;

use indexmap::{IndexMap, IndexSet};
use openapiv3::Discriminator;
use serde_json::Value;

use super::node::SchemaNode;
use super::value_notes::ValueNote;

/// The `oneOf` or `anyOf` of a schema.
#[derive(Debug, Clone)]
pub(crate) struct Alternatives<'d> {
    pub(crate) branches: Vec<SchemaNode<'d>>,
    pub(crate) discriminator: Option<&'d Discriminator>,
}

/// Which properties are valid besides those in `properties`.
#[derive(Debug, Clone, Default)]
pub(crate) enum Additional<'d> {
    #[default]
    Unstated,
    Forbidden,
    Anything,
    Schema(Vec<SchemaNode<'d>>),
}

/// The JSON type of the values of a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum JsonKind {
    Object,
    Array,
    Scalar,
    Any,
}

/// One or more schemas, merged.
#[derive(Debug, Clone, Default)]
pub(crate) struct MergedSchema<'d> {
    /// The pointer of the first schema.
    pub(crate) pointer: Rc<str>,
    /// Identifies the schemas that were merged: their pointers, joined.
    pub(crate) key: Rc<str>,
    keywords: Rc<MergedKeywords<'d>>,
}

impl<'d> MergedSchema<'d> {
    pub(super) fn new(pointer: Rc<str>, key: Rc<str>, keywords: Rc<MergedKeywords<'d>>) -> Self {
        Self { pointer, key, keywords }
    }

    /// The keywords for changing. Other schemas that share them do not see the change.
    pub(crate) fn keywords_mut(&mut self) -> &mut MergedKeywords<'d> {
        Rc::make_mut(&mut self.keywords)
    }
}

impl<'d> Deref for MergedSchema<'d> {
    type Target = MergedKeywords<'d>;

    fn deref(&self) -> &MergedKeywords<'d> {
        &self.keywords
    }
}

/// The combined keywords of one or more schemas that apply at once.
#[derive(Debug, Clone, Default)]
pub(crate) struct MergedKeywords<'d> {
    pub(crate) title: Option<&'d str>,
    pub(crate) description: Option<&'d str>,
    pub(crate) read_only: bool,
    pub(crate) write_only: bool,
    pub(crate) deprecated: bool,
    pub(crate) default: Option<&'d Value>,
    pub(crate) example: Option<&'d Value>,
    /// `type`.
    pub(crate) kind: Option<&'d str>,
    /// Whether the type was inferred from `format`.
    pub(crate) is_inferred: bool,
    /// Whether a number may also be sent as a string.
    pub(crate) number_or_text: bool,
    pub(crate) format: Option<&'d str>,
    pub(crate) enumeration: Option<Vec<&'d Value>>,
    pub(crate) properties: IndexMap<&'d str, Vec<SchemaNode<'d>>>,
    pub(crate) required: IndexSet<&'d str>,
    pub(crate) additional: Additional<'d>,
    pub(crate) patterns: Vec<SchemaNode<'d>>,
    pub(crate) items: Vec<SchemaNode<'d>>,
    pub(crate) prefix: Vec<SchemaNode<'d>>,
    pub(crate) alternatives: Vec<Alternatives<'d>>,
    pub(crate) discriminator: Option<&'d Discriminator>,
    /// The discriminators of all parts, including those of bases that list their heirs.
    pub(crate) discriminators: Vec<&'d Discriminator>,
    pub(crate) min_length: Option<u64>,
    pub(crate) max_length: Option<u64>,
    /// The `pattern` of each part that has one.
    pub(crate) expressions: IndexSet<&'d str>,
    pub(crate) min_items: Option<u64>,
    pub(crate) max_items: Option<u64>,
    pub(crate) unique_items: bool,
    pub(crate) min_properties: Option<u64>,
    pub(crate) max_properties: Option<u64>,
    pub(crate) multiple_of: Option<f64>,
    pub(crate) minimum: Option<(f64, bool)>,
    pub(crate) maximum: Option<(f64, bool)>,
    pub(crate) content_media_type: Option<&'d str>,
    pub(crate) content_encoding: Option<&'d str>,
    pub(crate) content_schema: Option<SchemaNode<'d>>,
    /// What is known about the listed values. Of two notes about a value, the later one wins.
    pub(crate) notes: Vec<ValueNote<'d>>,
    /// The pointer of the part that first stated the type.
    pub(super) kind_at: Rc<str>,
    /// The pointers of two types that no value can have at once.
    pub(crate) contradiction: Option<(Rc<str>, Rc<str>)>,
    /// The texts that are listed beside all others, as an extension.
    pub(crate) extensible: Vec<&'d Value>,
    /// Whether values that are not listed are valid too (`anyOf` of a string and an enum).
    pub(crate) open: bool,
}

impl MergedKeywords<'_> {
    /// Whether any keyword describes properties.
    pub(crate) fn has_object_keywords(&self) -> bool {
        !self.properties.is_empty()
            || !self.required.is_empty()
            || !self.patterns.is_empty()
            || !matches!(self.additional, Additional::Unstated)
    }

    /// The JSON type of the values. Without `type`, it follows from the other keywords, each of which applies
    /// to one type only.
    pub(crate) fn json_kind(&self) -> JsonKind {
        match self.kind {
            Some("object") => JsonKind::Object,
            Some("array") => JsonKind::Array,
            Some(_) => JsonKind::Scalar,
            None if self.has_object_keywords() || self.discriminator.is_some() => JsonKind::Object,
            None if !self.items.is_empty() || !self.prefix.is_empty() => JsonKind::Array,
            None => JsonKind::Any,
        }
    }

    /// Whether null is the only valid value, by `type`, `enum` or `const`.
    pub(crate) fn is_only_null(&self) -> bool {
        let listed = self.enumeration.as_ref().filter(|values| !values.is_empty());
        self.kind == Some("null") || listed.is_some_and(|values| values.iter().all(|value| value.is_null()))
    }
}
