//! Servers.
//!
//! In: `servers` lists. Out: the same as data.

use openapiv3::{Operation, PathItem, Server as Written};

use crate::ir::{Server, ServerVariable};
use crate::vocabulary;

/// The servers of the document; `/` where it has none (OpenAPI 3.1 §4.8.1.1).
pub(super) fn servers(written: &[Written]) -> Vec<Server> {
    if written.is_empty() {
        return vec![Server { url: "/".into(), ..Server::default() }];
    }
    written.iter().map(server).collect()
}

/// The servers that an operation has instead of the document's.
pub(super) fn overrides(operation: &Operation, item: &PathItem) -> Vec<Server> {
    let own = if operation.servers.is_empty() { &item.servers } else { &operation.servers };
    own.iter().map(server).collect()
}

fn server(written: &Written) -> Server {
    let variables = written.variables.iter().flatten();
    Server {
        url: written.url.clone(),
        name: written
            .extensions
            .get(vocabulary::SERVER_NAME)
            .and_then(|name| name.as_str())
            .map(str::to_owned),
        description: written.description.clone(),
        variables: variables
            .map(|(name, variable)| ServerVariable {
                name: name.clone(),
                default: variable.default.clone(),
                values: variable.enumeration.clone(),
                description: variable.description.clone(),
                ..ServerVariable::default()
            })
            .collect(),
        ..Server::default()
    }
}
