//! A diagnostic in one line: `specs/atoms.yaml:12:3: error[OB0123]: message`.
//!
//! This form suits `cargo::error=`, `cargo::warning=`, and editors that jump to `file:line:column`. It does
//! not show the source; see `render`.

use super::harmless::harmless;
use crate::diagnostic::locate::{Located, Spot, locate};
use crate::diagnostic::{Diagnostic, Level};
use crate::source::Sources;

/// One line with the level it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The level, which decides between `cargo::error` and `cargo::warning`.
    pub level: Level,
    /// The line without a line end.
    pub text: String,
}

/// The one-line form of every diagnostic that is shown.
pub fn line_forms<'a>(
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
    sources: &'a Sources,
) -> Vec<Line> {
    locate(diagnostics, sources).iter().map(line).collect()
}

/// The one-line forms as text, each with a line end.
pub fn lines<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>, sources: &'a Sources) -> String {
    line_forms(diagnostics, sources).into_iter().map(|line| line.text + "\n").collect()
}

fn line(located: &Located<'_>) -> Line {
    let diagnostic = located.diagnostic;
    let mut text = format!(
        "{}: {}[{}]: {}",
        place(&located.primary),
        diagnostic.level.as_str(),
        diagnostic.code.id,
        harmless(&diagnostic.message)
    );
    for (spot, label) in &located.labels {
        text.push_str(&format!("; {}: {}", place(spot), harmless(label)));
    }
    if let Some(help) = &diagnostic.help {
        text.push_str("; help: ");
        text.push_str(&harmless(help));
    }
    Line { level: diagnostic.level, text }
}

fn place(spot: &Spot<'_>) -> String {
    let name = match spot.file {
        Some(file) => &file.name,
        // Given by a build script, which has no lines to point at.
        None if spot.is_config => return "configuration".to_owned(),
        None => "<document>",
    };
    format!("{}:{}:{}", harmless(name), spot.position.line, spot.position.column)
}
