//! Prints diagnostics on stderr, in the requested format.

use std::io::IsTerminal as _;
use std::time::Duration;

use openapi_bindgen::diagnostic::{self, Level, Report, Style};
use openapi_bindgen::source::Sources;

use crate::arguments::MessageFormat;
use crate::output::stderr;

/// Prints every diagnostic.
pub(crate) fn print(report: &Report, sources: &Sources, format: MessageFormat) {
    stderr(&match format {
        MessageFormat::Human => diagnostic::render(report.iter(), sources, style()),
        MessageFormat::Json => diagnostic::json_lines(report.iter(), sources),
        MessageFormat::GitHub => diagnostic::annotations(report.iter(), sources),
    });
}

/// Prints a closing line for humans, such as `atoms.yaml: 3 operations, 12 types, 2 warnings`.
pub(crate) fn print_summary(subject: &str, counts: &[(usize, &str)], report: &Report) {
    let of = |level| report.iter().filter(|diagnostic| diagnostic.level == level).count();
    let problems = [(of(Level::Error), "error"), (of(Level::Warning), "warning")];
    let problems = problems.into_iter().filter(|(count, _)| *count > 0);
    let all: Vec<_> =
        counts.iter().copied().chain(problems).map(|(count, noun)| counted(count, noun)).collect();
    stderr(&format!("{}: {}\n", diagnostic::harmless(subject), all.join(", ")));
}

/// Prints what the user should know, which is no finding about a document.
pub(crate) fn print_note(note: &str, format: MessageFormat) {
    let note = diagnostic::harmless(note);
    stderr(&match format {
        MessageFormat::Human => format!("note: {note}\n"),
        MessageFormat::Json => format!("{}\n", serde_json::json!({ "note": note })),
        MessageFormat::GitHub => format!("::notice::{}\n", note.replace('%', "%25")),
    });
}

/// Prints the time of each stage in milliseconds; as one object if the other output is JSON too.
pub(crate) fn print_timings(timings: &[(&'static str, Duration)], format: MessageFormat) {
    let milliseconds = timings.iter().map(|(stage, time)| (*stage, time.as_secs_f64() * 1000.0));
    stderr(&if format == MessageFormat::Json {
        let stages: serde_json::Map<_, _> =
            milliseconds.map(|(stage, time)| (stage.to_owned(), time.into())).collect();
        format!("{}\n", serde_json::json!({ "timings": stages }))
    } else {
        let lines = milliseconds.map(|(stage, time)| format!("{stage:>10} {time:>9.1} ms\n"));
        lines.chain(bound(timings)).collect()
    });
}

/// Compares the total with the stages that no generator can avoid: parsing the document and writing the
/// bindings.
fn bound(timings: &[(&'static str, Duration)]) -> Option<String> {
    let of =
        |wanted: &str| timings.iter().find(|(stage, _)| *stage == wanted).map(|(_, time)| time.as_secs_f64());
    let least = of("load")? + of("write")?;
    let all: f64 = timings.iter().map(|(_, time)| time.as_secs_f64()).sum();
    let (least_ms, all_ms, factor) = (least * 1000.0, all * 1000.0, all / least);
    Some(format!(
        "{:>10} {all_ms:>9.1} ms, {factor:.1} times the {least_ms:.1} ms of load and write\n",
        "all"
    ))
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// Colours are used on terminals, unless `NO_COLOR` is set (no-color.org).
fn style() -> Style {
    if std::io::stderr().is_terminal() { colours() } else { Style::Plain }
}

/// Colours, unless the user does not want them.
pub(crate) fn colours() -> Style {
    let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    if wanted { Style::Colour } else { Style::Plain }
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn counts_agree_with_their_nouns() {
        assert_eq!(counted(1, "warning"), "1 warning");
        assert_eq!(counted(0, "operation"), "0 operations");
    }
}
