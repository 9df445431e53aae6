//! The report for programs: one object.
//!
//! Fields keep their names and meanings, and fields may be added; `format` is raised if that is not possible.
//! Messages are for people and may change.

use serde_json::{Value, json};

use super::Spots;
use crate::reconcile::words::{example, message};
use crate::reconcile::{Counts, Reconciled, remedy};

/// The version of the format.
const FORMAT: u32 = 1;

pub(in crate::reconcile) fn json(reconciled: &Reconciled) -> String {
    let spots = Spots::of(reconciled);
    let open = remedy::plan(reconciled).open;
    let findings = reconciled.findings.iter().enumerate().map(|(index, finding)| {
        let (file, line) = example(reconciled, finding);
        let place = spots.spot(reconciled, index).map(|(file, line, column)| {
            json!({"file": file, "line": line, "column": column, "pointer": &*finding.pointer})
        });
        let operations = finding.operations.iter();
        let operations: Vec<Value> = operations
            .map(|(at, count)| json!({"operation": reconciled.operations[*at].name, "count": count}))
            .collect();
        let left = open.iter().find(|(known, _)| *known == index).map(|(_, why)| *why);
        json!({
            "difference": finding.difference.name(),
            "message": message(finding),
            "subject": finding.subject,
            "place": place,
            "count": finding.count,
            "of": (finding.of > 0).then_some(finding.of),
            "operations": operations,
            "example": {
                "file": file, "line": line, "message": finding.example.message, "at": finding.example.at,
            },
            "notInOverlay": left,
        })
    });
    let Counts {
        checked,
        bodies,
        elsewhere,
        unanswered,
        preflights,
        redirections,
        not_recorded,
        not_json,
        cut,
        damaged,
    } = reconciled.counts;
    let calls =
        reconciled.operations.iter().map(|called| json!({"operation": called.name, "count": called.calls}));
    let report = json!({
        "format": FORMAT,
        "document": reconciled.document.sources.iter().next().map(|(_, file)| &file.name),
        "traffic": reconciled.files,
        "exchanges": checked,
        "bodies": bodies,
        "leftOut": {
            "elsewhere": elsewhere, "unanswered": unanswered, "preflights": preflights,
            "redirections": redirections, "notRecorded": not_recorded, "notJson": not_json, "cut": cut, "damaged": damaged,
        },
        "operations": calls.collect::<Vec<_>>(),
        "findings": findings.collect::<Vec<_>>(),
    });
    format!("{report:#}\n")
}
