//! What a document says about single values of an `enum`, and the extensions that say it, such as
//! `x-enum-varnames`.

use std::rc::Rc;

use openapiv3::Schema;
use serde_json::Value;

use crate::openapi::value_extensions::{
    About, DESCRIPTION_MEMBERS, LIST_OF_MS_ENUM, NAME_MEMBERS, VALUE_EXTENSIONS, VALUE_MEMBERS,
};

/// What the document says about a listed value besides the value.
#[derive(Debug, Clone)]
pub(crate) struct ValueNote<'d> {
    pub(crate) value: &'d Value,
    /// Where the value is written, if not in the `enum` of the schema itself.
    pub(crate) pointer: Option<Rc<str>>,
    /// The name that an extension gives to the value.
    pub(crate) name: Option<&'d str>,
    /// The `title` of the branch that lists only this value.
    pub(crate) title: Option<&'d str>,
    /// The component that lists only this value.
    pub(crate) component: Option<String>,
    pub(crate) description: Option<&'d str>,
    pub(crate) deprecated: bool,
}

impl<'d> ValueNote<'d> {
    pub(super) fn of(value: &'d Value) -> Self {
        Self {
            value,
            pointer: None,
            name: None,
            title: None,
            component: None,
            description: None,
            deprecated: false,
        }
    }
}

/// What the extensions of a schema say about these values.
pub(super) fn of_extensions<'d>(schema: &'d Schema, values: &[&'d Value]) -> Vec<ValueNote<'d>> {
    let extensions = &schema.schema_data.extensions;
    let mut notes = Vec::new();
    if extensions.is_empty() {
        return notes;
    }
    for (keyword, about) in VALUE_EXTENSIONS {
        let Some(written) = extensions.get(keyword) else { continue };
        let list = if keyword == "x-ms-enum" { written.get(LIST_OF_MS_ENUM) } else { Some(written) };
        match list {
            Some(Value::Array(entries)) => {
                let entries = entries.iter().enumerate();
                notes.extend(entries.filter_map(|(index, entry)| {
                    let value = match member(entry, &VALUE_MEMBERS) {
                        Some(stated) => values.iter().find(|value| text_of(value) == text_of(stated))?,
                        None => values.get(index)?,
                    };
                    note(value, entry, about)
                }));
            }
            Some(Value::Object(entries)) => {
                let note = |value: &&'d Value| note(value, entries.get(&text_of(value))?, about);
                notes.extend(values.iter().filter_map(note));
            }
            _ => {}
        }
    }
    notes
}

fn note<'d>(value: &'d Value, entry: &'d Value, about: About) -> Option<ValueNote<'d>> {
    let said = |wanted: About, members: &[&str]| {
        let own = entry.as_str().filter(|_| about == wanted);
        own.or_else(|| member(entry, members)?.as_str()).filter(|text| !text.trim().is_empty())
    };
    let name = said(About::Name, &NAME_MEMBERS);
    let description = said(About::Description, &DESCRIPTION_MEMBERS);
    (name.is_some() || description.is_some()).then(|| ValueNote { name, description, ..ValueNote::of(value) })
}

fn member<'v>(entry: &'v Value, members: &[&str]) -> Option<&'v Value> {
    members.iter().find_map(|member| entry.get(member))
}

/// A string as it is written, other values as JSON: the text by which tools refer to a value.
pub(crate) fn text_of(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
