//! The sections in which a document keeps shared objects: `components` in OpenAPI 3, the root in Swagger
//! 2.0.

use std::borrow::Cow;

use super::object::Object;
use crate::source::{child, unescape};

/// A section of the components.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Section {
    Schemas,
    Responses,
    Parameters,
    Examples,
    RequestBodies,
    Headers,
    SecuritySchemes,
    Links,
    Callbacks,
    PathItems,
    MediaTypes,
}

/// A section, the object it holds, its pointer in OpenAPI 3, and in Swagger 2.0.
type Row = (Section, Object, &'static str, Option<&'static str>);

#[rustfmt::skip]
const TABLE: [Row; 11] = [
    (Section::Schemas, Object::Schema, "/components/schemas", Some("/definitions")),
    (Section::Responses, Object::Response, "/components/responses", Some("/responses")),
    (Section::Parameters, Object::Parameter, "/components/parameters", Some("/parameters")),
    (Section::Examples, Object::Example, "/components/examples", None),
    (Section::RequestBodies, Object::RequestBody, "/components/requestBodies", None),
    (Section::Headers, Object::Header, "/components/headers", None),
    (Section::SecuritySchemes, Object::SecurityScheme, "/components/securitySchemes", Some("/securityDefinitions")),
    (Section::Links, Object::Link, "/components/links", None),
    (Section::Callbacks, Object::Callback, "/components/callbacks", None),
    (Section::PathItems, Object::PathItem, "/components/pathItems", None),
    (Section::MediaTypes, Object::MediaType, "/components/mediaTypes", None),
];

impl Section {
    /// Every section, in the order of [`Section::position`].
    pub(crate) const ALL: [Self; TABLE.len()] = [
        Self::Schemas,
        Self::Responses,
        Self::Parameters,
        Self::Examples,
        Self::RequestBodies,
        Self::Headers,
        Self::SecuritySchemes,
        Self::Links,
        Self::Callbacks,
        Self::PathItems,
        Self::MediaTypes,
    ];

    /// Its position in [`Section::ALL`].
    pub(crate) fn position(self) -> usize {
        self as usize
    }

    /// The section that keeps such objects.
    pub(crate) fn of(object: Object) -> Option<Self> {
        TABLE.iter().find(|row| row.1 == object).map(|row| row.0)
    }

    /// Where it stands in a document of OpenAPI 3.
    pub(crate) fn pointer(self) -> &'static str {
        TABLE[self.position()].2
    }

    /// Where it stands in a document of Swagger 2.0, which has four of them.
    pub(crate) fn swagger_pointer(self) -> Option<&'static str> {
        TABLE[self.position()].3
    }

    /// Its key at the root of a document of Swagger 2.0.
    pub(crate) fn swagger_key(self) -> Option<&'static str> {
        self.swagger_pointer()?.strip_prefix('/')
    }

    /// The pointer of something shared in a document of Swagger 2.0.
    pub(crate) fn swagger_child(self, name: &str) -> String {
        child(self.swagger_pointer().unwrap_or_default(), name)
    }

    /// The name in a local reference to something shared in a document of Swagger 2.0.
    pub(crate) fn swagger_name(self, pointer: &str) -> Option<Cow<'_, str>> {
        let name = pointer.strip_prefix(self.swagger_pointer()?)?.strip_prefix('/')?;
        Some(unescape(name))
    }

    /// Its key in `components`.
    pub(crate) fn key(self) -> &'static str {
        self.pointer().trim_start_matches("/components/")
    }

    /// The pointer of a component.
    pub(crate) fn child(self, name: &str) -> String {
        child(self.pointer(), name)
    }

    /// The reference to a component.
    pub(crate) fn reference(self, name: &str) -> String {
        format!("#{}", self.child(name))
    }

    /// What a pointer has behind the section, escaped as it stands there; `None` if it leads elsewhere.
    pub(crate) fn rest(self, pointer: &str) -> Option<&str> {
        pointer.strip_prefix(self.pointer())?.strip_prefix('/')
    }

    /// The name in a pointer that leads to a component itself, not into one.
    pub(crate) fn name(self, pointer: &str) -> Option<Cow<'_, str>> {
        let name = self.rest(pointer).filter(|name| !name.contains('/'))?;
        Some(unescape(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_sections() {
        for (position, section) in Section::ALL.into_iter().enumerate() {
            assert_eq!((section.position(), TABLE[position].0), (position, section));
        }
    }

    #[test]
    fn names_are_escaped_in_pointers() {
        assert_eq!(Section::Schemas.child("a/b"), "/components/schemas/a~1b");
        assert_eq!(Section::Schemas.name("/components/schemas/a~1b").as_deref(), Some("a/b"));
        assert_eq!(Section::Schemas.name("/components/schemas/A/items"), None);
        assert_eq!(Section::Schemas.name("/components/schemasA"), None);
        assert_eq!(Section::PathItems.key(), "pathItems");
    }
}
