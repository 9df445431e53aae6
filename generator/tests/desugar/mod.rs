//! Stage `desugar`: small documents and the trees that they become.
//!
//! Every check desugars the result once more, which must not change anything.

mod dialects;
mod openapi32;
mod references;
mod schemas;
mod swagger2;
mod values;

use openapi_bindgen::desugar::desugar;
use openapi_bindgen::diagnostic::Report;
use openapi_bindgen::source::{Origins, Sources};
use serde_json::{Value, json};

/// A desugared tree, and the findings, each as `code pointer-in-the-file`.
struct Desugared {
    tree: Value,
    origins: Origins,
    findings: Vec<String>,
}

fn run(document: Value) -> Desugared {
    let mut sources = Sources::default();
    let root = sources.add("openapi.yaml", "");
    let (mut tree, mut origins, mut report) = (document, Origins::new(root), Report::default());
    desugar(&mut tree, &mut origins, &mut report);

    let mut again = tree.clone();
    desugar(&mut again, &mut Origins::new(root), &mut Report::default());
    assert_eq!(again, tree, "desugaring twice differs from desugaring once");

    report.trace(&origins);
    let findings = report.iter().map(|found| format!("{} {}", found.code.id, found.place.pointer)).collect();
    Desugared { tree, origins, findings }
}

impl Desugared {
    /// The node at a pointer of the result.
    fn at(&self, pointer: &str) -> &Value {
        self.tree.pointer(pointer).unwrap_or_else(|| panic!("nothing at {pointer} in {:#}", self.tree))
    }

    /// The origin of the node at a pointer of the result.
    fn origin(&self, pointer: &str) -> String {
        self.origins.place(pointer).pointer
    }
}

/// An OpenAPI 3.1 document with these schemas.
fn with_schemas(schemas: Value) -> Value {
    json!({
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas}
    })
}

/// What one schema becomes, and the findings.
fn schema(written: Value) -> (Value, Vec<String>) {
    let result = run(with_schemas(json!({ "S": written })));
    (result.at("/components/schemas/S").clone(), result.findings)
}

/// Checks what one schema becomes, without any findings.
#[track_caller]
fn check(written: Value, expected: Value) {
    let (tree, findings) = schema(written);
    assert_eq!(tree, expected);
    assert_eq!(findings, Vec::<String>::new());
}
