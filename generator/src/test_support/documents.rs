//! Compiles documents that tests write as text.

use std::sync::atomic::{AtomicU32, Ordering};

use crate::pipeline::{Generated, Options, analyze_for_review};

/// Compiles a document, which must have no errors.
pub(crate) fn compiled(document: &str) -> Generated {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!("openapi-bindgen-document-{}-{number}.yaml", std::process::id());
    let path = std::env::temp_dir().join(name);
    std::fs::write(&path, document).expect("a temporary file");
    let generated = analyze_for_review(&path, &Options::default());
    std::fs::remove_file(&path).expect("the temporary file");
    assert!(!generated.report.has_errors(), "{document}\n{:?}", generated.report);
    generated
}
