//! The command `diff`: compares two documents and prints what changes for callers.
//!
//! The review goes to stdout or a file. On stderr is what prevented it: the diagnostics of a document with
//! errors. The exit code tells the two apart, as that of diff(1) does.

use std::io::IsTerminal as _;
use std::path::Path;

use openapi_bindgen::diagnostic::Style;
use openapi_bindgen::review::{Compared, Comparison};

use crate::arguments::{Diff, Input, ReviewFormat};
use crate::{Failure, output, report};

/// Runs the command. `Ok(false)` means that a change is of a kind that `--fail-on` names.
pub(crate) fn diff(input: &Input, diff: &Diff, out: Option<&Path>) -> Result<bool, Failure> {
    let compared = comparison(input, diff).run();
    for note in &compared.notes {
        report::print_note(note, input.message_format);
    }
    if compared.has_errors() {
        for side in [&compared.old, &compared.new] {
            if side.report.has_errors() {
                report::print(&side.report, &side.sources, input.message_format);
            }
        }
        return Err(Failure::Said);
    }
    if input.timings {
        report::print_timings(&compared.timings().0, input.message_format);
    }
    let text = text(&compared, diff, out);
    match out {
        None => output::stdout(&text)?,
        Some(file) => {
            let sources = [&compared.old.sources, &compared.new.sources];
            output::write_beside(file, &text, &sources)?;
        }
    }
    let passes = compared.review.concerned_by(&diff.fail_on).next().is_none();
    // The process ends now, and freeing two large documents piece by piece takes longer than that.
    std::mem::forget(compared);
    Ok(passes)
}

fn comparison(input: &Input, diff: &Diff) -> Comparison {
    let mut comparison = Comparison::new(&diff.old, &diff.new).limits(input.limits.clone());
    for overlay in &input.overlays {
        comparison = comparison.overlay(overlay);
    }
    for overlay in &diff.old_overlays {
        comparison = comparison.old_overlay(overlay);
    }
    for overlay in &diff.new_overlays {
        comparison = comparison.new_overlay(overlay);
    }
    if let Some(config) = &input.config {
        comparison = comparison.config(config);
    }
    if let Some(config) = &diff.old_config {
        comparison = comparison.old_config(config);
    }
    if let Some(config) = &diff.new_config {
        comparison = comparison.new_config(config);
    }
    if let Some(root) = &input.root {
        comparison = comparison.root(root);
    }
    if input.allow_outside {
        comparison = comparison.allow_outside();
    }
    for (code, level) in &input.levels {
        comparison = comparison.level(*code, *level);
    }
    if input.deny_warnings {
        comparison = comparison.deny_warnings();
    }
    comparison
}

fn text(compared: &Compared, diff: &Diff, out: Option<&Path>) -> String {
    let printer = compared.printer().from_version(diff.from_version);
    match diff.format {
        ReviewFormat::Text => {
            let is_terminal = out.is_none() && std::io::stdout().is_terminal();
            printer.text(if is_terminal { report::colours() } else { Style::Plain })
        }
        ReviewFormat::Markdown => printer.markdown(),
        ReviewFormat::Json => printer.json(),
        ReviewFormat::GitHub => printer.annotations(),
        ReviewFormat::Changelog => printer.changelog(),
    }
}
