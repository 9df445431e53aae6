//! Sets of values that are written as branches.
//!
//! `enum: [a, b]` and `oneOf: [{const: a}, {const: b}]` are the same set. The second form has room for a title
//! and a description of each value; the first form has extensions for them.

use openapiv3::{AnySchema, Schema};
use serde_json::Value;

use super::node::{Except, SchemaNode, Written, component_name, is_annotation_only};
use super::value_notes::{ValueNote, of_extensions};
use crate::document::Document;
use crate::limits;

/// The values of branches, if each branch only lists values and all values are strings, or all are integers.
/// `kind` is the type next to the list.
pub(super) fn listed_by<'d>(
    document: &'d Document,
    branches: &[SchemaNode<'d>],
    kind: Option<&str>,
) -> Option<Vec<ValueNote<'d>>> {
    // A lone reference is a wrapper, and what it leads to has a name of its own.
    if let [SchemaNode { written: Written::Reference(_), .. }] = branches {
        return None;
    }
    let mut notes = Vec::with_capacity(branches.len());
    for branch in branches {
        collect(document, branch, 0, &mut notes)?;
    }
    let is_uniform =
        notes.iter().all(|note| note.value.is_string()) || notes.iter().all(|note| note.value.is_i64());
    let has_kind = notes.iter().all(|note| has_kind(note.value, kind));
    (is_uniform && has_kind && !notes.is_empty()).then_some(notes)
}

/// Adds the values of a branch; `None` if it is not a list of values.
fn collect<'d>(
    document: &'d Document,
    branch: &SchemaNode<'d>,
    depth: usize,
    notes: &mut Vec<ValueNote<'d>>,
) -> Option<()> {
    let node = branch.resolve(document).filter(|_| depth < limits::UNION_DEPTH)?;
    let (schema, any) = node.schema_and_keywords()?;
    let first = notes.len();
    if any.enumeration.is_empty() {
        let (keyword, list) = match (any.all_of.as_slice(), any.one_of.as_slice(), any.any_of.as_slice()) {
            ([_], [], []) => ("allOf", &any.all_of),
            ([], [_, ..], []) => ("oneOf", &any.one_of),
            ([], [], [_, ..]) => ("anyOf", &any.any_of),
            _ => return None,
        };
        if !lists_only(schema, any) || !document.budget.look(list.len(), &node.pointer) {
            return None;
        }
        for inner in node.list(keyword, list) {
            collect(document, &inner, depth + 1, notes)?;
        }
    } else {
        if !is_list(schema, any) || !document.budget.look(any.enumeration.len(), &node.pointer) {
            return None;
        }
        let base = node.keyword("enum");
        let values = any.enumeration.iter().enumerate().filter(|(_, value)| !value.is_null());
        notes.extend(values.map(|(index, value)| ValueNote {
            pointer: Some(format!("{base}/{index}").into()),
            ..ValueNote::of(value)
        }));
        for said in of_extensions(schema, &any.enumeration.iter().collect::<Vec<_>>()) {
            if let Some(note) = notes[first..].iter_mut().find(|note| note.value == said.value) {
                note.name = said.name.or(note.name);
                note.description = said.description.or(note.description);
            }
        }
    }
    if let [only] = &mut notes[first..] {
        let data = &schema.schema_data;
        only.title = data.title.as_deref().or(only.title);
        only.description = data.description.as_deref().or(only.description);
        only.component = component_name(&node.pointer).or(only.component.take());
        only.deprecated |= data.deprecated;
    }
    Some(())
}

/// Whether a schema with `enum` has nothing else that matters: its values have the type that it states.
fn is_list(schema: &Schema, any: &AnySchema) -> bool {
    let is_bare = any.properties.is_empty()
        && any.items.is_none()
        && any.not.is_none()
        && any.all_of.is_empty()
        && any.one_of.is_empty()
        && any.any_of.is_empty()
        && schema.schema_data.discriminator.is_none();
    is_bare && any.enumeration.iter().all(|value| value.is_null() || has_kind(value, any.typ.as_deref()))
}

/// Whether a value is a string or an integer, and of this type.
fn has_kind(value: &Value, kind: Option<&str>) -> bool {
    match kind {
        None => value.is_string() || value.is_i64(),
        Some("string") => value.is_string(),
        Some("integer" | "number") => value.is_i64(),
        Some(_) => false,
    }
}

/// Whether a schema has a list of branches or parts, and nothing else that matters.
fn lists_only(schema: &Schema, any: &AnySchema) -> bool {
    matches!(any.typ.as_deref(), None | Some("string" | "integer"))
        && any.not.is_none()
        && is_annotation_only(&schema.schema_data, any, Except::Lists)
}
