//! The last passes of `lower`: what emitted code needs to know in addition to the API itself.
//!
//! [`decide`] looks at a finished API, including its names, and writes [`ApiFacts`]: which traits are
//! derived, which lints an item allows, how a value is constructed, what is checked before it is sent, how a
//! response finds its case. `emit` only prints these facts.

mod accept;
mod answers;
mod argument;
mod checks;
mod construction;
mod example;
mod links;
mod lints;
mod media_types;
mod requests;
mod type_facts;
mod wire;

use crate::ir::{Api, ApiFacts, Content, Operation, OperationFacts, Output, Server};

/// Decides everything that emitted code needs for this output. Called once, with the finished API.
pub fn decide(api: &mut Api, output: Output) {
    api.output = output;
    let checked = checks::Checked::new(&api.types);
    let types = api.types.iter().map(|(id, definition)| type_facts::of(&api.types, &checked, id, definition));
    let types = types.collect();
    let operations = api.operations.iter().map(|operation| of_operation(api, &checked, operation)).collect();
    let is_gated = |operation: &Operation| operation.tag.is_some() && api.output.tag_features;
    let client_may_be_unused = api.operations.iter().all(is_gated);
    let operation_servers = operation_servers(api);
    api.facts = ApiFacts { types, operations, client_may_be_unused, operation_servers };
    example::add(api);
    api.operations.iter_mut().for_each(read_errors_whole);
}

fn of_operation(api: &Api, checked: &checks::Checked<'_>, operation: &Operation) -> OperationFacts {
    OperationFacts {
        accept: accept::accept(operation),
        streamed: accept::streamed(operation),
        success: answers::success(&operation.success),
        error: answers::error(&operation.error),
        lints: lints::of_method(operation),
        local: requests::local(operation),
        parameters: requests::parameters(checked, operation),
        contents: requests::contents(&api.types, checked, operation),
        body_is_comparable: requests::is_comparable(&api.types, operation),
        link_parameters: links::parameters(api, operation),
        example: None,
    }
}

/// The servers that single operations define, each once.
fn operation_servers(api: &Api) -> Vec<Server> {
    let mut servers: Vec<Server> = Vec::new();
    for server in api.operations.iter().flat_map(|operation| &operation.servers) {
        if !servers.contains(server) {
            servers.push(server.clone());
        }
    }
    servers
}

/// Errors are read whole and kept, so content that would be a stream in a success becomes bytes.
fn read_errors_whole(operation: &mut Operation) {
    for content in operation.error.cases_mut().iter_mut().filter_map(|case| case.content.as_mut()) {
        if content.content.is_streamed() {
            content.content = Content::WholeBytes;
        }
    }
}
