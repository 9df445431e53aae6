//! A document, compiled.
//!
//! In: a path. Out: the API and its bindings as one file, or why there are none.

use std::path::Path;

use openapi_bindgen::config::Config;
use openapi_bindgen::{Generated, Options, layout, review};

/// A document and its bindings.
pub(crate) struct Revision {
    /// What the compiler made of it.
    pub(crate) generated: Generated,
    /// The bindings.
    pub(crate) source: String,
}

impl Revision {
    /// Compiles a document, with the configuration of the same name if there is one beside it.
    pub(crate) fn read(path: &Path) -> Result<Self, String> {
        let config = path.with_extension("toml");
        let config = match config.is_file() {
            true => Config::read(&config).map_err(|_| "the configuration has errors".to_owned())?,
            false => Config::default(),
        };
        let generated = review::analyze(path, &Options::default().config(config));
        if generated.report.has_errors() {
            return Err("the document has errors".to_owned());
        }
        let source = layout::single_file(&generated.api);
        Ok(Self { generated, source })
    }
}
