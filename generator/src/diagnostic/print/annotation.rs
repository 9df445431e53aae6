//! Diagnostics as workflow commands of GitHub Actions, which shows them beside the changed lines.
//!
//! Each is a line such as `::error file=…,line=…,col=…,title=OB0105::message`. The escaping follows
//! `toolkit/packages/core/src/command.ts` of GitHub's actions.

use super::harmless::harmless;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::locate::{Located, locate};
use crate::source::Sources;

/// Every diagnostic that is shown as a workflow command.
pub fn annotations<'a>(
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
    sources: &'a Sources,
) -> String {
    locate(diagnostics, sources).iter().map(annotation).collect()
}

fn annotation(located: &Located<'_>) -> String {
    let diagnostic = located.diagnostic;
    let position = &located.primary.position;
    let mut message = harmless(&diagnostic.message).into_owned();
    if let Some(help) = &diagnostic.help {
        message.push_str("\nhelp: ");
        message.push_str(&harmless(help));
    }
    format!(
        "::{} file={},line={},col={},title={}::{}\n",
        diagnostic.level.as_str(),
        property(&harmless(located.primary.file.map_or("", |file| &file.name))),
        position.line,
        position.column,
        diagnostic.code.id,
        data(&message)
    )
}

/// A message of a workflow command.
pub(crate) fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property of a workflow command.
pub(crate) fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
