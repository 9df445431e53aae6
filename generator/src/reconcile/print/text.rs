//! The report for people.

use std::fmt::Write as _;

use super::Spots;
use crate::diagnostic::harmless;
use crate::reconcile::finding::Difference;
use crate::reconcile::words::{evidence, message, operations};
use crate::reconcile::{Counts, Reconciled, remedy};

/// The findings by operation, what was left out, and a closing line.
pub(in crate::reconcile) fn text(reconciled: &Reconciled) -> String {
    let mut out = String::new();
    let spots = Spots::of(reconciled);
    let open = remedy::plan(reconciled).open;
    let mut heading = None;
    for (index, finding) in reconciled.findings.iter().enumerate() {
        let operation = finding.operations.keys().next().copied();
        if heading != Some(operation) {
            heading = Some(operation);
            if !out.is_empty() {
                out.push('\n');
            }
            line(&mut out, &heading_of(reconciled, operation));
        }
        let place = match spots.spot(reconciled, index) {
            Some((file, at, column)) if finding.difference != Difference::UndocumentedOperation => {
                format!("  {file}:{at}:{column}: ")
            }
            _ => "  ".to_owned(),
        };
        line(&mut out, &format!("{place}{}", message(finding)));
        line(&mut out, &format!("      {}", evidence(reconciled, finding)));
        if let Some(others) = operations(reconciled, finding) {
            line(&mut out, &format!("      also in {others}"));
        }
        if let Some((_, why)) = open.iter().find(|(known, _)| *known == index) {
            line(&mut out, &format!("      not in the overlay: {why}"));
        }
    }
    if reconciled.is_cut {
        line(&mut out, "There are more differences, which are not listed.");
    }
    if !out.is_empty() {
        out.push('\n');
    }
    line(&mut out, &summary(reconciled));
    out
}

fn line(out: &mut String, text: &str) {
    // Names come from files, and a terminal must not obey them.
    let _ = writeln!(out, "{}", harmless(text));
}

fn heading_of(reconciled: &Reconciled, operation: Option<usize>) -> String {
    match operation.and_then(|at| reconciled.operations.get(at)) {
        Some(called) => {
            let (name, count) = (&called.name, called.calls);
            format!("{name}: {}", counted(count, "exchange"))
        }
        None => "Not in the document:".to_owned(),
    }
}

/// How much was checked, and what was not.
fn summary(reconciled: &Reconciled) -> String {
    let Counts { checked, bodies, .. } = reconciled.counts;
    let seen = reconciled.operations.iter().filter(|called| called.calls > 0).count();
    let all = reconciled.operations.len();
    let found = match reconciled.findings.len() {
        0 => "nothing differs".to_owned(),
        count => counted(count as u64, "difference"),
    };
    let bodies = if bodies == 1 { "1 JSON body".to_owned() } else { format!("{bodies} JSON bodies") };
    let exchanges = counted(checked, "exchange");
    let mut text = format!("{found} in {exchanges} ({seen} of {all} operations, {bodies})");
    let left_out = left_out(&reconciled.counts);
    if !left_out.is_empty() {
        let _ = write!(text, "; left out: {}", left_out.join(", "));
    }
    text
}

/// What was not checked, and how often.
fn left_out(counts: &Counts) -> Vec<String> {
    let of =
        |count: u64, noun: &str, which: &str| (count > 0).then(|| format!("{}{which}", counted(count, noun)));
    [
        of(counts.elsewhere, "request", " to other servers"),
        of(counts.unanswered, "request", " without a response"),
        of(counts.preflights, "preflight", ""),
        of(counts.redirections, "redirection", ""),
        of(counts.not_recorded, "JSON text", " not recorded whole"),
        of(counts.not_json, "text", " or file"),
        of(counts.damaged, "record", " cut off"),
        of(counts.cut, "JSON text", " too large to be checked to its end"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn counted(count: u64, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
