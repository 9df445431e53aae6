//! The last step of `lower`: what emitted code needs to know in addition to the API itself.
//!
//! [`decide`] looks at types and operations that have their names, and makes [`ApiFacts`]: which traits are
//! derived, which lints an item allows, how a value is constructed, what is checked before it is sent, how a
//! response finds its case. `emit` only prints these facts.

mod accept;
mod answers;
mod argument;
mod built;
mod checks;
mod construction;
mod example;
mod links;
mod lints;
mod media_types;
mod requests;
mod sources;
mod type_facts;
mod wire;

use crate::ir::{
    ApiFacts, Constructors, Content, Examples, Operation, OperationFacts, OperationId, Output, Server, Table,
    TypeFacts, TypeId, Types,
};

/// The operations of an API.
type Operations = Table<OperationId, Operation>;

/// Decides everything that emitted code needs for this output. Errors that would be streams become bytes.
pub(crate) fn decide(types: &Types, operations: &mut Operations, output: &Output) -> ApiFacts {
    let checked = checks::Checked::new(types);
    let built = built::of(types);
    let is_built: &dyn Fn(TypeId) -> bool =
        &|id| output.constructors == Constructors::All || built.contains(&id);
    let of_types =
        types.iter().map(|(id, definition)| type_facts::of(types, &checked, is_built, id, definition));
    let of_types: Vec<TypeFacts> = of_types.collect();
    let finished = example::Finished { types, facts: &of_types };
    let has_examples = output.examples != Examples::None;
    let of_operations = operations.iter().map(|operation| OperationFacts {
        accept: accept::accept(operation),
        streamed: accept::streamed(operation),
        success: answers::success(&operation.success),
        stream: answers::success(&operation.stream),
        stream_accept: accept::stream(operation),
        stream_member: requests::stream_member(types, operation),
        error: answers::error(&operation.error),
        lints: lints::of_method(operation),
        local: requests::local(operation),
        parameters: requests::parameters(types, &checked, operation),
        contents: requests::contents(types, &checked, operation),
        body_is_comparable: requests::is_comparable(types, operation),
        link_parameters: links::parameters(operations, operation),
        example: has_examples.then(|| example::example(&finished, operation)),
    });
    let of_operations = of_operations.collect();
    let is_gated = |operation: &Operation| operation.tag.is_some() && output.tag_features;
    let client_may_be_unused = operations.iter().all(is_gated);
    let operation_servers = operation_servers(operations);
    operations.iter_mut().for_each(read_errors_whole);
    ApiFacts { types: of_types, operations: of_operations, client_may_be_unused, operation_servers }
}

/// The servers that single operations define, each once.
fn operation_servers(operations: &Operations) -> Vec<Server> {
    let mut servers: Vec<Server> = Vec::new();
    for server in operations.iter().flat_map(|operation| &operation.servers) {
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
