//! The options of `diff`.

use std::path::PathBuf;

use openapi_bindgen::review::FailOn;
use openapi_bindgen::review::print::Version;

/// What `diff` compares and prints.
#[derive(Debug)]
pub(crate) struct Diff {
    pub(crate) old: PathBuf,
    pub(crate) new: PathBuf,
    pub(crate) old_overlays: Vec<PathBuf>,
    pub(crate) new_overlays: Vec<PathBuf>,
    pub(crate) old_config: Option<PathBuf>,
    pub(crate) new_config: Option<PathBuf>,
    pub(crate) format: ReviewFormat,
    pub(crate) fail_on: Vec<FailOn>,
    pub(crate) from_version: Option<Version>,
}

/// How a review is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReviewFormat {
    Text,
    Markdown,
    Json,
    GitHub,
    Changelog,
}

/// The options for `diff`, as found in the arguments.
#[derive(Default)]
pub(super) struct Given {
    pub(super) old_overlays: Vec<PathBuf>,
    pub(super) new_overlays: Vec<PathBuf>,
    pub(super) old_config: Option<PathBuf>,
    pub(super) new_config: Option<PathBuf>,
    pub(super) format: Option<ReviewFormat>,
    pub(super) is_changelog: bool,
    pub(super) fail_on: Vec<FailOn>,
    pub(super) from_version: Option<Version>,
}

impl Given {
    /// The settings for two documents.
    pub(super) fn settings(self, old: PathBuf, new: PathBuf) -> Result<Diff, String> {
        let Self { old_overlays, new_overlays, old_config, new_config, fail_on, from_version, .. } = self;
        let format = match (self.format, self.is_changelog) {
            (Some(_), true) => return Err("--format and --changelog exclude each other".to_owned()),
            (None, true) => ReviewFormat::Changelog,
            (format, false) => format.unwrap_or(ReviewFormat::Text),
        };
        Ok(Diff {
            old,
            new,
            old_overlays,
            new_overlays,
            old_config,
            new_config,
            format,
            fail_on,
            from_version,
        })
    }

    /// Rejects the options for another command, which would ignore them.
    pub(super) fn reject(&self, verb: &str) -> Result<(), String> {
        let given = [
            ("--old-overlay", !self.old_overlays.is_empty()),
            ("--new-overlay", !self.new_overlays.is_empty()),
            ("--old-config", self.old_config.is_some()),
            ("--new-config", self.new_config.is_some()),
            ("--format", self.format.is_some()),
            ("--changelog", self.is_changelog),
            ("--fail-on", !self.fail_on.is_empty()),
            ("--from-version", self.from_version.is_some()),
        ];
        match given.iter().find(|(_, is_given)| *is_given) {
            Some((option, _)) => Err(format!("`{verb}` does not take {option}")),
            None => Ok(()),
        }
    }
}

pub(super) fn format(written: &str) -> Result<ReviewFormat, String> {
    match written {
        "text" => Ok(ReviewFormat::Text),
        "markdown" => Ok(ReviewFormat::Markdown),
        "json" => Ok(ReviewFormat::Json),
        "github" => Ok(ReviewFormat::GitHub),
        _ => Err(format!("--format is text, markdown, json or github, not `{written}`")),
    }
}

/// Kinds of changes, separated by commas.
pub(super) fn fail_on(kinds: &mut Vec<FailOn>, written: &str) -> Result<(), String> {
    for word in written.split(',') {
        let found = FailOn::ALL.into_iter().find(|(name, _)| *name == word);
        let (_, kind) = found.ok_or_else(|| {
            let names = FailOn::ALL.map(|(name, _)| name).join(", ");
            format!("--fail-on is one or more of {names}, separated by commas, not `{word}`")
        })?;
        kinds.push(kind);
    }
    Ok(())
}

pub(super) fn version(written: &str) -> Result<Version, String> {
    Version::parse(written)
        .ok_or_else(|| format!("--from-version is three numbers such as 1.4.2, not `{written}`"))
}
