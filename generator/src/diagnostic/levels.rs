//! The level of each code in one run: the code's own, unless the configuration sets another.

use std::collections::HashMap;

use super::{Code, Level, codes};

/// The configured levels; the default is the codes' own.
#[derive(Debug, Clone, Default)]
pub struct Levels {
    /// Levels by code id (`OB0105`).
    pub by_code: HashMap<String, Level>,
    /// Whether warnings are errors.
    pub deny_warnings: bool,
}

impl Levels {
    /// The level of `code`: the configured one or its own, raised where warnings are denied.
    #[must_use]
    pub fn of(&self, code: &Code) -> Level {
        match self.by_code.get(code.id).copied().unwrap_or(code.level) {
            Level::Warning if self.deny_warnings => Level::Error,
            level => level,
        }
    }

    /// The configured ids that no code has, sorted; a misspelt code must not pass unseen.
    #[must_use]
    pub fn unknown(&self) -> Vec<&str> {
        let is_known = |id: &str| codes::all().any(|code| code.id == id);
        let mut ids: Vec<&str> = self.by_code.keys().map(String::as_str).filter(|id| !is_known(id)).collect();
        ids.sort_unstable();
        ids
    }
}
