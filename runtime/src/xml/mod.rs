//! Writes values as XML and reads them from XML, by a table of what the document states about it.
//!
//! Values pass through their JSON form, so no type needs a second codec. Tables are built by constructors and
//! setters, so that a new field in a later version does not break bindings.
//!
//! The tables are always available, so that emitted code compiles; reading and writing need the feature
//! `xml`.

#![cfg_attr(not(feature = "xml"), allow(dead_code))]

#[cfg(feature = "xml")]
mod read;
#[cfg(feature = "xml")]
mod tree;
#[cfg(feature = "xml")]
mod write;

#[cfg(all(test, feature = "xml"))]
mod tests;

use serde::Serialize;
use serde_json::Value;

#[cfg(feature = "xml")]
use crate::codec::json;

/// An element or attribute (OpenAPI 3.1 §4.8.26, XML Object).
#[derive(Debug, Clone, Copy)]
pub struct Element {
    /// Its local name.
    name: &'static str,
    /// The URI of its namespace; empty if it has none.
    namespace: &'static str,
    /// The prefix of that namespace; empty if it has none.
    prefix: &'static str,
    /// Whether a list has an element around its items.
    wrapped: bool,
    content: Content,
    #[cfg(openapi_bindgen_extra_field)]
    further: (),
}

impl Element {
    /// An element with this name and content.
    pub const fn new(name: &'static str, content: Content) -> Self {
        Self {
            name,
            namespace: "",
            prefix: "",
            wrapped: false,
            content,
            #[cfg(openapi_bindgen_extra_field)]
            further: (),
        }
    }

    /// Puts it in a namespace; with an empty prefix, in the default one.
    pub const fn namespace(self, namespace: &'static str, prefix: &'static str) -> Self {
        Self { namespace, prefix, ..self }
    }

    /// Adds an element around the items of the list.
    pub const fn wrapped(self) -> Self {
        Self { wrapped: true, ..self }
    }
}

/// A property of an object.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its JSON name.
    key: &'static str,
    required: bool,
    place: Place,
    layout: Element,
    #[cfg(openapi_bindgen_extra_field)]
    further: (),
}

impl Field {
    /// An optional property, as an element with its own name.
    pub const fn new(key: &'static str, content: Content) -> Self {
        Self {
            key,
            required: false,
            place: Place::Element,
            layout: Element::new(key, content),
            #[cfg(openapi_bindgen_extra_field)]
            further: (),
        }
    }

    /// Makes the property required.
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// Sets the XML name.
    pub const fn named(self, name: &'static str) -> Self {
        Self { layout: Element { name, ..self.layout }, ..self }
    }

    /// Puts it in a namespace.
    pub const fn namespace(self, namespace: &'static str, prefix: &'static str) -> Self {
        Self { layout: self.layout.namespace(namespace, prefix), ..self }
    }

    /// Adds an element around the items of the list.
    pub const fn wrapped(self) -> Self {
        Self { layout: self.layout.wrapped(), ..self }
    }

    /// Makes it an attribute of the object's element.
    pub const fn attribute(self) -> Self {
        Self { place: Place::Attribute, ..self }
    }

    /// Makes it the text of the object's element.
    pub const fn text(self) -> Self {
        Self { place: Place::Text, ..self }
    }
}

/// Where a property of an object is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Element,
    Attribute,
    Text,
}

/// The content of an element or attribute.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Content {
    /// A string, or a value that is a string in JSON.
    Text,
    /// `true` or `false`.
    Bool,
    /// A number without a fraction.
    Integer,
    /// A number.
    Number,
    /// Anything: a string, or an object of strings, objects and lists.
    Any,
    /// A list of these elements.
    #[non_exhaustive]
    List(&'static Element),
    /// An element for each key.
    #[non_exhaustive]
    Map(&'static Element),
    /// An element for each property; undeclared ones have the second content, if it is given.
    #[non_exhaustive]
    Object(&'static [Field], Option<&'static Content>),
    /// One of several contents.
    #[non_exhaustive]
    Union(&'static [Content]),
    /// The content of a type.
    #[non_exhaustive]
    Named(&'static Content),
}

impl Content {
    /// A list of these elements.
    pub const fn list(item: &'static Element) -> Self {
        Self::List(item)
    }

    /// An element for each key.
    pub const fn map(value: &'static Element) -> Self {
        Self::Map(value)
    }

    /// An element for each property.
    pub const fn object(fields: &'static [Field]) -> Self {
        Self::Object(fields, None)
    }

    /// An element for each property, and elements with the content `others` for undeclared names.
    pub const fn open_object(fields: &'static [Field], others: &'static Self) -> Self {
        Self::Object(fields, Some(others))
    }

    /// One of several contents.
    pub const fn union(contents: &'static [Self]) -> Self {
        Self::Union(contents)
    }

    /// The content of a type.
    pub const fn named(content: &'static Self) -> Self {
        Self::Named(content)
    }

    /// Follows names to the actual content.
    #[cfg(feature = "xml")]
    fn resolved(&self) -> &Self {
        let mut content = self;
        // A name that only refers to itself is not emitted, but the loop is bounded anyway.
        for _ in 0..MAX_DEPTH {
            match content {
                Self::Named(inner) => content = inner,
                _ => break,
            }
        }
        content
    }
}

/// The member that holds text next to elements and attributes, if their content is not declared.
#[cfg(feature = "xml")]
const TEXT: &str = "#text";

/// No genuine document nests deeper than this.
#[cfg(feature = "xml")]
const MAX_DEPTH: usize = 128;

/// Writes a value as a document whose root is `root`.
#[cfg(feature = "xml")]
pub(crate) fn write<T: Serialize + ?Sized>(root: &Element, value: &T) -> Result<String, String> {
    let json = json::to_vec(value).map_err(|error| error.to_string())?;
    let value = serde_json::from_slice(&json).map_err(|error| error.to_string())?;
    write::document(root, &value)
}

/// Reads a document. The name of its root is ignored: servers differ, and there is only one root.
#[cfg(feature = "xml")]
pub(crate) fn read(root: &Element, text: &str) -> Result<Value, String> {
    let element = tree::parse(text)?;
    Ok(read::value(&element, root).unwrap_or(Value::Null))
}

#[cfg(not(feature = "xml"))]
const NO_FEATURE: &str = "XML needs the feature `xml` of openapi-bindgen-runtime";

/// Fails: the feature is off.
#[cfg(not(feature = "xml"))]
pub(crate) fn write<T: Serialize + ?Sized>(_: &Element, _: &T) -> Result<String, String> {
    Err(NO_FEATURE.to_owned())
}

/// Fails: the feature is off.
#[cfg(not(feature = "xml"))]
pub(crate) fn read(_: &Element, _: &str) -> Result<Value, String> {
    Err(NO_FEATURE.to_owned())
}
