//! What a document leaves out and still shows: pages, streams, keys for repeated requests and the like,
//! proposed as an overlay for a person to review.
//!
//! Each rule is a file. It reads the compiled API, which knows references, `allOf` and all dialects, and the
//! compiler's tree for what is neither a type nor a call. A rule proposes what it can show, with its
//! evidence, and is silent about everything else. What the document, an overlay or the configuration declares
//! is not proposed again.

mod agreement;
mod errors;
mod files;
mod idempotency;
mod pages;
mod proposal;
mod read_only;
mod streams;
mod survey;
mod written;

use std::path::Path;

use serde_json::json;

pub use self::proposal::{Certainty, Evidence, Fact, Proposal};

use self::proposal::Finding;
use self::survey::{Survey, call};
use self::written::Document;
use crate::diagnostic::Report;
use crate::ir::Operation;
use crate::openapi::vocabulary;
use crate::overlay::{Action, Change, Overlay};
use crate::pipeline::{self, Generated, Options, Timings};
use crate::source::Sources;

/// What was inferred from a document.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Inferred {
    /// The proposals in the document's order, by kind.
    pub proposals: Vec<Proposal>,
    /// The proposals as an overlay.
    pub overlay: Overlay,
    /// The number of proposals about nodes that other files define, which an overlay cannot change.
    pub elsewhere: usize,
    /// The diagnostics of the document. If they have errors, there are no proposals.
    pub report: Report,
    /// Every file that was read.
    pub sources: Sources,
    /// How long each stage took.
    pub timings: Timings,
}

/// Infers what a document leaves out.
#[must_use]
pub fn infer(path: &Path, options: &Options) -> Inferred {
    let mut generated = pipeline::analyze_for_inference(path, options);
    let mut timings = std::mem::take(&mut generated.timings);
    let (proposals, elsewhere) = if generated.report.has_errors() {
        (Vec::new(), 0)
    } else {
        timings.stage("infer", || proposals(&generated, options.overlays.len()))
    };
    let overlay = overlay(&generated, &proposals, elsewhere);
    let Generated { report, sources, .. } = generated;
    Inferred { proposals, overlay, elsewhere, report, sources, timings }
}

/// All proposals, and the number of those that no overlay can make.
fn proposals(generated: &Generated, overlays: usize) -> (Vec<Proposal>, usize) {
    let survey = Survey { api: &generated.api, tree: &generated.tree };
    let mut found = Vec::new();
    for operation in generated.api.operations.iter() {
        found.extend(of_operation(survey, operation));
    }
    found.extend(errors::find(survey));
    found.extend(read_only::find(survey));
    found.extend(files::find(survey));
    let document = Document::new(generated, overlays);
    let all = found.len();
    let mut proposals: Vec<Proposal> = found.into_iter().filter_map(|one| document.written(one)).collect();
    let elsewhere = all - proposals.len();
    proposals.sort_by_key(|proposal| proposal.fact);
    agreement::note(&mut proposals);
    (proposals, elsewhere)
}

/// Proposals about an operation. Their pointers are those of the compiler's tree.
fn of_operation(survey: Survey<'_>, operation: &Operation) -> Vec<Proposal> {
    let pointer = &operation.name.pointer;
    let Some(node) = survey.tree.pointer(pointer) else { return Vec::new() };
    let found = [
        (Fact::Pages, vocabulary::PAGINATION, pages::find(survey, operation, node)),
        (Fact::Stream, vocabulary::STREAM, streams::find(survey, operation, node)),
        (Fact::Idempotency, vocabulary::IDEMPOTENT, idempotency::find(operation, node)),
    ];
    let proposals = found.into_iter().filter_map(|(fact, extension, finding)| {
        let Finding { certainty, title, setting, evidence } = finding?;
        let title = format!("{} {title}", call(operation));
        let update = json!({ (extension): setting });
        Some(Proposal { fact, certainty, title, pointer: pointer.clone(), update, evidence })
    });
    proposals.collect()
}

fn overlay(generated: &Generated, proposals: &[Proposal], elsewhere: usize) -> Overlay {
    let title = match generated.api.title.as_str() {
        "" => "Inferred facts".to_owned(),
        title => format!("Inferred from {title}"),
    };
    let mut overlay = Overlay::new(title);
    overlay.comment = vec![
        "Proposed by `openapi-bindgen infer`, with the evidence for each action. Review it: keep what is \
         true, and remove the rest."
            .to_owned(),
    ];
    if elsewhere > 0 {
        overlay.comment.push(format!(
            "{elsewhere} more would change nodes that other files define, which an overlay cannot; \
             `openapi-bindgen bundle` makes one document of them."
        ));
    }
    for proposal in proposals {
        // Only nodes that exist are proposed to be changed.
        let Some(target) = crate::overlay::target(&generated.written, &proposal.pointer) else { continue };
        let mut comment = vec![format!("{}: {}", proposal.certainty, proposal.title)];
        comment.extend(proposal.evidence.iter().map(|evidence| match &evidence.says {
            Some(says) => format!("- {}: “{says}”", evidence.subject),
            None => format!("- {}", evidence.subject),
        }));
        let change = Change::Update(proposal.update.clone());
        overlay.actions.push(Action { comment, target, description: None, change });
    }
    overlay
}
