//! What a user can choose: `openapi-bindgen.toml`, the metadata of a `Cargo.toml`, or [`Config`] in
//! a build script, under the same names (`docs/config.md`).
//!
//! In: TOML text. Out: [`Config`]. What is wrong with it is said with file, line and column.
//! Nothing here looks at a document.

mod check;
mod error;
mod keys;
mod read;
mod rust_syntax;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::Path;

use crate::diagnostic::{Levels, Report};
use crate::limits;
use crate::source::file::{self, ReadError};
use crate::source::{ConfigFile, SourceFile, child};

pub use crate::ir::{DateTimeCrate, Examples};
pub use error::ConfigError;

use error::cannot_read;

/// The key that stands for all types, where a table is by type.
pub const ALL: &str = "*";

/// The place of the configuration in a `Cargo.toml`.
const METADATA: [&str; 3] = ["package", "metadata", "openapi-bindgen"];

/// The choices. The default is right for most documents.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Config {
    /// Other names.
    pub rename: Rename,
    /// The user's own Rust types.
    pub replace: Replace,
    /// Further derives by type, or [`ALL`] for structs and enums: Rust paths.
    pub derive: BTreeMap<String, Vec<String>>,
    /// Attributes by type, or [`ALL`] for structs and enums, without `#[…]`.
    pub attributes: BTreeMap<String, Vec<String>>,
    /// The crate that date-times and dates are computed with.
    pub date_time: DateTimeCrate,
    /// Whether types can be read and written that only go one way.
    pub codec: Directions,
    /// Whether enums keep values that the document does not list, by type, or [`ALL`].
    pub enums: BTreeMap<String, Openness>,
    /// Which maps are used, by the type that holds them, or [`ALL`].
    pub maps: BTreeMap<String, MapOrder>,
    /// The operations that are generated; all where nothing is said.
    pub include: Selection,
    /// The operations that are left out, even if they are included.
    pub exclude: Selection,
    /// Whether the sub-client of each tag is behind a Cargo feature; `Build::tag_features` says so as well.
    pub tag_features: bool,
    /// The examples in the docs of operations; those of `Build::examples` come first.
    pub examples: Examples,
    /// Levels of diagnostics.
    pub diagnostics: Levels,
    /// Where this was read, for diagnostics; `None` where a program made the choices.
    pub file: Option<ConfigFile>,
}

/// Other names, each by the name it would have or the name in the document.
#[derive(Debug, Clone, Default, PartialEq)]
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
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Replace {
    /// Types, by component name or by generated name.
    pub types: BTreeMap<String, String>,
    /// Formats of scalars, by name.
    pub formats: BTreeMap<String, String>,
}

/// Whether an enum has a variant for values that the document does not list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Openness {
    /// It has, whoever sends it.
    Open,
    /// It has not: such a value is an error.
    Closed,
}

/// Whether structs and unions can be read and written, or only what the operations need.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Directions {
    /// All can be both: answers can be stored, and requests compared in tests.
    #[default]
    Both,
    /// What is part of requests only cannot be read, what is part of answers only cannot be written.
    Used,
}

/// What maps are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MapOrder {
    /// `runtime::Map`, a `BTreeMap`: ordered by key.
    Ordered,
    /// `runtime::HashedMap`, a `HashMap`: in no order.
    Hashed,
}

/// Operations, by patterns in which `*` stands for any text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Selection {
    /// Any of the operation's tags.
    pub tags: Vec<String>,
    /// The `operationId`, or method and path: `GET /pets/{id}`.
    pub operations: Vec<String>,
    /// The path as the document writes it.
    pub paths: Vec<String>,
}

impl Selection {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tags.is_empty() && self.operations.is_empty() && self.paths.is_empty()
    }
}

impl Config {
    /// Reads a configuration file. Of a file called `Cargo.toml` it is the table
    /// `[package.metadata.openapi-bindgen]`.
    ///
    /// # Errors
    ///
    /// A file that cannot be read or is no TOML, and every key and value that does not fit, each with
    /// line and column.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let name = path.display().to_string();
        let text = file::read(path, limits::CONFIG_BYTES).map_err(|error| {
            let reason = match error {
                ReadError::Unreadable(reason) => reason,
                ReadError::TooLarge(limit) => format!("it has more than {limit} bytes"),
                ReadError::ControlCharacters => "its name has control characters".to_owned(),
            };
            cannot_read(&name, &reason)
        })?;
        let is_manifest = path.file_name().is_some_and(|name| name == "Cargo.toml");
        let table = if is_manifest {
            METADATA.iter().fold(String::new(), |at, key| child(&at, key))
        } else {
            String::new()
        };
        Self::from_file(ConfigFile { file: SourceFile { name, text }, table })
    }

    /// Reads the text of a configuration, which messages call `openapi-bindgen.toml`.
    ///
    /// # Errors
    ///
    /// As [`Config::read`].
    pub fn from_toml(text: &str) -> Result<Self, ConfigError> {
        let file = SourceFile { name: "openapi-bindgen.toml".to_owned(), text: text.to_owned() };
        Self::from_file(ConfigFile { file, table: String::new() })
    }

    fn from_file(file: ConfigFile) -> Result<Self, ConfigError> {
        let mut report = Report::default();
        let config = read::read(&file, &mut report);
        config.check(&mut report);
        if report.has_errors() {
            return Err(ConfigError::new(report, file));
        }
        Ok(Self { file: Some(file), ..config })
    }
}
