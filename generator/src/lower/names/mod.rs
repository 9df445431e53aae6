//! Names: every one is minted here, once, after all types are known.
//!
//! In: drafts in their final order and operations with their wishes. Out: Rust names for types,
//! fields, variants, operations and their parts. A name depends on its own place only, so that a
//! schema added elsewhere renames nothing.

mod letters;
mod members;
mod operations;
mod renames;
pub(super) mod scope;
mod servers;
mod types;
pub(super) mod words;

use super::drafts::Drafts;
use crate::config::Config;
use crate::diagnostic::Report;
use crate::ir::Api;

use renames::Renames;
use scope::Scope;

/// Type names that the generated code itself takes.
const RESERVED_TYPES: [&str; 1] = ["Client"];

/// The names of one API while they are minted: types first, since the choices for types need their
/// names; then members and operations.
pub(super) struct Naming<'c> {
    renames: Renames<'c>,
    types: Scope,
}

impl<'c> Naming<'c> {
    pub(super) fn new(config: &'c Config) -> Self {
        Self { renames: Renames::new(&config.rename), types: Scope::with_reserved(&RESERVED_TYPES) }
    }

    /// Names of types.
    pub(super) fn types(&mut self, drafts: &mut Drafts, report: &mut Report) {
        types::mint(drafts, &self.renames, &mut self.types, report);
    }

    /// Names of fields and variants, and of what operations bring with them.
    pub(super) fn members(mut self, drafts: &mut Drafts, api: &mut Api, report: &mut Report) {
        members::mint(drafts, &self.renames);
        operations::mint(api, drafts, &self.renames, &mut self.types);
        servers::mint(api, &mut self.types);
        self.renames.finish(report);
    }
}
