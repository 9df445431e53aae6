//! A verdict held against its proof.
//!
//! In: the changes that the review found, and what failed. Out: what failed although no change says that it
//! may, and the changes that say that something breaks although nothing of theirs failed.

use std::collections::BTreeSet;

use openapi_bindgen::review::{Change, Owner, Review, Rust, Wire};

use crate::subject::{Subject, Subjects};

/// One verdict of a pair against its proof.
#[derive(Debug, Default)]
pub(crate) struct Judgement {
    /// What the review says of the pair, in a word.
    pub(crate) verdict: String,
    /// Whether the review says that the pair is compatible.
    pub(crate) compatible: bool,
    /// How many uses or values were tried.
    pub(crate) tried: usize,
    /// How many places failed.
    pub(crate) failed: usize,
    /// How many of them a review must speak of.
    pub(crate) wrong: usize,
    /// What failed without a change that says so.
    pub(crate) unexplained: Vec<String>,
    /// How many changes say that something breaks.
    pub(crate) claims: usize,
    /// Those of them of which nothing failed.
    pub(crate) unproved: Vec<String>,
}

/// What failed: what it is called, what it is about, and the error.
pub(crate) struct Failed<'a> {
    pub(crate) what: &'a str,
    pub(crate) subjects: &'a BTreeSet<Subject>,
    pub(crate) message: &'a str,
    /// Whether a review need not speak of it.
    pub(crate) allowed: bool,
}

/// Holds the verdict on Rust against what did not compile.
pub(crate) fn on_rust(
    review: &Review,
    subjects: &Subjects,
    tried: usize,
    failed: &[Failed<'_>],
) -> Judgement {
    let claims = review.changes.iter().filter_map(|change| match &change.rust {
        Rust::Breaks(reason) => Some((change, reason.clone(), subjects.change(change))),
        _ => None,
    });
    let verdict = match review.rust() {
        Rust::Same => "same",
        Rust::Adds => "adds",
        Rust::Behaves(_) => "behaves",
        Rust::Breaks(_) => "breaks",
    };
    judge(verdict, verdict != "breaks", &claims.collect::<Vec<_>>(), tried, failed)
}

/// Holds the verdict on the wire against the values that were rejected.
pub(crate) fn on_wire(
    review: &Review,
    subjects: &Subjects,
    tried: usize,
    failed: &[Failed<'_>],
) -> Judgement {
    let claims = review.changes.iter().filter_map(|change| {
        let reason = match &change.wire {
            Wire::Works => return None,
            Wire::OnlyIf(reason) | Wire::Breaks(reason) => reason.clone(),
        };
        let mut about = subjects.change(change);
        let reached = change.reaches.iter().map(|reach| format!("{} {}", reach.method, reach.path));
        about.extend(reached.map(Subject::Operation));
        Some((change, reason, about))
    });
    let verdict = match review.wire() {
        Wire::Works => "works",
        Wire::OnlyIf(_) => "only if",
        Wire::Breaks(_) => "breaks",
    };
    judge(verdict, verdict == "works", &claims.collect::<Vec<_>>(), tried, failed)
}

fn judge(
    verdict: &str,
    compatible: bool,
    claims: &[(&Change, String, BTreeSet<Subject>)],
    tried: usize,
    failed: &[Failed<'_>],
) -> Judgement {
    let explains = |about: &BTreeSet<Subject>, failed: &Failed<'_>| !about.is_disjoint(failed.subjects);
    let unexplained =
        failed.iter().filter(|one| !one.allowed && !claims.iter().any(|(_, _, about)| explains(about, one)));
    let unproved = claims.iter().filter(|(_, _, about)| !failed.iter().any(|one| explains(about, one)));
    Judgement {
        verdict: verdict.to_owned(),
        compatible,
        tried,
        failed: failed.len(),
        wrong: failed.iter().filter(|one| !one.allowed).count(),
        unexplained: unexplained.map(|one| format!("{}: {}", one.what, one.message)).collect(),
        claims: claims.len(),
        unproved: unproved
            .map(|(change, reason, _)| {
                format!("{} {}: {} ({reason})", change.code.id, owner(change), change.message)
            })
            .collect(),
    }
}

fn owner(change: &Change) -> String {
    match &change.owner {
        Owner::Client => "client".to_owned(),
        Owner::Operation { method, path, .. } => format!("{method} {path}"),
        Owner::Type { rust } => rust.clone(),
    }
}
