//! Documents of an attacker: nothing panics, runs long, or gets out of the place that it was written for.

use std::path::Path;
use std::time::{Duration, Instant};

use openapi_bindgen::{Generated, Options, analyze, layout};
use serde_json::Value;

mod budgets;
mod growth;
mod injection;

/// What a document becomes, as text; the emitted code parses, and the whole does not take long.
#[track_caller]
fn bindings(name: &str, document: &Value) -> (Generated, String) {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("hostile-{name}.json"));
    std::fs::write(&file, document.to_string()).expect("a writable folder");
    let start = Instant::now();
    let generated = analyze(&file, &Options::default());
    let text = layout::single_file(&generated.api);
    let took = start.elapsed();
    assert!(took < Duration::from_secs(60), "{name} took {took:?}");
    // Only the compiler has to do with the stack of a thread; syn needs more in a debug build.
    let parse = || syn::parse_file(&text).map(drop).expect("Rust");
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(64 << 20).spawn_scoped(scope, parse);
        thread.expect("a thread").join().expect("the text is Rust");
    });
    (generated, text)
}
