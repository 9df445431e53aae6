//! The API as plain data: what `lower` decides and `emit` writes.
//!
//! Everything here is final: every Rust name is made, every type chosen, every union planned. Cycles are
//! harmless because types refer to each other by [`TypeId`]. Nothing here knows the document, tokens, or how
//! names are made.

use std::collections::BTreeSet;

mod calls;
mod constant;
mod facts;
pub(crate) mod keywords;
mod output;
mod phase;
mod scalars;
mod style;
mod table;
mod type_ref;
mod types;
mod union;
mod walk;
mod xml;

pub use calls::*;
pub use constant::*;
pub use facts::*;
pub use output::*;
pub use phase::*;
pub use scalars::*;
pub use style::*;
pub use table::*;
pub use type_ref::*;
pub use types::*;
pub use union::*;
pub use xml::*;

/// The whole API.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Api {
    /// `info.title`.
    pub title: String,
    /// `info.version`.
    pub version: String,
    /// `info.description`.
    pub description: Option<String>,
    /// Every type that is emitted, in order of emission.
    pub types: Types,
    /// The sub-clients, in order of first use.
    pub tags: Table<TagId, Tag>,
    /// Every operation, in the document's order.
    pub operations: Table<OperationId, Operation>,
    /// The sets of response headers that operations have, each once.
    pub header_sets: Table<HeaderSetId, HeaderSet>,
    /// Tables of the types that XML bodies reach.
    pub xml: Xml,
    /// The servers of the document, the default first.
    pub servers: Vec<DocumentServer>,
    /// The enum of the servers, if there are several (`Server`).
    pub server_choice: Option<ServerEnum>,
    /// The security schemes, in the document's order.
    pub security_schemes: Table<SchemeId, SecurityScheme>,
    /// Options for the output.
    pub output: Output,
    /// The crate for date-times and dates.
    pub date_time: DateTimeCrate,
    /// What emitted code needs to know beyond that, computed from this API and output.
    pub facts: ApiFacts,
}

impl Api {
    /// The names of all items that are emitted at the top level.
    #[must_use]
    pub fn item_names(&self) -> BTreeSet<&str> {
        let types = self.types.0.iter().map(|definition| definition.name.rust.as_str());
        let clients = self.tags.iter().map(|tag| tag.client.as_str());
        let of_operations = self.operations.iter().flat_map(|operation| {
            let body = operation.body.as_ref().and_then(|body| body.enum_name.as_deref());
            let outcomes = [&operation.success, &operation.error].into_iter().filter_map(Outcome::name);
            std::iter::once(operation.call.as_str()).chain(body).chain(outcomes)
        });
        let headers = self.header_sets.iter().map(|set| set.name.as_str());
        let structures = || self.servers.iter().filter_map(|server| server.structure.as_ref());
        let fields = structures().flat_map(|structure| &structure.fields);
        let enums = fields.filter_map(|field| field.enumeration.as_ref()).chain(&self.server_choice);
        let servers = enums.map(|one| one.name.as_str());
        let servers = servers.chain(structures().map(|structure| structure.name.as_str()));
        types.chain(clients).chain(headers).chain(of_operations).chain(servers).collect()
    }
}

/// The crate that provides date-times and dates.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DateTimeCrate {
    /// `runtime::DateTime` and `runtime::Date`.
    #[default]
    Chrono,
    /// `runtime::JiffDateTime` and `runtime::JiffDate`, from the runtime's feature `jiff`.
    Jiff,
}

/// A name in its two spellings, and where it was written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Name {
    /// The Rust identifier, with `r#` if it is a keyword.
    pub rust: String,
    /// The name on the wire or in the document.
    pub wire: String,
    /// JSON pointer, in the compiler's tree, of the node with this name.
    pub pointer: String,
}

/// The text for the generated docs.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Docs {
    /// `summary` or `title`, if it says more than the name.
    pub summary: Option<String>,
    /// `description`, CommonMark as written.
    pub description: Option<String>,
    /// Facts that the compiler adds, such as limits, the default value or "Read-only."; one per line.
    pub notes: Vec<String>,
}
