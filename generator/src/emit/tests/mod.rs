//! Tests of the emitted types, from APIs built by hand.
//!
//! Snapshots are formatted Rust. Each shows types of one kind.

mod checks;
mod enums;
mod forms;
mod std_names;
mod structs;
mod unions;

use crate::emit::{Context, emit_types};
use crate::{format, ir::Api};

/// The types of the API, formatted.
fn emitted(api: &Api) -> String {
    let context = Context::new(api, format::render).allowing_lints();
    let text = format::render(emit_types(&context));
    syn::parse_file(&text).expect("Rust");
    text
}
