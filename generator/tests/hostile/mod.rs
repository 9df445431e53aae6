//! Documents of an attacker: nothing panics, grows faster than the document, or breaks out of its context.

use std::path::Path;

use openapi_bindgen::{Generated, Options, analyze, layout};
use serde_json::Value;

mod budgets;
mod cost;
mod growth;
mod injection;

/// What a document becomes, and its text, which is valid Rust.
#[track_caller]
fn bindings(name: &str, document: &Value) -> (Generated, String) {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("hostile-{name}.json"));
    std::fs::write(&file, document.to_string()).expect("a writable folder");
    let generated = analyze(&file, &Options::default());
    let text = layout::single_file(&generated.api);
    is_rust(&text);
    (generated, text)
}

/// Asserts that a text is Rust. syn needs a larger stack in a debug build; the generator itself does not.
#[track_caller]
fn is_rust(text: &str) {
    let parse = || syn::parse_file(text).map(drop).expect("Rust");
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(64 << 20).spawn_scoped(scope, parse);
        thread.expect("a thread").join().expect("the text is Rust");
    });
}
