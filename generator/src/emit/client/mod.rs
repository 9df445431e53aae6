//! Emits the client: sub-clients, operations, their calls and outcomes, and the tables that
//! describe them to the runtime.
//!
//! In: the API. Out: one token stream per item. What does not depend on the document is in the
//! runtime; what is emitted here is names, types and tables.

mod api;
mod body;
mod call;
mod check;
mod choice;
mod clients;
mod context;
mod descriptor;
mod docs;
mod example;
mod feature;
#[cfg(test)]
pub(crate) mod fixture;
mod headers;
mod lints;
mod method;
mod outcome;
mod pagination;
mod parameter;
mod response;
mod server;
mod status;
#[cfg(test)]
mod tests;
mod xml;

use proc_macro2::TokenStream;

pub(crate) use body::BodyType;
pub(crate) use clients::{CLIENT, api_docs};
pub(crate) use outcome::{Side, outcome_type};
pub(crate) use parameter::{explodes, parameter_style};
pub(crate) use server::variable_type;
pub(crate) use status::status_text;
pub(crate) use xml::root as xml_root;

pub(crate) use self::context::Context;
use super::Part;
use crate::ir::{Api, Operation};

/// The items of the client section, in order: clients, then each operation's items side by side,
/// then the description of the API.
#[must_use]
pub fn emit_client(api: &Api) -> Vec<TokenStream> {
    parts(&Context::new(api)).iter().flat_map(|part| part()).collect()
}

/// A part for each client, then one for each operation, then one for the rest.
pub(crate) fn parts<'a>(context: &'a Context<'a>) -> Vec<Part<'a>> {
    let operation = |operation| -> Part<'a> { Box::new(move || operation_items(context, operation)) };
    let mut parts = clients::parts(context);
    parts.extend(context.scope.api.operations.iter().map(operation));
    parts.push(Box::new(|| rest(context)));
    parts
}

/// What operations share, and the description of the API.
fn rest(context: &Context<'_>) -> Vec<TokenStream> {
    let scope = &context.scope;
    let mut items = Vec::new();
    items.extend(scope.api.header_sets.iter().flat_map(|set| headers::header_set(scope, set)));
    items.extend(xml::tables(scope));
    items.extend(server::servers(scope));
    items.push(api::api(scope.api));
    items
}

fn operation_items(context: &Context<'_>, operation: &Operation) -> Vec<TokenStream> {
    let scope = &context.scope;
    let mut items = call::call(context, operation, client_of(scope.api, operation));
    items.extend(operation.body.iter().flat_map(|body| body::choice_items(scope, body)));
    items.extend(outcome::outcome_enum(scope, &operation.success, Side::Success));
    items.extend(outcome::outcome_enum(scope, &operation.error, Side::Error));
    items.extend(pagination::paged(scope, operation));
    items.push(descriptor::descriptor(operation));
    feature::gate(scope.api, operation.tag, items)
}

/// The type whose method an operation is.
pub(crate) fn client_of<'a>(api: &'a Api, operation: &Operation) -> &'a str {
    operation.tag.and_then(|tag| api.tags.get(tag)).map_or(CLIENT, |tag| &tag.client)
}
