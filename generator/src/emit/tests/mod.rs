//! The emitted types and their codec, from an API built by hand.
//!
//! Snapshots are Rust as a reader would see it. Each shows the types of one kind, then how they are
//! read, written and checked.

mod checks;
mod enums;
mod forms;
mod std_names;
mod structs;
mod unions;

use crate::{emit, format, ir::Api};

/// Types and codec of the API, formatted.
fn emitted(api: &Api) -> String {
    let types = format::render(emit::emit_types(api));
    let codec = format::render(emit::emit_codec(api));
    let text = format!("{types}\n// codec\n\n{codec}");
    syn::parse_file(&text).expect("Rust");
    text
}
