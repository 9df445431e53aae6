//! Properties that only a server sends, by their description.

use serde_json::json;

use super::proposal::{Certainty, Evidence, Fact, Proposal, sentence_with};
use super::survey::{Survey, said};

/// How such a description begins.
const STARTS: &[&str] = &["read-only", "read only", "readonly", "output only", "output-only"];

/// Proposals for the types that requests contain.
pub(super) fn find(survey: Survey<'_>) -> Vec<Proposal> {
    let mut found = Vec::new();
    for definition in survey.api.types.0.iter().filter(|definition| definition.usage.request) {
        for field in definition.kind.fields().filter(|field| !field.read_only && !field.write_only) {
            let says = said(&field.docs);
            // A reference may have no siblings in 3.0, and its target is also used elsewhere.
            let node = survey.tree.pointer(&field.name.pointer);
            if !is_read_only(says) || node.is_none_or(|node| node.get("$ref").is_some()) {
                continue;
            }
            found.push(Proposal {
                fact: Fact::ReadOnly,
                certainty: Certainty::Certain,
                title: format!("only the server sends `{}` of {}.", field.name.wire, definition.name.rust),
                pointer: field.name.pointer.clone(),
                update: json!({ "readOnly": true }),
                evidence: vec![Evidence::saying("its description", sentence_with(says, STARTS))],
            });
        }
    }
    found
}

/// Whether a description states it: as its first words, in brackets, or as a sentence of its own.
fn is_read_only(says: &str) -> bool {
    let says = says.to_lowercase();
    let marked = says.trim_start().trim_start_matches(['[', '(', '*', '_', '`']);
    let begins = STARTS.iter().any(|start| {
        let rest = marked.strip_prefix(start);
        rest.is_some_and(|rest| {
            let rest = rest.trim_start_matches(['*', '_', '`']);
            rest.is_empty() || rest.starts_with(['.', ':', ';', ']', ')', '\n', '\r'])
        })
    });
    let ends = STARTS.iter().any(|start| {
        let end = says.trim_end().trim_end_matches(['.', '*', '_', '`']);
        let before =
            end.strip_suffix(&format!("{start})")).or_else(|| end.strip_suffix(&format!("{start}]")));
        before.is_some_and(|before| before.ends_with(['(', '[']))
            || end.strip_suffix(start).is_some_and(|before| before.trim_end().ends_with(['.', '\n']))
    });
    begins || ends
}

#[cfg(test)]
mod tests {
    use super::is_read_only;

    #[test]
    fn it_has_to_be_a_statement_about_the_property() {
        for says in [
            "Read-only.",
            "[Output Only] The id.",
            "Output only. The id",
            "The id (read-only)",
            "The id. Read only.",
            "**Read-only**: the id",
            "READ-ONLY",
        ] {
            assert!(is_read_only(says), "{says}");
        }
        for says in [
            "Read-only access to the bucket",
            "Whether it is read-only",
            "Readonly flag",
            "",
            "The pet is read only",
            "Read-only if the pet is sold",
        ] {
            assert!(!is_read_only(says), "{says}");
        }
    }
}
