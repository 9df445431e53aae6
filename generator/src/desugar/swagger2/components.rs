//! What Swagger 2.0 shares at the root → `components`.
//!
//! Shared bodies become request bodies. Shared form fields are copied to the operations that refer to them.

use serde_json::{Map, Value};

use super::{Shared, bodies, parameters, responses, security};
use crate::desugar::context::Context;
use crate::openapi::Section;
use crate::source::Path;

/// Gathers what Swagger has at the root.
pub(super) fn gather(
    root: &mut Map<String, Value>,
    shared: &Shared,
    cx: &mut Context<'_>,
) -> Map<String, Value> {
    let mut components = match root.shift_remove("components") {
        Some(Value::Object(components)) => components,
        _ => Map::new(),
    };
    if let Some(definitions) = root.shift_remove("definitions") {
        moved(Section::Schemas, cx);
        components.insert("schemas".to_owned(), definitions);
    }
    shared_parameters(&mut components, shared, cx);
    if let Some(Value::Object(mut responses)) = root.shift_remove("responses") {
        moved(Section::Responses, cx);
        let path = Path::at(Section::Responses.pointer());
        for (name, response) in &mut responses {
            responses::convert(response, &path.key(name), &shared.produces, cx);
        }
        components.insert("responses".to_owned(), Value::Object(responses));
    }
    if let Some(Value::Object(mut schemes)) = root.shift_remove("securityDefinitions") {
        moved(Section::SecuritySchemes, cx);
        for (name, scheme) in &mut schemes {
            security::convert(scheme, &Section::SecuritySchemes.child(name), cx);
        }
        components.insert("securitySchemes".to_owned(), Value::Object(schemes));
    }
    components
}

/// Records that a section of the root now stands in `components`.
fn moved(section: Section, cx: &mut Context<'_>) {
    if let Some(old) = section.swagger_pointer() {
        cx.moved(old.to_owned(), section.pointer().to_owned());
    }
}

/// Converts the shared parameters. Bodies become request bodies; form fields are used where they are referred
/// to.
fn shared_parameters(components: &mut Map<String, Value>, shared: &Shared, cx: &mut Context<'_>) {
    let mut converted = Map::new();
    let mut request_bodies = Map::new();
    let path = Path::ROOT.key("components");
    for (name, parameter) in &shared.parameters {
        let old = Path::ROOT.key("parameters").key(name).pointer();
        match (parameters::location(parameter), parameter) {
            ("formData", _) => {}
            ("body", Value::Object(body)) => {
                let new = path.key("requestBodies");
                let new = new.key(name);
                cx.moved(old.clone(), new.pointer());
                let origin = cx.origins.place(&old);
                let body = bodies::body(body, &old, &origin, &shared.consumes, &new, cx);
                request_bodies.insert(name.clone(), body);
            }
            _ => {
                let new = path.key("parameters");
                let new = new.key(name);
                cx.moved(old, new.pointer());
                let mut parameter = parameter.clone();
                parameters::convert(&mut parameter, &new, cx);
                converted.insert(name.clone(), parameter);
            }
        }
    }
    for (section, members) in [(Section::Parameters, converted), (Section::RequestBodies, request_bodies)] {
        if !members.is_empty() {
            components.insert(section.key().to_owned(), Value::Object(members));
        }
    }
}
