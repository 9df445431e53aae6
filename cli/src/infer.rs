//! The command `infer`: proposes an overlay with what a document leaves out.
//!
//! The overlay goes to stdout or a file, diagnostics and a summary to stderr.

use std::path::Path;

use openapi_bindgen::infer::{Certainty, Fact, Inferred};

use crate::arguments::{Input, MessageFormat};
use crate::{Failure, commands, output, report};

/// Runs the command. `Ok(false)` means that the document has errors, which were printed.
pub(crate) fn infer(input: &Input, overlay: Option<&Path>) -> Result<bool, Failure> {
    let inferred = openapi_bindgen::infer::infer(&input.document, &commands::options(input)?);
    report::print(&inferred.report, &inferred.sources, input.message_format);
    if inferred.report.has_errors() {
        return Ok(false);
    }
    let text = inferred.overlay.to_string();
    match overlay {
        None => output::stdout(&text)?,
        Some(file) => output::write_overlay(file, &text, "infer", &inferred.sources)?,
    }
    if input.message_format == MessageFormat::Human {
        output::stderr(&summary(&inferred));
    }
    if input.timings {
        report::print_timings(&inferred.timings.0, input.message_format);
    }
    Ok(true)
}

/// How many proposals there are of each kind.
fn summary(inferred: &Inferred) -> String {
    let counts = Fact::ALL.into_iter().filter_map(|fact| {
        let of_fact = inferred.proposals.iter().filter(|proposal| proposal.fact == fact);
        let (all, likely) = of_fact.fold((0, 0), |(all, likely), one| {
            (all + 1, likely + usize::from(one.certainty == Certainty::Likely))
        });
        let likely = if likely > 0 { format!(" ({likely} likely)") } else { String::new() };
        (all > 0).then(|| format!("{} {all}{likely}", fact.name()))
    });
    let counts: Vec<_> = counts.collect();
    let mut summary = match counts.is_empty() {
        true => "nothing to propose\n".to_owned(),
        false => format!("proposed: {}\n", counts.join(", ")),
    };
    if inferred.elsewhere > 0 {
        let line = format!(
            "{} more would change nodes of other files: bundle the document first\n",
            inferred.elsewhere
        );
        summary.push_str(&line);
    }
    summary
}
