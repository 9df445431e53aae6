//! The names of sub-clients and methods, and the words that the types of each operation begin with.
//!
//! They are made before the names of types, because anonymous types are named after their operations.

use std::collections::HashMap;

use super::ladder::{Ladder, Source, ladder};
use crate::ir::{OperationId, Table, TagId};
use crate::lower::draft::{Api, Operation, Tag};
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
        let accessors = root.claim_all(&accessors(api, renames)).into_iter().collect();
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

/// The names that the method which returns a sub-client may have, for each tag.
fn accessors(api: &Api, renames: &Renames<'_>) -> Vec<Vec<String>> {
    let tags: Vec<Vec<String>> = api.tags.iter().map(|tag| words::parts(&in_words(&tag.name.wire))).collect();
    let version = shared_version(&tags);
    let named = |(tag, parts): (&Tag, &Vec<String>)| {
        if let Some(renamed) = renames.get(RenameTable::Tags, &tag.name.wire) {
            return vec![words::value_name(&renamed)];
        }
        let short = version.as_deref().and_then(|version| after_version(parts, version));
        let full = words::value_name(&in_words(&tag.name.wire));
        short.map(|short| words::value_name(&short.join("_"))).into_iter().chain([full]).collect()
    };
    api.tags.iter().zip(&tags).map(named).collect()
}

/// The version that most tags begin with, such as `api20100401` or `v2`.
fn shared_version(tags: &[Vec<String>]) -> Option<String> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    tags.iter().filter_map(|parts| parts.first()).for_each(|first| *counts.entry(first).or_default() += 1);
    let is_most = |count: usize| count > 2 && count * 2 > tags.len();
    let (version, _) = counts.into_iter().find(|(word, count)| is_version(word) && is_most(*count))?;
    Some(version.to_owned())
}

/// Whether a word is `v2`, `v1beta1`, `api20100401` …
fn is_version(word: &str) -> bool {
    let number = word.strip_prefix("api").or_else(|| word.strip_prefix('v'));
    number.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
}

/// The words after the version, if they are a name.
fn after_version<'p>(parts: &'p [String], version: &str) -> Option<&'p [String]> {
    let (first, rest) = parts.split_first()?;
    let is_name = rest.first()?.starts_with(char::is_alphabetic);
    (first == version && is_name).then_some(rest)
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
        return renamed_to(&renamed, operation.tag.map(|tag| accessors[tag].as_str()));
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

/// The name is final. The types of operations that are called the same in several sub-clients, such as
/// `list`, begin with the sub-client.
fn renamed_to(name: &str, client: Option<&str>) -> Ladder {
    let in_client = client.map(|client| words::type_name(&format!("{client} {name}")));
    Ladder {
        methods: vec![words::value_name(name)],
        types: [words::type_name(name)].into_iter().chain(in_client).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::{after_version, shared_version};
    use crate::lower::words;

    #[test]
    fn what_most_tags_begin_with_is_left_out_if_it_is_a_version() {
        let tags = |tags: &[&str]| tags.iter().map(|tag| words::parts(tag)).collect::<Vec<_>>();
        let version = |names: &[&str]| shared_version(&tags(names));
        let twilio = ["Api20100401Account", "Api20100401Call", "Api20100401SipDomain", "Health"];
        assert_eq!(version(&twilio).as_deref(), Some("api20100401"));
        assert_eq!(version(&["v1/users", "v1/pets", "v1/orders"]).as_deref(), Some("v1"));
        assert_eq!(version(&["v1/users", "v1/pets"]), None);
        assert_eq!(version(&["v1/users", "v1/pets", "v1/orders", "v2/users", "v2/pets", "v2/orders"]), None);
        assert_eq!(version(&["Pet", "Pet store", "Pet orders"]), None);
        assert_eq!(version(&["3D models", "3D prints", "3D printers"]), None);

        let short = |tag: &str| after_version(&words::parts(tag), "v1").map(|rest| rest.join("_"));
        assert_eq!(short("v1/users").as_deref(), Some("users"));
        assert_eq!(short("v1"), None);
        assert_eq!(short("v1/2"), None);
        assert_eq!(short("users"), None);
    }
}
