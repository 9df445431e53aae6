//! The entry of an operation in the manifest: its names, arguments, bodies and responses.

use serde_json::{Value, json};

use super::paths::Paths;
use crate::emit::client::{
    CLIENT, Side, body_type, client_of, outcome_type, read_type, sent_type, status_text,
};
use crate::emit::type_ref::{field_tokens, type_tokens};
use crate::ir::{
    Body, BodyContent, Content, FormField, Header, Location, Operation, Outcome, Parameter, PartEncoding,
    Presence, Requirement, ResponseCase, TypeKind, TypeRef,
};

impl Paths<'_> {
    /// The entry of an operation.
    pub(super) fn operation(&self, operation: &Operation) -> Value {
        let function = format!("{}::{}", client_of(self.api, operation), operation.name.rust);
        json!({
            "operationId": operation.name.wire,
            "method": operation.method,
            "path": operation.path,
            "pointer": operation.name.pointer,
            "rust": self.accessor_chain(operation),
            "function": self.item(&function),
            "call": self.item(&operation.call),
            "deprecated": operation.deprecated,
            "security": self.security(operation),
            "servers": operation.servers.iter().map(|server| &server.url).collect::<Vec<_>>(),
            "arguments": self.arguments(operation),
            "bodies": operation.body.as_ref().map_or_else(Vec::new, |body| self.bodies(body)),
            "responses": self.responses(operation),
            "output": self.ty(outcome_type(&self.context, &operation.success, Side::Success)),
            "stream": operation.stream.cases().first().map(|case| self.ty(read_type(&self.context, case))),
            "error": self.ty(outcome_type(&self.context, &operation.error, Side::Error)),
            "item": operation.pagination.as_ref().map(|pages| self.ty(type_tokens(&self.context, &pages.item))),
        })
    }

    /// The alternatives, each as the names of its schemes. An empty one means "anonymous".
    fn security(&self, operation: &Operation) -> Vec<Vec<&str>> {
        let name = |one: &Requirement| self.api.security_schemes[one.scheme].name.as_str();
        operation.security.iter().map(|all| all.iter().map(name).collect()).collect()
    }

    /// `client.compliance().submit`
    fn accessor_chain(&self, operation: &Operation) -> String {
        let tag = operation.tag.map(|tag| &self.api.tags[tag]);
        let accessor = tag.map_or_else(String::new, |tag| format!(".{}()", tag.name.rust));
        format!("{}{accessor}.{}", CLIENT.to_lowercase(), operation.name.rust)
    }

    /// Arguments in the order of the method, then setters in the order of the call.
    fn arguments(&self, operation: &Operation) -> Vec<Value> {
        let inputs = |required: bool| {
            let parameters =
                operation.parameters.iter().filter(move |parameter| parameter.required == required);
            let body = operation.body.iter().filter(move |body| body.required == required);
            parameters.map(|parameter| self.parameter(parameter)).chain(body.map(|body| self.body(body)))
        };
        inputs(true).chain(inputs(false)).collect()
    }

    fn parameter(&self, parameter: &Parameter) -> Value {
        let presence = if parameter.nullable { Presence::Patch } else { Presence::Required };
        json!({
            "name": parameter.name.rust,
            "wire": parameter.name.wire,
            "in": place(parameter.location),
            "required": parameter.required,
            "kind": kind(parameter.required),
            "type": self.ty(field_tokens(&self.context, &parameter.ty, presence)),
            "deprecated": parameter.deprecated,
        })
    }

    fn body(&self, body: &Body) -> Value {
        json!({
            "name": "body",
            "wire": Value::Null,
            "in": "body",
            "required": body.required,
            "kind": kind(body.required),
            "type": self.ty(body_type(&self.context, body)),
            "deprecated": false,
        })
    }

    fn bodies(&self, body: &Body) -> Vec<Value> {
        let variant = |content: &BodyContent| body.enum_name.is_some().then(|| content.variant.clone());
        let entry = |content: &BodyContent| {
            json!({
                "mediaType": content.media_type,
                "type": self.ty(sent_type(&self.context, &content.content)),
                "variant": variant(content),
                "fields": self.form_fields(content),
            })
        };
        body.contents.iter().map(entry).collect()
    }

    /// The fields of a form, each of which is a part of a multipart body, or a pair of a urlencoded one.
    fn form_fields(&self, content: &BodyContent) -> Vec<Value> {
        let Some(TypeRef::Named(id)) = content.content.ty() else { return Vec::new() };
        let TypeKind::Form(form) = &self.api.types[*id].kind else { return Vec::new() };
        let place = if matches!(content.content, Content::Multipart(_)) { "part" } else { "field" };
        let entry = |FormField { field, encoding, is_unnamed, .. }: &FormField| {
            let (wire, place) = match encoding {
                PartEncoding::Header { name, .. } => (Some(name), "header"),
                _ => (Some(&field.name.wire).filter(|_| !is_unnamed), place),
            };
            json!({
                "name": field.name.rust,
                "wire": wire,
                "in": place,
                "required": matches!(field.presence, Presence::Required | Presence::Nullable),
                "kind": "field",
                "type": self.ty(field_tokens(&self.context, &field.ty, field.presence)),
                "deprecated": field.deprecated,
            })
        };
        let extra = form.extra.iter().map(|extra| {
            json!({
                "name": extra.name.rust,
                "wire": Value::Null,
                "in": place,
                "required": true,
                "kind": "field",
                "type": self.ty(type_tokens(&self.context, &extra.map())),
                "deprecated": false,
            })
        });
        form.fields.iter().map(entry).chain(extra).collect()
    }

    fn responses(&self, operation: &Operation) -> Vec<Value> {
        [
            (&operation.success, Side::Success),
            (&operation.stream, Side::Success),
            (&operation.error, Side::Error),
        ]
        .into_iter()
        .flat_map(|(outcome, side)| outcome.cases().iter().map(move |case| (outcome, case, side)))
        .map(|(outcome, case, side)| self.response(outcome, case, side))
        .collect()
    }

    fn response(&self, outcome: &Outcome, case: &ResponseCase, side: Side) -> Value {
        let variant = matches!(outcome, Outcome::Enum { .. }).then_some(&case.variant);
        let set = case.headers.map(|id| &self.api.header_sets[id]);
        json!({
            "status": status_text(case.status),
            "mediaType": case.content.as_ref().map(|content| &content.media_type),
            "type": self.ty(read_type(&self.context, case)),
            "side": if side == Side::Success { "success" } else { "error" },
            "variant": variant,
            "headersType": set.map(|set| self.item(&set.name)),
            "headers": set.map_or_else(Vec::new, |set| set.headers.iter().map(|header| self.header(header)).collect()),
            "pointer": case.pointer,
        })
    }

    fn header(&self, header: &Header) -> Value {
        let field = &header.field;
        json!({
            "name": field.name.rust,
            "wire": field.name.wire,
            "required": field.presence == Presence::Required,
            "type": self.ty(field_tokens(&self.context, &field.ty, field.presence)),
            "deprecated": field.deprecated,
        })
    }
}

fn place(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
        Location::Querystring => "querystring",
    }
}

fn kind(required: bool) -> &'static str {
    if required { "argument" } else { "setter" }
}
