//! The configuration.

use std::path::Path;

use crate::diagnostic::Levels;

/// What the user decides about a run.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// The levels of diagnostics.
    pub levels: Levels,
}

impl Config {
    /// Reads a configuration file.
    ///
    /// # Errors
    ///
    /// When it cannot be read; the text says why.
    pub fn read(file: &Path) -> Result<Self, String> {
        std::fs::read_to_string(file)
            .map_err(|error| format!("cannot read `{}`: {error}", file.display()))?;
        Ok(Self::default())
    }
}
