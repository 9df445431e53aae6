//! The names of the client and its sub-clients.

use crate::ir::{Api, Operation};

/// The client's type; `lower` reserves the name.
pub(crate) const CLIENT: &str = "Client";

/// The type whose method an operation is.
pub(crate) fn client_of<'a>(api: &'a Api, operation: &Operation) -> &'a str {
    operation.tag.map_or(CLIENT, |tag| &api.tags[tag].client)
}
