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
    /// One file more, or this one, would pass the limits.
    TooMany { file: String },
    /// The file does not parse, which was reported there.
    Faulty,
    /// The file has no such node.
    MissingTarget { file: String, fragment: String },
    /// References that lead only to references, or a thing that contains itself.
    Cycle,
    /// What it stands for would be nested too deeply.
    TooDeep,
    /// What it stands for would be too much: the name of the limit.
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
                format!("{quoted} leads to another host and is not followed"),
                Some("download the document and refer to it by a relative path".to_owned()),
            ),
            Self::NoAccess => (
                &NO_FILE_ACCESS,
                format!("{quoted} leads to a file, but the document was given as a text"),
                Some("generate from the path of the document".to_owned()),
            ),
            Self::Outside { file } => (
                &OUTSIDE_ROOT,
                format!("{quoted} leads to `{file}`, outside the root folder"),
                Some("name a folder above both files with `--root` or `Build::root`, if it is to be read".to_owned()),
            ),
            Self::MissingFile { file, why } => (
                &MISSING_FILE,
                format!("{quoted} leads to `{file}`, which cannot be read: {why}"),
                Some(
                    if reference.contains(['/', '.', '#']) {
                        "paths are relative to the folder of the file that the reference stands in"
                    } else {
                        "if this is the name of a component, write `#/components/schemas/` before it"
                    }
                    .to_owned(),
                ),
            ),
            Self::ControlCharacters => (
                &CONTROL_CHARACTERS,
                format!("{quoted} leads to a file whose name has control characters, which is not opened"),
                None,
            ),
            Self::TooMany { file } => (
                &TOO_LARGE,
                format!("{quoted} leads to `{file}`, which is one file or too many bytes too much"),
                Some("if it is rightly so large, raise the limits: `--limit files=NUMBER`, `--limit file-bytes=NUMBER`, `--limit total-bytes=NUMBER`".to_owned()),
            ),
            Self::MissingTarget { file, fragment } => (
                &MISSING_TARGET,
                format!("{quoted} leads to nothing: there is no `{fragment}` in `{file}`"),
                Some("write the keys that lead to it after the `#`, each with a `/` before it".to_owned()),
            ),
            Self::Cycle => (
                &REF_CYCLE,
                format!("{quoted} leads in a circle"),
                Some("let one of the references lead to something that is not a reference".to_owned()),
            ),
            Self::TooDeep => (
                &TOO_DEEP,
                format!("what {quoted} stands for is nested too deeply"),
                Some("move inner schemas to `components` and refer to them".to_owned()),
            ),
            Self::TooLarge(limit) => {
                (&TOO_LARGE, format!("what {quoted} stands for is too much"), Some(advice(limit)))
            }
        })
    }
}
