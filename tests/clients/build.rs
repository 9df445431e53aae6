//! Generates the bindings of every document in `documents/`, and the types for the codec benchmark.

use openapi_bindgen::Build;
use openapi_bindgen::config::Config;
use openapi_bindgen::diagnostic::Level;

/// Diagnostics that the documents cause on purpose.
const INTENDED: [&str; 8] = ["OB0501", "OB0502", "OB0509", "OB0513", "OB0555", "OB0556", "OB0557", "OB0558"];

fn main() {
    println!("cargo::rerun-if-changed=documents");
    let mut documents: Vec<_> = std::fs::read_dir("documents")
        .expect("the folder of documents")
        .map(|entry| entry.expect("a readable entry").path())
        .collect();
    documents.sort();
    for document in documents {
        let mut config = Config::default();
        for code in INTENDED {
            config.diagnostics.by_code.insert(code.to_owned(), Level::Allow);
        }
        Build::new(document).with(config).run();
    }
    for (name, fixture) in [("inferred", "pages"), ("repeated", "idempotency")] {
        let folder = std::path::Path::new("../../fixtures/inferred").join(fixture);
        Build::new(folder.join("document.yaml")).overlay(folder.join("overlay.yaml")).name(name).run();
    }
    Build::new("benches/codec/shapes.yaml").name("shapes").run();
}
