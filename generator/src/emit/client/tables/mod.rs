//! The tables that describe the document to the runtime: the API and its servers, operations, pagination, and
//! XML names.

mod api;
mod descriptor;
mod pagination;
mod server;
mod xml;

pub(super) use self::api::api;
pub(super) use self::descriptor::descriptor;
pub(super) use self::pagination::paged;
pub(super) use self::server::servers;
pub(crate) use self::server::variable_type;
pub(super) use self::xml::tables as xml_tables;
