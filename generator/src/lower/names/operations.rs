//! Names of operations and of the types that exist only for them.
//!
//! In: operations whose names hold wishes, after all types have theirs. Out: final names.

use super::renames::{Renames, Table};
use super::scope::Scope;
use super::words;
use crate::ir::{Api, Body, Operation, Outcome, RUNTIME_FEATURES};
use crate::lower::drafts::Drafts;

/// Methods that every call has, and those of clients.
const RESERVED_SETTERS: [&str; 6] =
    ["with", "send", "send_full", "send_blocking", "send_full_blocking", "body"];
/// Methods of calls that have pages.
const RESERVED_OF_PAGES: [&str; 2] = ["pages", "items"];
const RESERVED_METHODS: [&str; 2] = ["builder", "clone"];

pub(super) fn mint(api: &mut Api, drafts: &Drafts, renames: &Renames<'_>, types: &mut Scope) {
    for set in &mut api.header_sets {
        let name = words::type_name(&set.name);
        set.name = types.claim(renames.get(Table::Types, &name).unwrap_or(name));
        super::members::fields(
            set.headers.iter_mut().map(|header| &mut header.field),
            None,
            &set.name,
            renames,
        );
    }
    let mut root = Scope::with_reserved(&RESERVED_METHODS);
    let mut features = Scope::with_reserved(&RUNTIME_FEATURES);
    for tag in &mut api.tags {
        let renamed = renames.get(Table::Tags, &tag.name.wire);
        let spelled = renamed.as_ref().unwrap_or(&tag.name.wire);
        tag.name.rust = root.claim(words::value_name(spelled));
        tag.feature = features.claim(feature_name(&tag.name.rust));
        tag.client = types.claim(words::type_name(&format!("{spelled} client")));
    }
    let mut methods: Vec<Scope> = api.tags.iter().map(|_| Scope::with_reserved(&RESERVED_METHODS)).collect();
    let mut statics = Scope::with_reserved(&["API"]);
    for operation in &mut api.operations {
        let renamed = renames.get(Table::Operations, &operation.name.wire);
        let wish = renamed.unwrap_or_else(|| operation.name.wire.clone());
        let tag = operation.tag.and_then(|index| api.tags.get(index));
        let method = method_name(&wish, tag.map(|tag| tag.name.wire.as_str()));
        let scope = operation.tag.and_then(|index| methods.get_mut(index)).unwrap_or(&mut root);
        operation.name.rust = scope.claim(method);
        operation.descriptor = statics.claim(words::constant_name(&wish));
        operation.call = types.claim(words::type_name(&format!("{wish} call")));
        outcome(&mut operation.success, types, &format!("{wish} response"));
        outcome(&mut operation.error, types, &format!("{wish} error"));
        if let Some(body) = &mut operation.body {
            contents(body, types, &wish);
        }
        inputs(operation);
    }
    let mut claim = |name: &str, word: &str| statics.claim(words::constant_name(&format!("{name} {word}")));
    for root in &mut api.xml.roots {
        root.constant = claim(&root.content.name, "xml root");
    }
    for payload in &mut api.xml.payloads {
        payload.constant = claim(&payload.ty, "xml");
    }
    for (id, table) in &mut api.xml.types {
        table.constant = claim(&drafts.types[*id].name.rust, "xml");
    }
}

/// The accessor as the name of a Cargo feature: it begins with a letter or a digit.
fn feature_name(accessor: &str) -> String {
    accessor.trim_start_matches("r#").trim_matches('_').replace('_', "-")
}

/// `repos/list-for-user` of the tag `repos` is `list_for_user` on its client.
fn method_name(wish: &str, tag: Option<&str>) -> String {
    let rest = tag.and_then(|tag| {
        let (head, rest) = wish.split_once(['/', '.', ':'])?;
        (words::value_name(head) == words::value_name(tag) && !rest.is_empty()).then_some(rest)
    });
    words::value_name(rest.unwrap_or(wish))
}

fn outcome(outcome: &mut Outcome, types: &mut Scope, wish: &str) {
    if let Outcome::Enum { name, cases } = outcome {
        *name = types.claim(words::type_name(wish));
        let mut scope = Scope::default();
        for case in cases {
            case.variant = scope.claim(words::variant_name(&case.variant));
        }
    }
}

fn contents(body: &mut Body, types: &mut Scope, wish: &str) {
    if let Some(choice) = &mut body.choice {
        *choice = types.claim(words::type_name(&format!("{wish} body")));
    }
    let mut scope = Scope::default();
    for content in &mut body.contents {
        content.variant = scope.claim(words::variant_name(&content.variant));
    }
}

/// Arguments and setters share a namespace: which of the two a parameter is may change.
fn inputs(operation: &mut Operation) {
    let of_pages = if operation.pagination.is_some() { &RESERVED_OF_PAGES[..] } else { &[] };
    let reserved = [&RESERVED_SETTERS, of_pages].concat();
    let mut scope = Scope::with_reserved(&reserved);
    for parameter in &mut operation.parameters {
        let plain = words::value_name(&parameter.name.wire);
        let wish = if reserved.contains(&plain.as_str()) { format!("{plain}_") } else { plain };
        parameter.name.rust = scope.claim(wish);
    }
}
