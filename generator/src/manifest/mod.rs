//! The manifest: what was generated, as JSON for programs (`docs/manifest.md`).
//!
//! It holds, for every operation, its names, arguments, bodies and responses; for every type, its Rust path
//! and its place in the document; for every server and security scheme, how a client is configured for it.
//! The emitters themselves spell the types, so manifest and code cannot disagree.

mod operation;
mod paths;
mod server;
#[cfg(test)]
mod tests;

use serde_json::{Value, json};

use self::paths::Paths;
use crate::emit::client::CLIENT;
use crate::ir::{Api, TypeDef, TypeKind};

/// The manifest of an API.
///
/// `crate_prefix` precedes every path of the bindings: the crate or module that contains them (`atoms`,
/// `smallest_atoms::atoms`), or nothing for names as in the code.
#[must_use]
pub fn manifest(api: &Api, crate_prefix: &str) -> Value {
    let paths = Paths::new(api, crate_prefix);
    let operations: Vec<_> = api.operations.iter().map(|operation| paths.operation(operation)).collect();
    let types: Vec<_> = api.types.0.iter().map(|definition| type_entry(&paths, definition)).collect();
    json!({
        "client": paths.item(CLIENT),
        "servers": paths.servers(),
        "securitySchemes": paths.schemes(),
        "operations": operations,
        "types": types,
    })
}

fn type_entry(paths: &Paths<'_>, definition: &TypeDef) -> Value {
    json!({
        "rust": paths.item(&definition.name.rust),
        "pointer": definition.name.pointer,
        "kind": kind(&definition.kind),
        "wire": definition.name.wire,
    })
}

fn kind(kind: &TypeKind) -> &'static str {
    match kind {
        TypeKind::Struct(_) => "struct",
        TypeKind::Form(_) => "form",
        TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_) => "enum",
        TypeKind::Union(_) => "union",
        TypeKind::Alias(_) => "alias",
        TypeKind::Newtype(_) => "newtype",
    }
}
