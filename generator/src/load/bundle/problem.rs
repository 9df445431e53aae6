//! The reasons why a reference cannot be followed, and the diagnostic for each.

use crate::diagnostic::codes::load::{
    CONTROL_CHARACTERS, MISSING_FILE, MISSING_TARGET, NO_FILE_ACCESS, OUTSIDE_ROOT, REF_CYCLE, REMOTE_REF,
    TOO_DEEP, TOO_LARGE,
};
use crate::diagnostic::{Code, Report};
use crate::limits::advice;
use crate::source::Place;

/// Why a reference leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Problem {
    /// It names a host or a scheme.
    Remote,
    /// The document was given as a text.
    NoAccess,
    /// The file stands outside the root folder.
    Outside { file: String },
    /// The file cannot be read.
    MissingFile { file: String, why: String },
    /// The path has control characters.
    ControlCharacters,
    /// Reading one more file, or this one, would exceed the limits.
    TooMany { file: String },
    /// The file does not parse, which was reported there.
    Faulty,
    /// The file has no such node.
    MissingTarget { file: String, fragment: String },
    /// References that lead only to references, or a thing that contains itself.
    Cycle,
    /// Its target would be nested too deeply.
    TooDeep,
    /// Its target would be too large: the name of the limit.
    TooLarge(&'static str),
}

impl Problem {
    /// Reports the problem of `reference`, which stands at `place`.
    pub(super) fn report(&self, reference: &str, place: Place, report: &mut Report) {
        if let Some((code, message, help)) = self.describe(reference) {
            let diagnostic = report.add_at(code, place, message);
            if let Some(help) = help {
                diagnostic.help(help);
            }
        }
    }

    fn describe(&self, reference: &str) -> Option<(&'static Code, String, Option<String>)> {
        let quoted = format!("`{reference}`");
        Some(match self {
            Self::Faulty => return None,
            Self::Remote => (
                &REMOTE_REF,
                format!("{quoted} refers to another host and is not followed"),
                Some("download the document and refer to it by a relative path".to_owned()),
            ),
            Self::NoAccess => (
                &NO_FILE_ACCESS,
                format!("{quoted} refers to a file, but the document was passed as text"),
                Some("generate from the path of the document".to_owned()),
            ),
            Self::Outside { file } => (
                &OUTSIDE_ROOT,
                format!("{quoted} refers to `{file}`, which is outside the root folder"),
                Some("to read it, set a folder that contains both files with `--root` or `Build::root`".to_owned()),
            ),
            Self::MissingFile { file, why } => (
                &MISSING_FILE,
                format!("{quoted} refers to `{file}`, which cannot be read: {why}"),
                Some(
                    if reference.contains(['/', '.', '#']) {
                        "paths are relative to the folder of the file that contains the reference"
                    } else {
                        "if this is the name of a component, write `#/components/schemas/` in front of it"
                    }
                    .to_owned(),
                ),
            ),
            Self::ControlCharacters => (
                &CONTROL_CHARACTERS,
                format!("{quoted} refers to a file whose name contains control characters, which is not opened"),
                None,
            ),
            Self::TooMany { file } => (
                &TOO_LARGE,
                format!("{quoted} refers to `{file}`, which exceeds the limit on files or bytes"),
                Some("if the document is legitimately this large, raise the limits: `--limit files=NUMBER`, `--limit file-bytes=NUMBER`, `--limit total-bytes=NUMBER`".to_owned()),
            ),
            Self::MissingTarget { file, fragment } => (
                &MISSING_TARGET,
                format!("{quoted} leads nowhere: `{file}` has no `{fragment}`"),
                Some("after the `#`, write the keys that lead to it, each preceded by `/`".to_owned()),
            ),
            Self::Cycle => (
                &REF_CYCLE,
                format!("{quoted} is part of a cycle"),
                Some("let one of the references refer to something that is not a reference".to_owned()),
            ),
            Self::TooDeep => (
                &TOO_DEEP,
                format!("the target of {quoted} is nested too deeply"),
                Some("move inner schemas to `components` and refer to them".to_owned()),
            ),
            Self::TooLarge(limit) => {
                (&TOO_LARGE, format!("the target of {quoted} is too large"), Some(advice(limit)))
            }
        })
    }
}
