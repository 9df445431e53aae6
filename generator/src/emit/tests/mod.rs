//! Tests of the emitted types and their codec, from APIs built by hand.
//!
//! Snapshots are formatted Rust. Each shows types of one kind, then how they are read, written and checked.

mod checks;
mod enums;
mod forms;
mod std_names;
mod structs;
mod unions;

use crate::emit::{Context, emit_codec, emit_types};
use crate::{format, ir::Api};

/// The types and the codec of the API, formatted.
fn emitted(api: &Api) -> String {
    let context = Context::new(api, format::render);
    let (types, codec) = (format::render(emit_types(&context)), format::render(emit_codec(&context)));
    let text = format!("{types}\n// codec\n\n{codec}");
    syn::parse_file(&text).expect("Rust");
    text
}
