//! What a schema says once references and `allOf` are merged into it: the union of the keywords of all
//! schemas that must hold at once (JSON Schema 2020-12 §10.2.1.1: `allOf` holds when every branch holds).
//!
//! A [`MergedSchema`] is cheap to clone: its keywords are shared until somebody changes them. Which Rust type
//! it becomes is decided elsewhere.

use std::ops::Deref;
use std::rc::Rc;

use indexmap::{IndexMap, IndexSet};
use openapiv3::Discriminator;
use serde_json::Value;

use super::node::SchemaNode;

/// `oneOf` or `anyOf` of a schema.
#[derive(Debug, Clone)]
pub(crate) struct Alternatives<'d> {
    pub(crate) branches: Vec<SchemaNode<'d>>,
    pub(crate) discriminator: Option<&'d Discriminator>,
}

/// What is known of properties that have no name in `properties`.
#[derive(Debug, Clone, Default)]
pub(crate) enum Additional<'d> {
    #[default]
    Unstated,
    Forbidden,
    Anything,
    Schema(Vec<SchemaNode<'d>>),
}

/// The JSON type that the keywords of a schema amount to.
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
    /// Where the first of the schemas stands.
    pub(crate) pointer: Rc<str>,
    /// Which schemas were merged: the pointer of one, or the pointers of several.
    pub(crate) key: Rc<str>,
    keywords: Rc<MergedKeywords<'d>>,
}

impl<'d> MergedSchema<'d> {
    pub(super) fn new(pointer: Rc<str>, key: Rc<str>, keywords: Rc<MergedKeywords<'d>>) -> Self {
        Self { pointer, key, keywords }
    }

    /// The keywords, to be changed; nobody else who shares them sees the change.
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

/// The keywords of one or more schemas that must hold at once.
#[derive(Debug, Clone, Default)]
pub(crate) struct MergedKeywords<'d> {
    pub(crate) title: Option<&'d str>,
    pub(crate) description: Option<&'d str>,
    pub(crate) read_only: bool,
    pub(crate) write_only: bool,
    pub(crate) deprecated: bool,
    pub(crate) default: Option<&'d Value>,
    pub(crate) example: Option<&'d Value>,
    pub(crate) kind: Option<&'d str>,
    /// Whether only the format says the type.
    pub(crate) is_implied: bool,
    /// Whether a number may also come as its text.
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
    /// The discriminators of all parts, those of the bases that list their heirs included.
    pub(crate) discriminators: Vec<&'d Discriminator>,
    pub(crate) min_length: Option<u64>,
    pub(crate) max_length: Option<u64>,
    /// `pattern`, of each schema that has one.
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
    pub(crate) variant_names: Option<&'d Value>,
    pub(crate) variant_descriptions: Option<&'d Value>,
    /// The schema that said the type first.
    pub(super) kind_at: Rc<str>,
    /// Where two branches ask for different types: nothing can satisfy both.
    pub(crate) contradiction: Option<(Rc<str>, Rc<str>)>,
    /// Whether the listed values are only the known ones (`anyOf` of a string and an enum).
    pub(crate) open: bool,
}

impl MergedKeywords<'_> {
    /// Whether any keyword is about properties.
    pub(crate) fn has_object_keywords(&self) -> bool {
        !self.properties.is_empty()
            || !self.required.is_empty()
            || !self.patterns.is_empty()
            || !matches!(self.additional, Additional::Unstated)
    }

    /// The JSON type of the values. Without `type`, the other keywords tell it (JSON Schema: each of them
    /// applies to its own type only).
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

    /// Whether null is the only value: a `type`, or an `enum` or `const` of nothing else.
    pub(crate) fn is_only_null(&self) -> bool {
        let listed = self.enumeration.as_ref().filter(|values| !values.is_empty());
        self.kind == Some("null") || listed.is_some_and(|values| values.iter().all(|value| value.is_null()))
    }
}
