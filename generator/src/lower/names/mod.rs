//! Names: every one is minted here, once, after all types are known.
//!
//! In: drafts in their final order and operations with their wishes. Out: Rust names for types,
//! fields, variants, operations and their parts. A name depends on its own place only, so that a
//! schema added elsewhere renames nothing.

mod members;
mod operations;
mod renames;
pub(super) mod scope;
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

/// Mints all names.
pub(super) fn mint(drafts: &mut Drafts, api: &mut Api, config: &Config, report: &mut Report) {
    let mut scope = Scope::with_reserved(&RESERVED_TYPES);
    let renames = Renames::new(&config.rename);
    types::mint(drafts, &renames, &mut scope, report);
    members::mint(drafts, &renames);
    operations::mint(api, drafts, &renames, &mut scope);
    renames.finish(report);
}
