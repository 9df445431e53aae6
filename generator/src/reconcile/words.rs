//! Findings in words.

use super::Reconciled;
use super::finding::{Difference, Finding};
use crate::source::segments;

/// Operations that a line names.
const SHOWN: usize = 3;

/// Values that a line lists.
const VALUES: usize = 8;

/// What differs, as a clause.
pub(super) fn message(finding: &Finding) -> String {
    let owner = owner(&finding.pointer);
    let subject = &finding.subject;
    match finding.difference {
        Difference::UndocumentedOperation => format!("`{subject}` is not documented"),
        Difference::UndocumentedStatus => match subject.split_once(' ') {
            Some((status, media)) => format!("status {status} is not documented ({media})"),
            None => format!("status {subject} is not documented"),
        },
        Difference::UndocumentedMediaType => format!("{owner}: media type {subject} is not documented"),
        Difference::UndocumentedParameter => format!("query parameter `{subject}` is not documented"),
        Difference::UndocumentedProperty => {
            format!("{owner}: property `{subject}` is not documented ({})", finding.shape.phrase())
        }
        Difference::UndocumentedValue => format!("{owner}: not in the `enum`: {}", values(finding)),
        Difference::UndocumentedTag => {
            format!("{owner}: the discriminator has a value that leads to no branch")
        }
        Difference::MissingProperty => format!("{owner}: required property `{subject}` is missing"),
        Difference::MissingParameter => format!("required parameter `{subject}` is missing"),
        Difference::MissingBody => format!("{owner}: the body is missing"),
        Difference::Null => format!("{owner}: null instead of {}", phrase(subject)),
        Difference::WrongType => {
            format!("{owner}: {} instead of {}", finding.shape.phrase(), phrase(subject))
        }
        Difference::WrongFormat | Difference::DateTime => {
            let (found, format) = subject.rsplit_once(" for ").unwrap_or((subject, "format"));
            format!("{owner}: {found}, where the format is `{format}`")
        }
        Difference::Lines => format!("{owner}: several JSON values, line by line, instead of one"),
        Difference::NotJson => format!("{owner}: the body is not JSON"),
    }
}

/// How often, and where first.
pub(super) fn evidence(reconciled: &Reconciled, finding: &Finding) -> String {
    let (file, line) = example(reconciled, finding);
    let mut text = match finding.of {
        0 => format!("{}, ", times(finding.count)),
        of => format!("{} of {of}, ", finding.count),
    };
    text.push_str(&format!("first {file}:{line}"));
    match finding.example.message.as_str() {
        "request" => text.push_str(", request"),
        status => text.push_str(&format!(", response {status}")),
    }
    if !finding.example.at.is_empty() {
        text.push_str(&format!(", at {}", finding.example.at));
    }
    text
}

/// The file and the line of the example of a finding.
pub(super) fn example<'r>(reconciled: &'r Reconciled, finding: &Finding) -> (&'r str, usize) {
    let file = reconciled.files.get(finding.example.file).map_or("", String::as_str);
    let lines = reconciled.lines.get(finding.example.file);
    let line = lines.and_then(|lines| lines.get(&finding.example.entry)).copied().unwrap_or(1);
    (file, line)
}

/// The other operations in which it was found.
pub(super) fn operations(reconciled: &Reconciled, finding: &Finding) -> Option<String> {
    let others: Vec<&str> =
        finding.operations.keys().skip(1).map(|at| reconciled.operations[*at].name.as_str()).collect();
    let more = others.len().saturating_sub(SHOWN);
    let mut text = others.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
    if more > 0 {
        text.push_str(&format!(" and {more} more"));
    }
    (!text.is_empty()).then_some(text)
}

fn times(count: u64) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}

fn values(finding: &Finding) -> String {
    let mut shown: Vec<String> =
        finding.values.iter().take(VALUES).map(|value| format!("`{value}`")).collect();
    if finding.values.len() > VALUES {
        shown.push("…".to_owned());
    }
    if finding.has_hidden {
        shown.push("a value that is not shown".to_owned());
    }
    shown.join(", ")
}

/// A type with an article.
fn phrase(name: &str) -> String {
    match name {
        "value of any branch" => "what the union lists".to_owned(),
        "integer" | "object" | "array" => format!("an {name}"),
        name => format!("a {name}"),
    }
}

/// What a pointer leads to, as short as it is clear: `Pet.owner`, `Pets[]`, `response 200`.
fn owner(pointer: &str) -> String {
    let segments: Vec<String> = segments(pointer).collect();
    let all: Vec<&str> = segments.iter().map(String::as_str).collect();
    let (mut name, rest) = match all.as_slice() {
        ["components", "schemas" | "responses" | "requestBodies" | "parameters", name, rest @ ..] => {
            ((*name).to_owned(), rest)
        }
        ["definitions" | "responses" | "parameters", name, rest @ ..] => ((*name).to_owned(), rest),
        [.., "responses", status, "content", _, "schema"]
        | [.., "responses", status, "schema"]
        | [.., "responses", status] => (format!("response {status}"), &[][..]),
        all => {
            match all.iter().rposition(|segment| matches!(*segment, "schema" | "requestBody" | "parameters"))
            {
                Some(at) => {
                    let what = if all.contains(&"requestBody") {
                        "request body".to_owned()
                    } else if let Some(at) = all.iter().position(|segment| *segment == "responses") {
                        format!("response {}", all.get(at + 1).unwrap_or(&""))
                    } else {
                        "parameter".to_owned()
                    };
                    (what, &all[at + 1..])
                }
                None => ("document".to_owned(), &[][..]),
            }
        }
    };
    let mut rest = rest.iter();
    while let Some(segment) = rest.next() {
        match *segment {
            "properties" => {
                name.push('.');
                name.push_str(rest.next().unwrap_or(&""));
            }
            "items" => name.push_str("[]"),
            "additionalProperties" => name.push_str("[*]"),
            _ => {}
        }
    }
    if name.contains(' ') { name } else { format!("`{name}`") }
}

#[cfg(test)]
mod tests {
    use super::owner;

    #[test]
    fn places_have_short_names() {
        assert_eq!(owner("/components/schemas/Pet/properties/tags/items"), "`Pet.tags[]`");
        assert_eq!(owner("/definitions/Pet/allOf/1/properties/x"), "`Pet.x`");
        assert_eq!(owner("/paths/~1pets/get/responses/200"), "response 200");
        assert_eq!(
            owner("/paths/~1pets/get/responses/200/content/application~1json/schema/items/properties/id"),
            "response 200[].id"
        );
        assert_eq!(owner("/paths/~1pets/post/requestBody/content/application~1json/schema"), "request body");
    }
}
