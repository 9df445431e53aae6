//! The names of sub-clients and methods, and the words that the types of each operation begin with.
//!
//! They are made before the names of types, because anonymous types are named after their operations.

use std::collections::HashMap;

use super::ladder::{Ladder, Source, ladder};
use crate::ir::{OperationId, Table, TagId};
use crate::lower::draft::{Api, Operation};
use crate::lower::names::namespace::Namespace;
use crate::lower::names::renames::{RenameTable, Renames};
use crate::lower::words;

/// Methods of every client.
const RESERVED_METHODS: [&str; 2] = ["builder", "clone"];

/// The names of the calls of an API.
#[derive(Debug, Default)]
pub(in crate::lower::names) struct CallNames {
    /// The method that returns each sub-client.
    pub(super) accessors: Table<TagId, String>,
    /// The method of each operation.
    pub(super) methods: Table<OperationId, String>,
    /// The words of the types of each operation, in camel case.
    pub(super) types: Table<OperationId, String>,
    /// The same by the text that hints have as their prefix.
    by_prefix: HashMap<String, String>,
}

impl CallNames {
    /// Names all sub-clients, then all methods.
    pub(in crate::lower::names) fn mint(api: &Api, renames: &Renames<'_>) -> Self {
        let mut root = Namespace::with_reserved(&RESERVED_METHODS);
        let accessors: Table<TagId, String> = api
            .tags
            .iter()
            .map(|tag| {
                let renamed = renames.get(RenameTable::Tags, &tag.name.wire);
                let spelled = renamed.unwrap_or_else(|| in_words(&tag.name.wire));
                root.claim(words::value_name(&spelled))
            })
            .collect();
        let ladders: Vec<Ladder> =
            api.operations.iter().map(|operation| of(operation, api, &accessors, renames)).collect();
        let types: Vec<Vec<String>> = ladders.iter().map(|ladder| ladder.types.clone()).collect();
        let types: Table<OperationId, String> = Namespace::default().claim_all(&types).into_iter().collect();
        let prefixes = api.operations.iter().map(|operation| operation.call.0.clone());
        let by_prefix = prefixes.zip(types.iter().cloned()).collect();
        let methods = methods(api, &ladders, root);
        Self { accessors, methods, types, by_prefix }
    }

    /// The words of the types of the operation that hints call so.
    pub(in crate::lower::names) fn of_prefix(&self, prefix: &str) -> Option<&str> {
        self.by_prefix.get(prefix).map(String::as_str)
    }
}

/// A tag with spaces for the signs by which tools nest tags: `voice agent > variables`.
fn in_words(tag: &str) -> String {
    tag.replace(['>', '»', '→', '|', ':'], " ")
}

/// The methods of each client in a namespace of their own.
fn methods(api: &Api, ladders: &[Ladder], root: Namespace) -> Table<OperationId, String> {
    let mut clients: HashMap<Option<TagId>, Namespace> = HashMap::from([(None, root)]);
    let mut members: HashMap<Option<TagId>, Vec<usize>> = HashMap::new();
    for (index, operation) in api.operations.iter().enumerate() {
        members.entry(operation.tag).or_default().push(index);
    }
    let mut methods = vec![String::new(); ladders.len()];
    for (client, members) in members {
        let namespace = clients.entry(client).or_insert_with(|| Namespace::with_reserved(&RESERVED_METHODS));
        let wishes: Vec<Vec<String>> = members.iter().map(|index| ladders[*index].methods.clone()).collect();
        for (index, method) in members.into_iter().zip(namespace.claim_all(&wishes)) {
            methods[index] = method;
        }
    }
    methods.into_iter().collect()
}

fn of(operation: &Operation, api: &Api, accessors: &Table<TagId, String>, renames: &Renames<'_>) -> Ladder {
    let id = operation.name.wire.as_str();
    if let Some(renamed) = renames.get(RenameTable::Operations, id) {
        return Ladder {
            methods: vec![words::value_name(&renamed)],
            types: vec![words::type_name(&renamed)],
        };
    }
    let clients = operation.tag.iter().flat_map(|tag| [api.tags[*tag].name.wire.as_str(), &accessors[*tag]]);
    ladder(&Source {
        id,
        short: operation.name.preferred.as_deref(),
        method: &operation.method,
        path: &operation.path,
        clients: clients.collect(),
    })
}
