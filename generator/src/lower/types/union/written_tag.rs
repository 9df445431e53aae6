//! Decides which tag a union inserts when it writes a payload that does not contain one.
//!
//! The tag has the type of its property. If a branch has several tags, the default of the property is
//! inserted. Without a default, sending a payload without a tag is an error.

use serde_json::Value;

use crate::ir::WrittenTag;
use crate::model::{MergedSchema, Model, scalar_text};

/// The property and what is written for it; `None` if the payload always contains the tag or is a union.
pub(crate) fn of<'d>(
    model: &Model<'d>,
    merged: &MergedSchema<'d>,
    property: &str,
    tags: &[String],
) -> Option<(String, WrittenTag)> {
    let nodes = merged.properties.get(property);
    let declared = nodes.map(|nodes| model.merged_all(nodes));
    if tags.is_empty() || !merged.alternatives.is_empty() {
        return None;
    }
    let written = if let [tag] = tags {
        let is_constant = merged.required.contains(property)
            && model.fixed_values(merged, property).is_some_and(|values| values.len() == 1);
        WrittenTag::Always(value(declared.as_ref(), tag).filter(|_| !is_constant)?)
    } else {
        // Which of several tags applies is only known if the payload has an optional property for it.
        let declared = declared.filter(|_| !merged.required.contains(property))?;
        let is_tag = |value: &&Value| scalar_text(value).is_some_and(|text| tags.contains(&text));
        match declared.default.filter(is_tag) {
            Some(default) => WrittenTag::Default(default.clone()),
            None => WrittenTag::OneOf(tags.to_vec()),
        }
    };
    Some((property.to_owned(), written))
}

/// A tag as a value of its property: of the declared type, or a string.
fn value(declared: Option<&MergedSchema<'_>>, tag: &str) -> Option<Value> {
    let Some(declared) = declared else { return Some(Value::from(tag)) };
    let mut listed = declared.enumeration.iter().flatten();
    if let Some(value) = listed.find(|value| scalar_text(value).as_deref() == Some(tag)) {
        return Some((*value).clone());
    }
    match declared.kind {
        None | Some("string") => Some(Value::from(tag)),
        // A tag that does not parse as the declared type cannot be written.
        Some("integer" | "number" | "boolean") => {
            serde_json::from_str(tag).ok().filter(|value| match value {
                Value::Bool(_) => declared.kind == Some("boolean"),
                Value::Number(_) => declared.kind != Some("boolean"),
                _ => false,
            })
        }
        Some(_) => None,
    }
}
