//! Which operations are generated: `[include]` and `[exclude]`.
//!
//! At the end, patterns that matched nothing are reported, and diagnostics about parts that are left out are
//! dropped.

use std::collections::{BTreeSet, HashSet};

use openapiv3::Operation;

use crate::config::{Config, Selection};
use crate::diagnostic::codes::config as codes;
use crate::diagnostic::typos::nearest;
use crate::diagnostic::{Code, Diagnostic, Level, Report};
use crate::document::Document;
use crate::limits;
use crate::lower::draft::Drafts;
use crate::openapi::Section;
use crate::source::{Place, child};

/// The kinds of text that patterns are compared with.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Subject {
    Tags,
    Operations,
    Paths,
}

impl Subject {
    /// The noun for one, and the configuration key for patterns.
    fn noun_and_key(self) -> (&'static str, &'static str) {
        match self {
            Self::Tags => ("tag", "tags"),
            Self::Operations => ("operation", "operations"),
            Self::Paths => ("path", "paths"),
        }
    }
}

/// A pattern, and whether it has matched.
struct Pattern<'c> {
    subject: Subject,
    text: &'c str,
    /// JSON pointer into the configuration.
    pointer: String,
    has_matched: bool,
}

/// The patterns, and the operations that they kept and left out.
pub(crate) struct Selected<'c> {
    include: Vec<Pattern<'c>>,
    exclude: Vec<Pattern<'c>>,
    left_out: HashSet<String>,
    /// An operation can be in both sets, because several paths can refer to it.
    kept: HashSet<String>,
    /// The texts that patterns were compared with, for suggestions.
    seen: BTreeSet<(Subject, String)>,
}

impl<'c> Selected<'c> {
    pub(crate) fn new(config: &'c Config) -> Self {
        Self {
            include: patterns("/include", &config.include),
            exclude: patterns("/exclude", &config.exclude),
            left_out: HashSet::new(),
            kept: HashSet::new(),
            seen: BTreeSet::new(),
        }
    }

    /// Whether the configuration has no patterns, so that everything is generated.
    pub(crate) fn is_everything(&self) -> bool {
        self.include.is_empty() && self.exclude.is_empty()
    }

    /// Whether the operation at this pointer was left out.
    pub(crate) fn leaves_out(&self, pointer: &str) -> bool {
        self.left_out.contains(pointer)
    }

    /// Whether an operation is generated: it matches a pattern of `[include]`, if there are any, and none of
    /// `[exclude]`.
    pub(crate) fn keeps(&mut self, method: &str, path: &str, operation: &Operation, pointer: &str) -> bool {
        if self.is_everything() {
            return true;
        }
        let id = operation.operation_id.clone().unwrap_or_default();
        let place = format!("{} {path}", method.to_ascii_uppercase());
        let subjects: Vec<(Subject, &str)> = [(Subject::Operations, &*id), (Subject::Operations, &*place)]
            .into_iter()
            .chain([(Subject::Paths, path)])
            .chain(operation.tags.iter().map(|tag| (Subject::Tags, tag.as_str())))
            .collect();
        let named = subjects.iter().filter(|(_, text)| !text.is_empty());
        self.seen.extend(named.map(|(of, text)| (*of, (*text).to_owned())));
        let (included, excluded) = (any(&mut self.include, &subjects), any(&mut self.exclude, &subjects));
        let is_kept = (self.include.is_empty() || included) && !excluded;
        let noted = if is_kept { &mut self.kept } else { &mut self.left_out };
        noted.insert(pointer.to_owned());
        is_kept
    }

    /// Reports patterns that matched nothing, and drops diagnostics about parts that are left out.
    pub(crate) fn finish(mut self, document: &Document, drafts: &Drafts, report: &mut Report) {
        if self.is_everything() {
            return;
        }
        let mut is_refused = false;
        let unmatched = |pattern: &&Pattern<'_>| !pattern.has_matched;
        for pattern in self.include.iter().filter(unmatched) {
            is_refused |=
                pattern.matches_nothing(&codes::NOTHING_SELECTED, &self.seen, report).level == Level::Error;
        }
        for pattern in self.exclude.iter().filter(unmatched) {
            let is_name = !pattern.text.contains('*');
            let code = if is_name { &codes::NOTHING_SELECTED } else { &codes::ENTRY_WITHOUT_EFFECT };
            pattern.matches_nothing(code, &self.seen, report);
        }
        if self.kept.is_empty() && !self.seen.is_empty() && !is_refused {
            let table = if self.exclude.is_empty() { "/include" } else { "/exclude" };
            let message = "no operation is left: everything that `[include]` selects is excluded";
            report.add_at(&codes::NO_OPERATION, Place::in_config(table), message);
        }
        self.left_out.retain(|pointer| !self.kept.contains(pointer));
        let emitted: HashSet<&str> =
            drafts.types.0.iter().map(|definition| definition.name.pointer.as_str()).collect();
        let names = document.api.components.iter().flat_map(|components| components.schemas.keys());
        let pointers = names.map(|name| Section::Schemas.child(name));
        self.left_out.extend(pointers.filter(|pointer| !emitted.contains(pointer.as_str())));
        report.forget(&self.left_out);
    }
}

impl Pattern<'_> {
    /// Reports that nothing in the document matches this pattern.
    fn matches_nothing<'r>(
        &self,
        code: &'static Code,
        seen: &BTreeSet<(Subject, String)>,
        report: &'r mut Report,
    ) -> &'r mut Diagnostic {
        let (noun, _) = self.subject.noun_and_key();
        let message = format!("no {noun} of this document matches `{}`", self.text);
        let found = report.add_at(code, Place::in_config(&self.pointer), message);
        let known: Vec<&str> =
            seen.iter().filter(|(seen, _)| *seen == self.subject).map(|(_, text)| text.as_str()).collect();
        let elsewhere = seen.iter().find(|(_, text)| matches(self.text, text));
        let bare = self.text.trim_matches('*');
        let begins = |name: &&&str| {
            bare.len() > 2 && name.len() > 2 && (name.starts_with(bare) || bare.starts_with(**name))
        };
        if let Some(near) = nearest(bare, &known).or_else(|| known.iter().find(begins).copied()) {
            found.help(format!("did you mean `{near}`?"))
        } else if let Some((subject, text)) = elsewhere {
            let article = if *subject == Subject::Operations { "an" } else { "a" };
            let (noun, key) = subject.noun_and_key();
            found.help(format!("`{text}` is {article} {noun}: write it under `{key}`"))
        } else if known.is_empty()
            || known.len() > limits::SHOWN_NAMES
            || code == &codes::ENTRY_WITHOUT_EFFECT
        {
            found
        } else {
            found.help(format!("there are: `{}`", known.join("`, `")))
        }
    }
}

fn patterns<'c>(table: &str, selection: &'c Selection) -> Vec<Pattern<'c>> {
    let lists = [
        (Subject::Tags, "tags", &selection.tags),
        (Subject::Operations, "operations", &selection.operations),
        (Subject::Paths, "paths", &selection.paths),
    ];
    let of_list = |(subject, key, texts): (Subject, &str, &'c Vec<String>)| {
        let list = child(table, key);
        let pattern = move |(index, text): (usize, &'c String)| Pattern {
            subject,
            text,
            pointer: child(&list, &index.to_string()),
            has_matched: false,
        };
        texts.iter().enumerate().map(pattern).collect::<Vec<_>>()
    };
    lists.into_iter().flat_map(of_list).collect()
}

/// Whether a pattern matches. All patterns are tried, so that each knows whether it has ever matched.
fn any(patterns: &mut [Pattern<'_>], subjects: &[(Subject, &str)]) -> bool {
    let mut found = false;
    for pattern in patterns {
        if subjects.iter().any(|(of, text)| *of == pattern.subject && matches(pattern.text, text)) {
            pattern.has_matched = true;
            found = true;
        }
    }
    found
}

/// Whether a text matches a pattern, in which `*` stands for any text, including none. Text between two `*`
/// can be matched at its first occurrence, so there is no backtracking.
fn matches(pattern: &str, text: &str) -> bool {
    let Some((head, rest)) = pattern.split_once('*') else { return pattern == text };
    let Some(mut text) = text.strip_prefix(head) else { return false };
    let mut parts: Vec<&str> = rest.split('*').collect();
    let tail = parts.pop().unwrap_or_default();
    for part in parts {
        let Some(at) = text.find(part) else { return false };
        text = &text[at + part.len()..];
    }
    text.ends_with(tail)
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_star_is_any_text() {
        for (pattern, text) in [
            ("*", ""),
            ("/pets/*", "/pets/{id}/toys"),
            ("GET *", "GET /a"),
            ("a*b*c", "a-b-b-c"),
            ("*b", "bb"),
            ("a", "a"),
        ] {
            assert!(matches(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in
            [("", "a"), ("/pets", "/pets/{id}"), ("a*a", "a"), ("a*b*c", "a-c-b"), ("*b", "ba")]
        {
            assert!(!matches(pattern, text), "{pattern} {text}");
        }
    }
}
