//! The error for a configuration that cannot be used. It can be printed with a line for each finding, or
//! rendered like any diagnostics.

use std::fmt;

use crate::diagnostic::codes::config as codes;
use crate::diagnostic::{self, Report};
use crate::source::{ConfigFile, Place, SourceFile, Sources};

/// Why a configuration cannot be used. `Display` prints a line for each reason, with its place.
#[derive(Debug, Clone)]
pub struct ConfigError(Box<(Report, Sources)>);

impl ConfigError {
    pub(super) fn new(report: Report, file: ConfigFile) -> Self {
        let mut sources = Sources::default();
        sources.set_config(file);
        Self(Box::new((report, sources)))
    }

    /// The findings.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.0.0
    }

    /// The file that the findings refer to.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.0.1
    }
}

/// The error for a file that cannot be read.
pub(super) fn cannot_read(name: &str, reason: &str) -> ConfigError {
    let mut report = Report::default();
    let message = format!("the configuration cannot be read: {reason}");
    report.add_at(&codes::NO_CONFIGURATION, Place::in_config(""), message);
    let file = SourceFile { name: name.to_owned(), text: String::new() };
    ConfigError::new(report, ConfigFile { file, table: String::new() })
}

impl fmt::Display for ConfigError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(diagnostic::lines(self.report().iter(), self.sources()).trim_end())
    }
}

impl std::error::Error for ConfigError {}
