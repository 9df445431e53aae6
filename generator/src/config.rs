//! What a user can choose: `openapi-bindgen.toml` or the `build` API, under the same names.
//!
//! In: TOML text. Out: [`Config`]. Unknown keys are errors; nothing here looks at a document.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::diagnostic::{Level, Levels};

/// The choices. The default is right for most documents.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// Other names.
    pub rename: Rename,
    /// The user's own Rust types.
    pub replace: Replace,
    /// Levels of diagnostics.
    pub levels: Levels,
}

/// The TOML as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct Written {
    rename: Rename,
    replace: Replace,
    diagnostics: BTreeMap<String, LevelName>,
}

/// Other names, each by the name it would have or the name in the document.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Rename {
    /// Types, by component name or by generated name.
    pub types: BTreeMap<String, String>,
    /// Fields, by `Type.property`.
    pub fields: BTreeMap<String, String>,
    /// Enum and union variants, by `Type.value`.
    pub variants: BTreeMap<String, String>,
    /// Operations, by operationId.
    pub operations: BTreeMap<String, String>,
    /// Tags, by tag.
    pub tags: BTreeMap<String, String>,
}

impl Rename {
    /// Refuses what is no identifier, where the document's own names are made into one.
    fn check(&self) -> Result<(), String> {
        let items = [("types", &self.types), ("variants", &self.variants)];
        let values = [("fields", &self.fields)];
        for (table, names) in items.into_iter().chain(values) {
            for (from, to) in names {
                let is_word = to.chars().all(|c| c.is_alphanumeric() || c == '_');
                let begins = to.starts_with(|c: char| c.is_alphabetic() || c == '_') && to != "_";
                if !is_word || !begins || is_keyword(to) {
                    return Err(format!(
                        "[rename.{table}]: `{from}` cannot be called `{to}`, which is no identifier"
                    ));
                }
            }
        }
        Ok(())
    }
}

/// Words that Rust keeps for itself (edition 2024).
fn is_keyword(word: &str) -> bool {
    syn::parse_str::<syn::Ident>(word).is_err()
}

/// The user's own Rust types, by path.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Replace {
    /// Formats of scalars, by name.
    pub formats: BTreeMap<String, String>,
}

/// A level by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum LevelName {
    Allow,
    Warn,
    Deny,
}

impl Config {
    /// Reads a configuration file.
    ///
    /// # Errors
    ///
    /// A message that names the file, with line and column where the TOML is malformed or has an
    /// unknown key.
    pub fn read(path: &Path) -> Result<Self, String> {
        let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        Self::from_toml(&text).map_err(|error| format!("{}: {error}", path.display()))
    }

    /// Reads the text of a configuration.
    ///
    /// # Errors
    ///
    /// The parser's message, for TOML that is malformed or has unknown keys, and for codes that no
    /// diagnostic has.
    pub fn from_toml(text: &str) -> Result<Self, String> {
        let written: Written = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut levels = Levels::default();
        for (code, level) in written.diagnostics {
            let level = match level {
                LevelName::Allow => Level::Allow,
                LevelName::Warn => Level::Warning,
                LevelName::Deny => Level::Error,
            };
            levels.by_code.insert(code, level);
        }
        if let Some(code) = levels.unknown().first() {
            return Err(format!("[diagnostics]: there is no code `{code}`"));
        }
        written.rename.check()?;
        Ok(Self { rename: written.rename, replace: written.replace, levels })
    }
}
