//! What the names of an operation are made of: its `operationId`, otherwise its method and path.

use std::collections::HashMap;

use openapiv3::Operation as Written;

use crate::diagnostic::Report;
use crate::diagnostic::codes::lower as codes;
use crate::source;

/// The text that the names of an operation are made of.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct BaseName {
    /// The `operationId`, or what was made up.
    pub(super) id: String,
    /// The text that its types are named after. No other operation has it.
    pub(super) words: String,
    /// What was made up, without the parts of the path that say little.
    pub(super) short: Option<String>,
}

/// The ids so far, each with the tag and the pointer of every operation that has it.
#[derive(Debug, Default)]
pub(super) struct OperationIds<'d>(HashMap<&'d str, Vec<(Option<String>, String)>>);

impl<'d> OperationIds<'d> {
    /// The base name of the next operation, in the sub-client of its tag. An id that an earlier operation has
    /// is reported.
    pub(super) fn base_name(
        &mut self,
        (method, path): (&str, &str),
        written: &'d Written,
        tag: Option<&str>,
        at: &str,
        report: &mut Report,
    ) -> BaseName {
        let Some(id) = written.operation_id.as_deref().filter(|id| !id.is_empty()) else {
            report.add(&codes::MISSING_OPERATION_ID, at, "this operation is named after its method and path");
            return made_up(method, path);
        };
        let pointer = source::child(at, "operationId");
        let earlier = self.0.entry(id).or_default();
        let is_taken = earlier.iter().any(|(other, _)| other.as_deref() == tag);
        let mut words = id.to_owned();
        if let Some((_, first)) = earlier.first() {
            let message = format!("`{id}` is the operationId of an earlier operation");
            report
                .add(&codes::DUPLICATE_OPERATION_ID, &*pointer, message)
                .label(first.clone(), "the earlier operation")
                .help("give each operation its own id");
            words = format!("{} {id}", tag.unwrap_or_default());
        }
        earlier.push((tag.map(str::to_owned), pointer));
        if is_taken { made_up(method, path) } else { BaseName { id: id.to_owned(), words, short: None } }
    }
}

fn made_up(method: &str, path: &str) -> BaseName {
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    let id = in_words(method, &segments);
    // `/api/v1/pets` is about pets.
    let is_prefix = |segment: &&str| {
        let version = segment.strip_prefix('v').unwrap_or_default();
        matches!(*segment, "api" | "rest") || version.starts_with(|c: char| c.is_ascii_digit())
    };
    let start = segments.iter().position(|segment| !is_prefix(segment)).unwrap_or(0);
    let is_about = segments.get(start).is_some_and(|segment| !segment.starts_with('{'));
    let short = if is_about { in_words(method, &segments[start..]) } else { id.clone() };
    BaseName { words: id.clone(), id, short: Some(short) }
}

fn in_words(method: &str, segments: &[&str]) -> String {
    let word = |segment: &&str| match segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
        Some(parameter) => format!("by {parameter}"),
        None => segment.replace(['{', '}'], " "),
    };
    let words: Vec<String> = segments.iter().map(word).collect();
    format!("{method} {}", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::made_up;

    #[test]
    fn the_version_of_a_path_says_little() {
        for (path, id, short) in [
            ("/pets/{id}", "get pets by id", "get pets by id"),
            ("/api/v1/pets", "get api v1 pets", "get pets"),
            ("/v1", "get v1", "get v1"),
            ("/", "get ", "get "),
            ("/v2/{id}", "get v2 by id", "get v2 by id"),
        ] {
            let made = made_up("get", path);
            assert_eq!((made.id.as_str(), made.short.as_deref()), (id, Some(short)));
        }
    }
}
