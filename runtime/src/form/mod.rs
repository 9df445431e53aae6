//! A form: its fields in the order in which they are sent. It can be sent as multipart or urlencoded, any
//! number of times; files are not read here.

mod multipart;
mod urlencoded;

#[cfg(test)]
mod tests;

use std::fmt;

use http::{HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;

pub(crate) use multipart::Multipart;
pub(crate) use urlencoded::urlencoded;

use crate::codec::{json, sending};
use crate::error::BuildError;
use crate::file::File;
use crate::parameter::{self, Pair, Parameter, as_pairs};
use crate::types::Patch;
use crate::xml;

/// What can be sent as a form.
pub trait IntoForm {
    /// The fields, in the order in which they are sent.
    fn into_form(self) -> Form;
}

impl IntoForm for Form {
    fn into_form(self) -> Form {
        self
    }
}

/// A value that may be missing.
pub trait Optional {
    /// The type of the value if it is present.
    type Value;
    /// The value, if there is one; null counts as missing.
    fn into_option(self) -> Option<Self::Value>;
}

impl<T> Optional for Option<T> {
    type Value = T;
    fn into_option(self) -> Option<T> {
        self
    }
}

impl<T> Optional for Patch<T> {
    type Value = T;
    fn into_option(self) -> Option<T> {
        self.into_option()
    }
}

/// A form under construction. A part with an empty name is written without a name: that is for multipart
/// bodies whose parts are identified by position. The first error is kept and reported when the call is sent.
#[derive(Default)]
pub struct Form {
    parts: Vec<Part>,
    /// Where the parts added by the last call begin.
    latest: usize,
    error: Option<BuildError>,
}

pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) content: Content,
    pub(crate) content_type: Option<String>,
    pub(crate) headers: HeaderMap,
    /// `name=value` for a urlencoded form, for a field that has a style.
    pub(crate) urlencoded: Option<String>,
}

pub(crate) enum Content {
    Text(String),
    File(File),
}

impl Form {
    /// A form without fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// A field whose value is a string, a number or a boolean; other values are written as JSON text.
    pub fn text<T: Serialize + ?Sized>(self, name: &str, value: &T) -> Self {
        self.begin().add_text(name, scalar(value))
    }

    /// A field for each item that is not null.
    pub fn texts<'a, T: Serialize + 'a>(self, name: &str, values: impl IntoIterator<Item = &'a T>) -> Self {
        values.into_iter().fold(self.begin(), |form, value| match json::to_string(value) {
            Ok(json) if json == "null" => form,
            json => form.add_text(name, json.and_then(unquoted)),
        })
    }

    /// A value whose kind is not fixed: a scalar as text, a list of scalars as a field for each item,
    /// anything else as `application/json`; null is left out.
    pub fn value<T: Serialize + ?Sized>(self, name: &str, value: &T) -> Self {
        let json = json::to_vec(value).and_then(|json| Ok(serde_json::from_slice(&json)?));
        match json {
            Ok(serde_json::Value::Null) => self.begin(),
            Ok(serde_json::Value::Array(items)) if !items.iter().any(is_nested) => self.texts(name, &items),
            Ok(nested) if is_nested(&nested) => self.json(name, value),
            _ => self.text(name, value),
        }
    }

    /// A list of values whose kind is not fixed, each written like [`Form::value`].
    pub fn values<'a, T: Serialize + 'a>(self, name: &str, values: impl IntoIterator<Item = &'a T>) -> Self {
        let first = self.parts.len();
        let mut form = values.into_iter().fold(self, |form, value| form.value(name, value));
        form.latest = first;
        form
    }

    /// A part of type `application/json`.
    pub fn json<T: Serialize + ?Sized>(self, name: &str, value: &T) -> Self {
        self.json_text(name, value).content_type("application/json")
    }

    /// A part of type `application/json` for each item.
    pub fn jsons<'a, T: Serialize + 'a>(self, name: &str, values: impl IntoIterator<Item = &'a T>) -> Self {
        let form =
            values.into_iter().fold(self.begin(), |form, value| form.add_text(name, json::to_string(value)));
        form.content_type("application/json")
    }

    /// A part of type `application/xml`. Needs the feature `xml`.
    pub fn xml<T: Serialize + ?Sized>(self, name: &str, root: &xml::Element, value: &T) -> Self {
        self.begin().add_xml(name, root, value).content_type("application/xml")
    }

    /// A part of type `application/xml` for each item.
    pub fn xmls<'a, T: Serialize + 'a>(
        self,
        name: &str,
        root: &xml::Element,
        values: impl IntoIterator<Item = &'a T>,
    ) -> Self {
        let form = values.into_iter().fold(self.begin(), |form, value| form.add_xml(name, root, value));
        form.content_type("application/xml")
    }

    /// A field whose value is a string containing JSON: no media type is written.
    pub fn json_text<T: Serialize + ?Sized>(self, name: &str, value: &T) -> Self {
        self.begin().add_text(name, json::to_string(value))
    }

    /// A field that is written in a parameter's style (OpenAPI 3.1 §4.8.15, `style` and `explode` of an
    /// `encoding`).
    pub fn styled<T: Serialize + ?Sized>(self, parameter: &Parameter, value: &T) -> Self {
        let pairs = json::to_string(value).and_then(|json| Ok(as_pairs(parameter, &json)?));
        match pairs {
            Ok(pairs) => pairs.into_iter().fold(self.begin(), |form, Pair { name, value, urlencoded }| {
                let mut form = form.add(&name, Content::Text(value));
                form.parts
                    .iter_mut()
                    .last()
                    .into_iter()
                    .for_each(|part| part.urlencoded = Some(urlencoded.clone()));
                form
            }),
            Err(error) => self.begin().add_text(parameter.name(), Err(error)),
        }
    }

    /// A file.
    pub fn file(self, name: &str, file: File) -> Self {
        self.begin().add(name, Content::File(file))
    }

    /// A part for each file.
    pub fn files(self, name: &str, files: impl IntoIterator<Item = File>) -> Self {
        files.into_iter().fold(self.begin(), |form, file| form.add(name, Content::File(file)))
    }

    /// Adds something if it is present. A form has no null, so null is left out.
    pub fn optional<O: Optional>(self, value: O, add: impl FnOnce(Self, O::Value) -> Self) -> Self {
        match value.into_option() {
            Some(value) => add(self, value),
            None => self.begin(),
        }
    }

    /// Adds a field that only servers send and that is not part of a request (`readOnly`; OpenAPI 3.0
    /// §4.7.24), unless the client is configured to send it.
    pub fn read_only(self, add: impl FnOnce(Self) -> Self) -> Self {
        if sending::leaves_out_read_only() { self.begin() } else { add(self) }
    }

    /// Additional fields, each written like [`Form::value`].
    pub fn extra<T: Serialize>(self, fields: impl IntoIterator<Item = (String, T)>) -> Self {
        fields.into_iter().fold(self, |form, (name, value)| form.value(&name, &value))
    }

    /// Additional files.
    pub fn extra_files(self, files: impl IntoIterator<Item = (String, File)>) -> Self {
        files.into_iter().fold(self, |form, (name, file)| form.file(&name, file))
    }

    /// Additional files, several per name.
    pub fn extra_file_lists(self, files: impl IntoIterator<Item = (String, Vec<File>)>) -> Self {
        files.into_iter().fold(self, |form, (name, files)| form.files(&name, files))
    }

    /// The media type of the parts just added (`contentType` of an `encoding`). A range or several types
    /// separated by commas list the allowed types: a file whose type is among them keeps it. A type that the
    /// caller set on a file always stays.
    pub fn content_type(mut self, declared: &str) -> Self {
        for part in self.parts.iter_mut().skip(self.latest) {
            part.declare(declared);
        }
        self
    }

    /// A header of the parts just added (`headers` of an `encoding`), written like a header parameter.
    pub fn header<T: Serialize + ?Sized>(mut self, parameter: &Parameter, value: &T) -> Self {
        let text = json::to_string(value).and_then(|json| Ok(parameter::header(parameter, &json)?));
        let made = HeaderName::from_bytes(parameter.name().as_bytes())
            .ok()
            .zip(text.ok().and_then(|text| HeaderValue::from_bytes(text.as_bytes()).ok()));
        match made {
            Some((name, value)) => {
                for part in self.parts.iter_mut().skip(self.latest) {
                    part.headers.insert(name.clone(), value.clone());
                }
            }
            None => self.fail(BuildError::new(format!(
                "a part's header `{}` has a name or value that cannot be sent",
                parameter.name()
            ))),
        }
        self
    }

    /// A header of the parts just added, if it has a value.
    pub fn optional_header<T: Serialize + ?Sized>(self, parameter: &Parameter, value: Option<&T>) -> Self {
        match value {
            Some(value) => self.header(parameter, value),
            None => self,
        }
    }

    pub(crate) fn into_parts(self) -> Result<Vec<Part>, BuildError> {
        match self.error {
            Some(error) => Err(error),
            None => Ok(self.parts),
        }
    }

    fn begin(mut self) -> Self {
        self.latest = self.parts.len();
        self
    }

    fn add(mut self, name: &str, content: Content) -> Self {
        self.parts.push(Part {
            name: name.to_owned(),
            content,
            content_type: None,
            headers: HeaderMap::new(),
            urlencoded: None,
        });
        self
    }

    fn add_xml<T: Serialize + ?Sized>(mut self, name: &str, root: &xml::Element, value: &T) -> Self {
        match xml::write(root, value) {
            Ok(text) => self.add(name, Content::Text(text)),
            Err(error) => {
                let text = format!("the form field `{name}` cannot be written as XML");
                self.fail(BuildError::caused(text, error));
                self
            }
        }
    }

    fn add_text(mut self, name: &str, text: Result<String, json::Error>) -> Self {
        match text {
            Ok(text) => self.add(name, Content::Text(text)),
            Err(error) => {
                self.fail(BuildError::caused(format!("the form field `{name}` cannot be written"), error));
                self
            }
        }
    }

    fn fail(&mut self, error: BuildError) {
        self.error.get_or_insert(error);
    }
}

impl Part {
    /// The media type that is written: the declared one, otherwise that of a file.
    pub(crate) fn content_type(&self) -> Option<&str> {
        let own = match &self.content {
            Content::File(file) => Some(file.content_type()),
            Content::Text(_) => None,
        };
        self.content_type.as_deref().or(own)
    }

    fn declare(&mut self, declared: &str) {
        let chosen = match &self.content {
            Content::File(file) if file.has_own_content_type() => return,
            Content::File(file) => choose(declared, Some(file.content_type())),
            Content::Text(_) => choose(declared, None),
        };
        self.content_type = chosen.map(str::to_owned);
    }
}

/// The type to write: the file's own if it is allowed, otherwise the first that is not a range.
fn choose<'a>(declared: &'a str, own: Option<&'a str>) -> Option<&'a str> {
    let allowed = || declared.split(',').map(str::trim).filter(|one| !one.is_empty());
    let own = own.filter(|own| allowed().any(|one| crate::answer::matches(one, own)));
    own.or_else(|| allowed().find(|one| !one.contains('*')))
}

fn is_nested(value: &serde_json::Value) -> bool {
    value.is_array() || value.is_object()
}

/// Strings unchanged, everything else as JSON text, which for numbers and booleans is the same.
fn scalar<T: Serialize + ?Sized>(value: &T) -> Result<String, json::Error> {
    json::to_string(value).and_then(unquoted)
}

fn unquoted(json: String) -> Result<String, json::Error> {
    if json.starts_with('"') { Ok(serde_json::from_str(&json)?) } else { Ok(json) }
}

/// Values of fields may be secret, so only their sizes are printed.
impl fmt::Debug for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.parts.iter().map(|part| (&part.name, &part.content))).finish()
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "text, {} bytes", text.len()),
            Self::File(file) => file.fmt(f),
        }
    }
}
