//! What a user can choose: `openapi-bindgen.toml`, `[package.metadata.openapi-bindgen]`, or the
//! `build` API, under the same names.
//!
//! In: TOML text. Out: [`Config`]. Unknown keys are errors; nothing here looks at a document.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The choices. The default is right for most documents.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Config {
    /// Other names.
    pub rename: Rename,
    /// The user's own Rust types.
    pub replace: Replace,
    /// Levels of diagnostics by code: `"allow"`, `"warn"` or `"deny"`.
    pub diagnostics: BTreeMap<String, LevelName>,
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

/// The user's own Rust types, by path.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Replace {
    /// Components, by name.
    pub types: BTreeMap<String, String>,
    /// Formats of scalars, by name.
    pub formats: BTreeMap<String, String>,
}

/// A level by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LevelName {
    /// Not shown.
    Allow,
    /// Shown.
    Warn,
    /// Shown, and an error.
    Deny,
}

impl Config {
    /// Reads the TOML of a configuration.
    ///
    /// # Errors
    ///
    /// The parser's message with line and column, for TOML that is malformed or has unknown keys.
    pub fn from_toml(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }
}
