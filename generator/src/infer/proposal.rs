//! What is proposed, and the evidence for it, as data.

use std::fmt;

use serde_json::Value;

/// A kind of fact that a document can leave out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// Responses are pages of a list.
    Pages,
    /// A response is a stream.
    Stream,
    /// A request may be repeated, always or with a key.
    Idempotency,
    /// The schema of the errors of operations that document none.
    Errors,
    /// Only a server sends the property.
    ReadOnly,
    /// A string is a file.
    File,
}

impl Fact {
    /// All of them, in the order of an overlay.
    pub const ALL: [Self; 6] =
        [Self::Pages, Self::Stream, Self::Idempotency, Self::Errors, Self::ReadOnly, Self::File];

    /// The word for it in summaries.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pages => "pages",
            Self::Stream => "streams",
            Self::Idempotency => "idempotency",
            Self::Errors => "errors",
            Self::ReadOnly => "read-only",
            Self::File => "files",
        }
    }
}

/// How sure a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Names and types fit, but no sentence states it.
    Likely,
    /// The document states it, in words, in another notation, or by names that have only one meaning.
    Certain,
}

impl Certainty {
    /// Certain if the document states it.
    pub(super) fn if_stated(is_stated: bool) -> Self {
        if is_stated { Self::Certain } else { Self::Likely }
    }
}

impl fmt::Display for Certainty {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Certain => "Certain",
            Self::Likely => "Likely",
        })
    }
}

/// Something in the document that speaks for a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// What it is: a query parameter, a property of the response.
    pub subject: String,
    /// The sentence of its description that says so.
    pub says: Option<String>,
}

impl Evidence {
    pub(super) fn new(subject: impl Into<String>) -> Self {
        Self { subject: subject.into(), says: None }
    }

    pub(super) fn saying(subject: impl Into<String>, says: Option<String>) -> Self {
        Self { subject: subject.into(), says }
    }
}

/// One change that is proposed.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// The kind of fact.
    pub fact: Fact,
    /// How sure it is.
    pub certainty: Certainty,
    /// What the user is told first: the operation or schema, and the fact.
    pub title: String,
    /// JSON pointer, in the document as it was written, of what is changed.
    pub pointer: String,
    /// What is merged into it.
    pub update: Value,
    /// What speaks for it.
    pub evidence: Vec<Evidence>,
}

/// What a rule found out about an operation.
pub(super) struct Finding {
    pub(super) certainty: Certainty,
    /// The title after the call.
    pub(super) title: &'static str,
    /// The value of the extension.
    pub(super) setting: Value,
    pub(super) evidence: Vec<Evidence>,
}

/// The sentence of a description that contains the first of these words (in lower case), shortened.
pub(super) fn sentence_with(description: &str, words: &[&str]) -> Option<String> {
    let has = |sentence: &&str, word: &str| sentence.to_lowercase().contains(word);
    words.iter().find_map(|word| sentences(description).find(|one| has(one, word))).map(shortened)
}

/// The sentence with one of these words, or else the first one, shortened.
pub(super) fn sentence_about(description: &str, words: &[&str]) -> Option<String> {
    sentence_with(description, words).or_else(|| first_sentence(description))
}

/// The first sentence of a description, shortened.
pub(super) fn first_sentence(description: &str) -> Option<String> {
    sentences(description).next().map(shortened)
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(". ").flat_map(str::lines).map(str::trim).filter(|sentence| !sentence.is_empty())
}

/// At most this number of characters of a sentence are quoted.
const QUOTED: usize = 160;

fn shortened(sentence: &str) -> String {
    match sentence.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", sentence[..end].trim_end()),
        None => sentence.to_owned(),
    }
}
