//! A document, compiled.
//!
//! In: a path. Out: the API and its bindings as one file, or why there are none.

use std::path::Path;

use openapi_bindgen::{Generated, Options, layout, review};

/// A document and its bindings.
pub(crate) struct Revision {
    /// What the compiler made of it.
    pub(crate) generated: Generated,
    /// The bindings.
    pub(crate) source: String,
}

impl Revision {
    /// Compiles a document.
    pub(crate) fn read(path: &Path) -> Result<Self, String> {
        let generated = review::analyze(path, &Options::default());
        if generated.report.has_errors() {
            return Err("the document has errors".to_owned());
        }
        let source = layout::single_file(&generated.api);
        Ok(Self { generated, source })
    }
}
