//! Holds recorded traffic against a document: what servers really send, and how the document must change so
//! that all of it can be decoded.
//!
//! Requests and responses come from HAR files or from what the runtime's `Record` writes. Each is matched to
//! an operation, and everything in it to the schemas as their author wrote them. The result is a list of
//! findings with counts, and an [`Overlay`] that adds what was seen and takes back what is not true. Values
//! from the traffic appear in neither, except those that an `enum` lacks.

mod api;
mod check;
mod document;
mod exchange;
mod finding;
mod parameter;
mod print;
mod remedy;
mod secrets;
mod shape;
mod traffic;
mod words;

use std::path::PathBuf;

pub use self::finding::Difference;
pub use self::traffic::TrafficError;

use self::api::Api;
use self::document::Document;
use self::exchange::Comparison;
use self::finding::Finding;
use crate::diagnostic::Report;
use crate::overlay::Overlay;
use crate::pipeline::Options;
use crate::source::Sources;

/// Recorded traffic and how it is matched to a document.
#[derive(Debug, Clone, Default)]
pub struct Traffic {
    files: Vec<PathBuf>,
    servers: Vec<String>,
    ignored: Vec<Difference>,
}

impl Traffic {
    /// No traffic.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file: a HAR file, or the lines that `Record` writes.
    #[must_use]
    pub fn file(mut self, path: impl Into<PathBuf>) -> Self {
        self.files.push(path.into());
        self
    }

    /// Adds the address of a server that the document does not have, such as `http://localhost:8080/api`.
    #[must_use]
    pub fn server(mut self, url: impl Into<String>) -> Self {
        self.servers.push(url.into());
        self
    }

    /// Leaves out differences of a kind.
    #[must_use]
    pub fn ignore(mut self, difference: Difference) -> Self {
        self.ignored.push(difference);
        self
    }
}

/// How much was checked, and what was left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counts {
    /// Exchanges of the API.
    pub checked: u64,
    /// JSON values that were held against a schema.
    pub bodies: u64,
    /// Requests to other servers.
    pub elsewhere: u64,
    /// Requests without a response.
    pub unanswered: u64,
    /// Requests by which a browser asks for permission.
    pub preflights: u64,
    /// Responses that lead elsewhere, which clients follow.
    pub redirections: u64,
    /// Bodies that were not recorded, or only in part.
    pub not_recorded: u64,
    /// Bodies that are not JSON, which are not checked.
    pub not_json: u64,
    /// Bodies too large to be checked to their end.
    pub cut: u64,
    /// Records that were cut off.
    pub damaged: u64,
}

/// What differs.
pub struct Reconciled {
    document: Document,
    findings: Vec<Finding>,
    counts: Counts,
    operations: Vec<Called>,
    /// The names of the files.
    files: Vec<String>,
    /// The lines of the examples, by file and entry.
    lines: Vec<std::collections::HashMap<usize, usize>>,
    is_cut: bool,
}

/// An operation and how often it was called.
struct Called {
    name: String,
    /// In the written tree.
    pointer: String,
    calls: u64,
}

/// Why there is no result.
#[derive(Debug)]
pub enum Failure {
    /// The document has errors.
    Document(Box<(Report, Sources)>),
    /// The traffic cannot be read.
    Traffic(TrafficError),
    /// None of the requests goes to a server of the document; the text says which it has.
    Nothing(String),
}

/// Compares traffic with a document.
///
/// # Errors
/// The document or the traffic cannot be used, or they have nothing to do with each other.
pub fn reconcile(
    path: &std::path::Path,
    options: &Options,
    traffic: &Traffic,
) -> Result<Reconciled, Failure> {
    let document = Document::read(path, options).map_err(Failure::Document)?;
    let api = Api::new(&document, &traffic.servers);
    let mut comparison = Comparison::new(&document, &api);
    let mut files = Vec::new();
    for path in &traffic.files {
        let file = traffic::File::read(path).map_err(Failure::Traffic)?;
        comparison.begin(files.len());
        let cut = file.each(&mut |exchange| comparison.add(&exchange)).map_err(Failure::Traffic)?;
        comparison.counts.damaged += cut;
        files.push(file);
    }
    let Comparison { findings, counts, calls, .. } = comparison;
    if counts.checked == 0 && counts.unanswered == 0 {
        return Err(Failure::Nothing(nothing(&document, &counts)));
    }
    let operations = api.operations.iter().zip(calls).map(|(operation, calls)| Called {
        name: operation.name(),
        pointer: document.written_pointer(&operation.pointer),
        calls,
    });
    let operations = operations.collect();
    let is_cut = findings.is_cut;
    let mut findings = findings.finish();
    findings.retain(|finding| !traffic.ignored.contains(&finding.difference));
    let lines = files.iter().enumerate().map(|(index, file)| {
        let examples =
            findings.iter().map(|finding| &finding.example).filter(|example| example.file == index);
        let mut entries: Vec<usize> = examples.map(|example| example.entry).collect();
        entries.sort_unstable();
        entries.dedup();
        let lines = file.lines_of(&entries);
        entries.into_iter().zip(lines).collect()
    });
    let lines = lines.collect();
    let files = files.into_iter().map(|file| file.name).collect();
    Ok(Reconciled { findings, counts, operations, files, lines, is_cut, document })
}

fn nothing(document: &Document, counts: &Counts) -> String {
    let servers = document.shaped.get("servers").and_then(serde_json::Value::as_array);
    let urls: Vec<&str> =
        servers.into_iter().flatten().filter_map(|server| server.get("url")?.as_str()).take(5).collect();
    match (counts.elsewhere, urls.is_empty()) {
        (0, _) => "there are no exchanges in the traffic".to_owned(),
        (_, true) => "no request fits a path of the document; name the server with --server URL".to_owned(),
        (_, false) => format!(
            "no request goes to a server of the document ({}); name the one that was recorded with --server URL",
            urls.join(", ")
        ),
    }
}

impl Reconciled {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }

    /// The kinds of differences with how often each was found, in the order of the report.
    pub fn differences(&self) -> impl Iterator<Item = (Difference, u64)> {
        self.findings.iter().map(|finding| (finding.difference, finding.count))
    }

    /// How much was checked.
    #[must_use]
    pub fn counts(&self) -> &Counts {
        &self.counts
    }

    /// The files that were read for the document.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.document.sources
    }

    /// The changes of the document under which the traffic can be decoded.
    #[must_use]
    pub fn overlay(&self) -> Overlay {
        remedy::overlay(self)
    }

    /// The report for a terminal.
    #[must_use]
    pub fn text(&self) -> String {
        print::text(self)
    }

    /// The report for a program, as JSON.
    #[must_use]
    pub fn json(&self) -> String {
        print::json(self)
    }
}
