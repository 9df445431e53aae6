//! What the builder notices while it builds a tree, and the diagnostics made of that.
//!
//! A finding costs nothing until there is one: its pointer is put together while the builder returns from
//! the node.

use crate::diagnostic::codes::load::{
    DUPLICATE_KEY, DUPLICATE_NAME, EMPTY_REF, LARGE_INTEGER, MERGE_KEY, NOT_FINITE, NULL_REF, YAML_TAG,
};
use crate::diagnostic::locate::{NodePosition, find_nodes};
use crate::diagnostic::{Code, Report};
use crate::limits::{FINDINGS_OF_A_FILE, Limits, YAML_NODES_ALWAYS, YAML_NODES_PER_BYTE, advice};
use crate::source::{FileId, Place, child};

use super::Syntax;

/// One step of a pointer.
#[derive(Debug, Clone)]
pub(super) enum Step {
    Key(String),
    Index(usize),
}

/// What was found.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum FindingKind {
    Duplicate,
    /// Too large for an integer; only the text shows whether it was meant as one.
    LargeNumber,
    NotFinite,
    Tag(String),
    EmptyRef,
    MergeKey,
}

struct Finding {
    kind: FindingKind,
    /// From the node up to the root.
    path: Vec<Step>,
}

/// The notes on one text.
pub(super) struct Findings {
    list: Vec<Finding>,
    unlisted: usize,
    /// The nodes so far.
    pub(super) nodes: usize,
    node_limit: usize,
    /// The name of the limit that applies: on all nodes, or on those that aliases stand for; empty for one on
    /// a text of this length.
    limit: &'static str,
    /// Whether a `$ref` or a mapping may lead to another file.
    pub(super) may_refer_outside: bool,
}

impl Findings {
    pub(super) fn new(text: &str, limits: &Limits) -> Self {
        // Without aliases a text has fewer nodes than bytes.
        let honest = text.len().saturating_mul(YAML_NODES_PER_BYTE).saturating_add(YAML_NODES_ALWAYS);
        let of_text = text.len().saturating_add(limits.copies);
        let (node_limit, limit) = [(limits.nodes, "nodes"), (of_text, "copies"), (honest, "")]
            .into_iter()
            .min()
            .unwrap_or_default();
        Self { list: Vec::new(), unlisted: 0, nodes: 0, node_limit, limit, may_refer_outside: false }
    }

    /// Whether there are more nodes than a text of this length can have without excessive aliases.
    pub(super) fn has_overflown(&self) -> bool {
        self.nodes > self.node_limit
    }

    /// What to do about too many nodes.
    pub(super) fn help(&self) -> String {
        let unfold = "aliases (`*name`) expand to far more than was written";
        match self.limit {
            "nodes" => advice("nodes"),
            "" => unfold.to_owned(),
            limit => format!("{unfold}; {}", advice(limit)),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// Notes something about the node that is being built.
    pub(super) fn add(&mut self, kind: FindingKind) {
        if self.list.len() < FINDINGS_OF_A_FILE {
            self.list.push(Finding { kind, path: Vec::new() });
        } else {
            self.unlisted += 1;
        }
    }

    /// Notes something about a child of the node that is being built.
    pub(super) fn add_at(&mut self, kind: FindingKind, step: Step) {
        let before = self.len();
        self.add(kind);
        self.step_since(before, || step);
    }

    /// Prepends a step to the paths of everything noted since `before`.
    pub(super) fn step_since(&mut self, before: usize, step: impl FnOnce() -> Step) {
        if self.list.len() > before {
            let step = step();
            for finding in &mut self.list[before..] {
                finding.path.push(step.clone());
            }
        }
    }

    /// Turns the notes into diagnostics, one for each finding at a node.
    pub(super) fn report(self, file: FileId, text: &str, syntax: Syntax, report: &mut Report) {
        let mut said: Vec<(&FindingKind, String)> = Vec::new();
        for finding in &self.list {
            let finding = (&finding.kind, finding.pointer());
            if !said.contains(&finding) {
                said.push(finding);
            }
        }
        let Some((first, _)) = said.first() else { return };
        let pointers: Vec<&str> = said.iter().map(|(_, pointer)| pointer.as_str()).collect();
        let repeats = said.iter().any(|(kind, _)| **kind == FindingKind::Duplicate);
        let nodes = find_nodes(text, &pointers, repeats);
        for ((kind, pointer), node) in said.iter().zip(nodes) {
            kind.report(Place::in_file(file, pointer), &node.unwrap_or_default(), text, syntax, report);
        }
        if self.unlisted > 0 {
            let (code, place) = (first.code(syntax), Place::in_file(file, ""));
            report.add_at(code, place, format!("there are {} more such findings", self.unlisted));
        }
    }
}

impl Finding {
    fn pointer(&self) -> String {
        self.path.iter().rev().fold(String::new(), |pointer, step| match step {
            Step::Key(key) => child(&pointer, key),
            Step::Index(index) => format!("{pointer}/{index}"),
        })
    }
}

impl FindingKind {
    fn code(&self, syntax: Syntax) -> &'static Code {
        match self {
            Self::Duplicate if syntax == Syntax::Json => &DUPLICATE_NAME,
            Self::Duplicate => &DUPLICATE_KEY,
            Self::LargeNumber => &LARGE_INTEGER,
            Self::NotFinite => &NOT_FINITE,
            Self::Tag(_) => &YAML_TAG,
            Self::EmptyRef => &EMPTY_REF,
            Self::MergeKey => &MERGE_KEY,
        }
    }

    fn report(&self, place: Place, node: &NodePosition, text: &str, syntax: Syntax, report: &mut Report) {
        let key = crate::source::segments(&place.pointer).last().unwrap_or_default();
        let written = node.value.as_ref().and_then(|at| text.get(at.span.clone())).unwrap_or("the number");
        let code = self.code(syntax);
        match self {
            Self::Duplicate => {
                let message = format!("the key `{key}` occurs twice; the last one is used");
                let diagnostic = report.add_at(code, place.clone(), message);
                diagnostic.help("remove or rename one of the two");
                if let Some(again) = &node.repeated {
                    diagnostic.position(again.line, again.column).label_at(place, "the first one");
                }
            }
            Self::LargeNumber => {
                let digits = written.strip_prefix(['-', '+']).unwrap_or(written);
                if digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_') {
                    let message = format!("`{written}` does not fit into 64 bits");
                    report
                        .add_at(code, place, message)
                        .help("if every digit matters, write it as a text in quotes");
                }
            }
            Self::NotFinite => {
                let message = format!("`{written}` is not a number in JSON; it is read as a text");
                report.add_at(code, place, message).help("omit it if there is no limit");
            }
            Self::Tag(tag) => {
                report
                    .add_at(code, place, format!("the YAML tag `!{tag}` is ignored"))
                    .help("expand the template first; a text that starts with `!` needs quotes");
            }
            Self::EmptyRef if !is_comment(node, text) => {
                let help = "remove the key, or write a reference in quotes";
                report.add_at(&NULL_REF, place, "this `$ref` is null").help(help);
            }
            Self::EmptyRef => {
                let help = "in YAML, ` #` starts a comment; put the reference in quotes";
                report.add_at(code, place, "this `$ref` has no value").help(help);
            }
            Self::MergeKey => {
                let message =
                    "the value of `<<` is neither a mapping nor a list of mappings, so nothing is merged";
                report.add_at(code, place, message).help("name the mapping to merge: `<<: *name`");
            }
        }
    }
}

/// Whether the value of a key is empty because a comment stands in its place.
fn is_comment(node: &NodePosition, text: &str) -> bool {
    let after_key = node.key.as_ref().and_then(|key| text.get(key.span.end..)).unwrap_or_default();
    let line = after_key.lines().next().unwrap_or_default();
    line.trim_start_matches([':', ' ', '\t', '"', '\'']).starts_with('#')
}
