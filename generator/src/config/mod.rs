//! The configuration: `openapi-bindgen.toml`, the metadata of a `Cargo.toml`, or [`Config`] in a build
//! script, with the same names (`docs/config.md`).
//!
//! TOML text becomes a [`Config`], and what is wrong with it is reported with file, line and column. Nothing
//! here looks at a document.

mod check;
mod error;
mod keys;
mod read;
mod responses;
mod rust_syntax;
#[cfg(test)]
mod tests;
mod vendor;

use std::collections::BTreeMap;
use std::path::Path;

use crate::diagnostic::{Levels, Report};
use crate::limits;
use crate::source::file::ReadError;
use crate::source::{ConfigFile, Files, SourceFile, child};

pub use crate::ir::{Constructors, DateTimeCrate, Examples, Strictness};
pub use error::ConfigError;
pub use responses::{Absence, Responses, Tolerance};
pub use vendor::Vendor;
pub(crate) use vendor::{Named, given};

use error::cannot_read;

/// The key for all types in a table whose keys are types.
pub const ALL: &str = "*";

/// The table of the configuration in a `Cargo.toml`.
const METADATA: [&str; 3] = ["package", "metadata", "openapi-bindgen"];

/// The configuration. The default suits most documents.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Config {
    /// Renamed items.
    pub rename: Rename,
    /// The vendors whose extensions give names, the most important first.
    pub vendor_names: Vec<Vendor>,
    /// Equal types that become one.
    pub merge: Merge,
    /// The user's own Rust types.
    pub replace: Replace,
    /// Additional derives by type, or [`ALL`] for structs and enums, as Rust paths.
    pub derive: BTreeMap<String, Vec<String>>,
    /// Attributes by type, or [`ALL`] for structs and enums, without `#[…]`.
    pub attributes: BTreeMap<String, Vec<String>>,
    /// The crate that provides date-times and dates.
    pub date_time: DateTimeCrate,
    /// Whether types that are only sent or only received can be both read and written.
    pub codec: Directions,
    /// Which types have `new` and setters.
    pub constructors: Constructors,
    /// Whether enums keep values that the document does not list, by type, or [`ALL`].
    pub enums: BTreeMap<String, Openness>,
    /// Which kind of map is used, by the type that contains it, or [`ALL`].
    pub maps: BTreeMap<String, MapOrder>,
    /// What is tolerated in responses that differ from the document.
    pub responses: Responses,
    /// The operations that are generated; all of them if nothing is selected.
    pub include: Selection,
    /// The operations that are left out, even if `include` selects them.
    pub exclude: Selection,
    /// Whether the sub-client of each tag is behind a Cargo feature, as with `Build::tag_features`.
    pub tag_features: bool,
    /// The examples in the docs of operations. `Build::examples` takes precedence.
    pub examples: Examples,
    /// Levels of diagnostics.
    pub diagnostics: Levels,
    /// The file that was read, for diagnostics; `None` if a program made the configuration.
    pub file: Option<ConfigFile>,
}

/// New names, by the name that the item would have or that it has in the document.
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
    /// Parameters, by `operationId.parameter`, or by their name for those of all operations.
    pub parameters: BTreeMap<String, String>,
    /// Tags, by tag.
    pub tags: BTreeMap<String, String>,
}

/// Types that the document repeats under several names.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Merge {
    /// The types that become one, by its new name. Each is a component or the name that the type would have.
    pub types: BTreeMap<String, Vec<String>>,
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
    /// It has one, whether or not a server can send it.
    Open,
    /// It has none: such a value is an error.
    Closed,
}

/// Whether structs and unions can be read and written, or only what the operations need.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Directions {
    /// All can do both: responses can be stored, and requests compared in tests.
    #[default]
    Both,
    /// Types that occur only in requests cannot be read, and those that occur only in responses cannot be
    /// written.
    Used,
}

/// The Rust type of maps.
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
    /// Patterns for any of the operation's tags.
    pub tags: Vec<String>,
    /// Patterns for the `operationId`, or for method and path: `GET /pets/{id}`.
    pub operations: Vec<String>,
    /// Patterns for the path as the document writes it.
    pub paths: Vec<String>,
}

impl Selection {
    /// Whether nothing is selected.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tags.is_empty() && self.operations.is_empty() && self.paths.is_empty()
    }
}

impl Config {
    /// Reads a configuration file. In a file called `Cargo.toml`, the configuration is the table
    /// `[package.metadata.openapi-bindgen]`.
    ///
    /// # Errors
    ///
    /// If the file cannot be read or is not TOML, or if a key or value is not valid. Each finding has a line
    /// and a column.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        Self::read_from(&Files::default(), path)
    }

    /// Reads a configuration file of these files.
    pub(crate) fn read_from(files: &Files, path: &Path) -> Result<Self, ConfigError> {
        let name = files.shown(path);
        let text = files.read(path, limits::CONFIG_BYTES).map_err(|error| {
            let reason = match error {
                ReadError::Unreadable(reason) => reason,
                ReadError::TooLarge(limit) => format!("it has more than {limit} bytes"),
                ReadError::ControlCharacters => "its name contains control characters".to_owned(),
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

    /// Reads the text of a configuration. Messages call it `openapi-bindgen.toml`.
    ///
    /// # Errors
    ///
    /// See [`Config::read`].
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
