//! The rules, by pairs of small documents.

mod bodies;
mod calls;
mod objects;
mod responses;
mod rules;
mod scalars;
mod unions;

use super::WireRules;
use crate::ir::{Handle, OperationId};
use crate::review::Wire;
use crate::test_support::compiled;

/// `Works`, or the condition or reason.
#[derive(Debug, PartialEq)]
enum Is {
    Fine,
    If(&'static str),
    Broken(&'static str),
}

use Is::{Broken, Fine, If};

impl PartialEq<Is> for Wire {
    fn eq(&self, other: &Is) -> bool {
        match (self, other) {
            (Self::Works, Fine) => true,
            (Self::OnlyIf(text), If(expected)) | (Self::Breaks(text), Broken(expected)) => text == expected,
            _ => false,
        }
    }
}

/// The verdict on the only operation of two documents with these contents of `paths./x`.
fn paths(old: &str, new: &str, components: &str) -> Wire {
    documents(&document(old, components), &document(new, components))
}

fn document(path: &str, components: &str) -> String {
    format!(
        "openapi: 3.1.0\ninfo: {{ title: T, version: '1' }}\npaths:\n  /x: {path}\ncomponents: {components}\n"
    )
}

fn documents(old: &str, new: &str) -> Wire {
    let (old, new) = (compiled(old), compiled(new));
    let first = OperationId::at(0);
    WireRules::new(&old.api, &new.api).operation(first, first)
}

/// The verdict on two schemas of a JSON body.
fn sent(old: &str, new: &str) -> Wire {
    sent_with("{}", old, new)
}

fn sent_with(components: &str, old: &str, new: &str) -> Wire {
    let path = |schema: &str| {
        format!(
            "{{ post: {{ requestBody: {{ required: true, content: {{ application/json: {{ schema: {schema} }} }} }}, \
             responses: {{ '204': {{ description: '' }} }} }} }}"
        )
    };
    paths(&path(old), &path(new), components)
}

/// The verdict on two schemas of a JSON response.
fn read(old: &str, new: &str) -> Wire {
    read_with("{}", old, new)
}

fn read_with(components: &str, old: &str, new: &str) -> Wire {
    let path = |schema: &str| {
        format!(
            "{{ get: {{ responses: {{ '200': {{ description: '', content: \
             {{ application/json: {{ schema: {schema} }} }} }} }} }} }}"
        )
    };
    paths(&path(old), &path(new), components)
}

/// An object with these properties and this list of required ones.
fn object(properties: &str, required: &str) -> String {
    format!("{{ type: object, properties: {{ {properties} }}, required: [{required}] }}")
}
