//! Path items and operations: their parameters are sorted into parameters, body and form.
//!
//! A body or form that is declared for the whole path is given to each of its operations.

use serde_json::{Map, Value};

use super::bodies::{self, Field};
use super::{Shared, is_repeatable, media_types, parameters, responses};
use crate::desugar::context::Context;
use crate::diagnostic::codes;
use crate::openapi::{Dialects, Object, Section, Slot};
use crate::source::{Path, Place};

/// A body or form field that was taken out of a list of parameters.
#[derive(Clone)]
struct Taken {
    parameter: Value,
    pointer: String,
    origin: Place,
}

/// Converts one path item.
pub(super) fn path_item(
    item: &mut Map<String, Value>,
    path: &Path<'_>,
    shared: &Shared,
    cx: &mut Context<'_>,
) {
    let inherited = take_bodies(item, path, shared, cx);
    for (method, operation) in item.iter_mut() {
        let is_method =
            Object::PathItem.field(method, Dialects::SWAGGER_2) == Some(Slot::One(Object::Operation));
        if let (true, Value::Object(operation)) = (is_method, operation) {
            convert(operation, &path.key(method), &inherited, shared, cx);
        }
    }
}

/// Converts one operation.
fn convert(
    operation: &mut Map<String, Value>,
    path: &Path<'_>,
    inherited: &[Taken],
    shared: &Shared,
    cx: &mut Context<'_>,
) {
    let mut own = |field: &str, shared: &[String]| match operation.shift_remove(field) {
        Some(own) => media_types(Some(own), &path.key(field), cx),
        None => shared.to_vec(),
    };
    let consumes = own("consumes", &shared.consumes);
    let produces = own("produces", &shared.produces);
    if operation.shift_remove("schemes").is_some() {
        let path = path.key("schemes");
        cx.say(&codes::desugar::OPERATION_SCHEMES, &path, "`schemes` of an operation are not used");
    }
    let mut taken = take_bodies(operation, path, shared, cx);
    let name = |taken: &Taken| taken.parameter.get("name").cloned();
    let missing: Vec<Taken> = inherited
        .iter()
        .filter(|theirs| !taken.iter().any(|own| name(own) == name(theirs)))
        .cloned()
        .collect();
    taken.extend(missing);
    if !taken.is_empty() {
        let body = request_body(taken, &consumes, &path.key("requestBody"), shared, cx);
        operation.insert("requestBody".to_owned(), body);
    }
    if let Some(Value::Object(members)) = operation.get_mut("responses") {
        let path = path.key("responses");
        for (status, response) in members.iter_mut().filter(|(status, _)| !status.starts_with("x-")) {
            let path = path.key(status);
            responses::in_place(response, &path, &produces, shared, cx);
            responses::convert(response, &path, &produces, cx);
        }
    }
}

/// Takes body and form parameters out of `parameters` and converts the others in place.
fn take_bodies(
    object: &mut Map<String, Value>,
    path: &Path<'_>,
    shared: &Shared,
    cx: &mut Context<'_>,
) -> Vec<Taken> {
    let mut taken = Vec::new();
    let Some(Value::Array(list)) = object.get_mut("parameters") else { return taken };
    let path = path.key("parameters");
    cx.retain(list, &path, |cx, parameter, index| {
        let meant = shared.referred(parameter).map_or(&*parameter, |(_, meant)| meant);
        if !matches!(parameters::location(meant), "body" | "formData") {
            return true;
        }
        let pointer = path.index(index).pointer();
        let origin = cx.origins.place(&pointer);
        taken.push(Taken { parameter: parameter.take(), pointer, origin });
        false
    });
    for (index, parameter) in list.iter_mut().enumerate() {
        parameters::convert(parameter, &path.index(index), cx);
    }
    if list.is_empty() {
        object.shift_remove("parameters");
    }
    taken
}

/// The request body made of a body parameter or of form fields.
fn request_body(
    taken: Vec<Taken>,
    consumes: &[String],
    path: &Path<'_>,
    shared: &Shared,
    cx: &mut Context<'_>,
) -> Value {
    let mut fields = Vec::new();
    let mut body = None;
    let mut first = None;
    for Taken { parameter, pointer, origin } in taken {
        let (meant, origin) = match shared.referred(&parameter) {
            Some((name, meant)) if parameters::location(meant) == "formData" => {
                (meant.clone(), cx.origins.place(&Section::Parameters.swagger_child(name)))
            }
            // The media types that an operation consumes override those of the document.
            Some((name, meant)) if consumes != shared.consumes && is_repeatable(meant, path, cx) => {
                (meant.clone(), cx.origins.place(&Section::Parameters.swagger_child(name)))
            }
            Some((name, _)) => {
                let reference = Value::String(Section::RequestBodies.reference(name));
                body = Some(Value::Object(Map::from_iter([("$ref".to_owned(), reference)])));
                first = Some(origin);
                continue;
            }
            None => (parameter, origin),
        };
        match meant {
            Value::Object(field) if is_form(&field) => {
                fields.push(Field { parameter: field, origin });
            }
            Value::Object(parameter) if body.is_none() => {
                body = Some(bodies::body(&parameter, &pointer, &origin, consumes, path, cx));
                first = Some(origin);
            }
            _ => {
                let message = "an operation in Swagger 2.0 has one body; this one is left out";
                let diagnostic = cx.report.add_at(&codes::desugar::PARAMETER_DROPPED, origin, message);
                if let Some(first) = &first {
                    diagnostic.label_at(first.clone(), "the body");
                }
            }
        }
    }
    match body {
        Some(body) => {
            for field in fields {
                let message = "an operation has either a body or a form; this field is left out";
                let diagnostic = cx.report.add_at(&codes::desugar::PARAMETER_DROPPED, field.origin, message);
                if let Some(first) = &first {
                    diagnostic.label_at(first.clone(), "the body");
                }
            }
            body
        }
        None => bodies::form(fields, consumes, path, cx),
    }
}

fn is_form(parameter: &Map<String, Value>) -> bool {
    parameter.get("in").is_some_and(|location| location == "formData")
}
