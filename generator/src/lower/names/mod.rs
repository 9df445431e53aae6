//! Every Rust name is made here, once, after all types are known.
//!
//! Only this module turns drafts into an [`Api`]. Types are named first, because the configuration refers to
//! them by name: [`Naming::types`] makes the table of their names. [`Naming::api`] consumes the drafts, names
//! everything else and assembles the API. A name depends on its own place only, so that a schema added
//! elsewhere renames nothing.

mod apart;
mod long;
mod members;
mod namespace;
mod operations;
mod prelude;
mod renames;
mod runs;
mod servers;
mod types;
mod union_variants;
mod xml;

pub(super) use prelude::is_prelude;
pub(super) use types::TypeNames;

use super::draft::{self, Drafts};
use super::facts;
use crate::config::Config;
use crate::diagnostic::Report;
use crate::ir::{Api, Name, OperationId, Output, Table, TypeRef};

use namespace::Namespace;
use operations::CallNames;
use renames::Renames;

/// Type names that the generated code uses itself.
const RESERVED_TYPES: [&str; 1] = ["Client"];

/// The namespaces of one API while its names are made.
pub(super) struct Naming<'c> {
    config: &'c Config,
    renames: Renames<'c>,
    types: Namespace,
    calls: CallNames,
}

impl<'c> Naming<'c> {
    pub(super) fn new(config: &'c Config, api: &draft::Api) -> Self {
        let renames = Renames::new(&config.rename);
        let calls = CallNames::mint(api, &renames);
        Self { config, renames, types: Namespace::with_reserved(&RESERVED_TYPES), calls }
    }

    /// Names all types. Union variants without a name are named after their types.
    pub(super) fn types(&mut self, drafts: &mut Drafts, report: &mut Report) -> TypeNames {
        let names = types::mint(drafts, &self.calls, &self.renames, &mut self.types, report);
        union_variants::name(drafts, &names, report);
        names
    }

    /// The names that the types would have if nothing changed about them any more.
    pub(super) fn names_so_far(&mut self, drafts: &Drafts) -> TypeNames {
        types::mint(drafts, &self.calls, &self.renames, &mut self.types, &mut Report::default())
    }

    /// The finished API, with its types named as the table says. Operations with a page item have pages.
    pub(super) fn api(
        mut self,
        drafts: Drafts,
        api: draft::Api,
        names: &TypeNames,
        page_items: Table<OperationId, Option<TypeRef>>,
        output: Output,
        report: &mut Report,
    ) -> Api {
        let draft::Api { title, version, description, tags, operations, header_sets, xml, servers, .. } = api;
        let types = members::types(drafts, names, &self.renames);
        let header_sets = operations::header_sets(header_sets, &self.renames, &mut self.types);
        let mut calls = operations::Calls::new(&self.calls, &self.renames, &mut self.types);
        let tags = calls.tags(tags);
        let mut operations = calls.operations(operations, page_items);
        let xml = xml::tables(xml, names, &mut calls.statics);
        let (servers, server_choice) = servers::mint(servers, &mut self.types);
        self.renames.finish(report);
        let facts = facts::decide(&types, &mut operations, &output);
        Api {
            title,
            version,
            description,
            types,
            tags,
            operations,
            header_sets,
            xml,
            servers,
            server_choice,
            security_schemes: api.security_schemes,
            output,
            facts,
            date_time: self.config.date_time,
        }
    }
}

/// Adds the Rust spelling to a name of the document.
fn named(draft: draft::Name, rust: String) -> Name {
    Name { rust, wire: draft.wire, pointer: draft.pointer }
}
