//! Emits the client: sub-clients, operations with their calls and responses, and the tables that describe
//! them to the runtime.
//!
//! What does not depend on the document is in the runtime; only names, types and tables are emitted here.

mod answer;
mod client_names;
mod docs;
mod methods;
mod request;
mod tables;
#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;

pub(crate) use self::answer::{Side, outcome_type, read_type, status_text};
pub(crate) use self::client_names::{CLIENT, client_of};
pub(crate) use self::docs::front_page;
pub(crate) use self::request::{body_type, sent_type};
pub(crate) use self::tables::variable_type;
use crate::emit::context::{Context, Part};
use crate::ir::{Operation, OperationFacts};

/// The parts, some of which begin under a heading: the client and the operations without a tag, each sub-client
/// and its operations, and the rest.
pub(crate) fn parts<'a>(context: &'a Context<'a>) -> Vec<(Option<String>, Part<'a>)> {
    let mut parts: Vec<(Option<String>, Part<'a>)> = Vec::new();
    for (tag, clients) in methods::clients(context) {
        let heading = match tag {
            None => "Client".to_owned(),
            Some(tag) => context.api.tags[tag].client.clone(),
        };
        parts.push((Some(heading), clients));
        let operations = context.operations().filter(|(operation, _)| operation.tag == tag);
        parts.extend(operations.map(|(operation, facts)| -> (Option<String>, Part<'a>) {
            (None, Box::new(move || operation_items(context, operation, facts)))
        }));
    }
    parts.push((Some("The API".to_owned()), Box::new(|| rest(context))));
    parts
}

/// Items that operations share, and the description of the API.
fn rest(context: &Context<'_>) -> Vec<TokenStream> {
    let mut items = Vec::new();
    items.extend(context.api.header_sets.iter().flat_map(|set| answer::header_set(context, set)));
    items.extend(tables::xml_tables(context));
    items.extend(tables::servers(context));
    items.push(tables::api(context.api));
    items
}

fn operation_items(context: &Context<'_>, operation: &Operation, facts: &OperationFacts) -> Vec<TokenStream> {
    let mut items = methods::call(context, operation, facts);
    items.extend(operation.body.iter().flat_map(|body| request::body_enum(context, body, facts)));
    items.extend(answer::outcome_enum(context, operation, facts, Side::Success));
    items.extend(answer::outcome_enum(context, operation, facts, Side::Error));
    items.extend(tables::paged(context, operation));
    items.push(tables::descriptor(operation, facts));
    methods::gate(context.api, operation.tag, items)
}
