//! Descriptions to doc attributes.
//!
//! In: [`Docs`], CommonMark as the author wrote it. Out: one `#[doc = " …"]` per line that neither
//! rustdoc, nor doctests, nor clippy object to. Must not wrap or shorten text, and must not lose
//! any of it.
//!
//! `reader` takes a description apart with the parser that rustdoc uses (`elements` and `html` for the HTML in it),
//! `writer` and `escape` write what it says in a form that can be read in one way. So a description is always a
//! closed sequence of blocks: it can neither begin one of ours nor end one, and its code is never Rust.

mod characters;
pub(crate) mod code_span;
mod dedent;
mod elements;
mod escape;
mod html;
mod inline;
mod leaf;
mod link;
mod reader;
mod table;
#[cfg(test)]
mod tests;
mod writer;

use proc_macro2::TokenStream;
use quote::quote;

use self::writer::Block;
use crate::ir::Docs;

/// The doc attributes of an item: summary, description, notes, then `extra`, which is Markdown of
/// the compiler's own and is taken as it is (a line each, `""` for a blank one).
#[must_use]
pub fn doc_attributes(docs: &Docs, extra: &[String]) -> TokenStream {
    attributes(paragraphs(docs, extra))
}

/// The doc attributes of an item, or the given line where the document says nothing: a crate that
/// demands docs of every public item can take the bindings in.
#[must_use]
pub(crate) fn docs_or(docs: &Docs, fallback: &str) -> TokenStream {
    let mut paragraphs = paragraphs(docs, &[]);
    if paragraphs.is_empty() {
        paragraphs.push(vec![fallback.to_owned()]);
    }
    attributes(paragraphs)
}

/// The lines of each paragraph that has any text.
fn paragraphs(docs: &Docs, extra: &[String]) -> Vec<Vec<String>> {
    let mut paragraphs = Vec::new();
    paragraphs.extend(docs.summary.as_deref().filter(|summary| says_more(summary, docs)).map(lines));
    paragraphs.extend(docs.description.as_deref().map(lines));
    if !docs.notes.is_empty() {
        paragraphs.push(lines(&docs.notes.join("\n")));
    }
    paragraphs.push(extra.to_vec());
    paragraphs.retain(|lines| lines.iter().any(|line| !line.is_empty()));
    paragraphs
}

fn attributes(paragraphs: Vec<Vec<String>>) -> TokenStream {
    let lines = paragraphs.join(&String::new());
    let lines = lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}

/// A summary that the description begins with is not said twice.
fn says_more(summary: &str, docs: &Docs) -> bool {
    let summary = summary.trim();
    !docs.description.as_deref().is_some_and(|description| description.trim_start().starts_with(summary))
}

/// A description that is made part of something else.
#[derive(Debug, Default)]
pub(crate) struct Text {
    pub(crate) lines: Vec<String>,
    /// Whether the first line is that of a paragraph, so that it can stand behind other text.
    pub(crate) begins_with_text: bool,
}

impl Text {
    /// A paragraph of the compiler's own.
    pub(crate) fn line(line: String) -> Self {
        Self { lines: vec![line], begins_with_text: true }
    }

    /// What follows, after a blank line.
    pub(crate) fn push(&mut self, next: Self) {
        if self.lines.is_empty() {
            *self = next;
        } else if !next.lines.is_empty() {
            self.lines.push(String::new());
            self.lines.extend(next.lines);
        }
    }
}

/// A description.
pub(crate) fn text(text: &str) -> Text {
    let text = characters::clean(text);
    if is_plain(text.trim()) {
        return Text::line(text.trim().to_owned());
    }
    let (lines, first) = reader::blocks(&dedent::dedent(&text));
    Text { lines, begins_with_text: first == Some(Block::Paragraph) }
}

/// The lines of a description.
pub(crate) fn lines(description: &str) -> Vec<String> {
    text(description).lines
}

/// `- label: text`, further lines indented so that they stay in the item. A block stands below the label.
pub(crate) fn item(label: &str, text: Text) -> Vec<String> {
    let mut lines = text.lines.into_iter();
    let first = if text.begins_with_text { lines.next() } else { None };
    let first = match first {
        Some(first) => vec![format!("- {label}: {first}")],
        None if lines.len() == 0 => vec![format!("- {label}")],
        None => vec![format!("- {label}:"), String::new()],
    };
    let rest = lines.map(|line| if line.is_empty() { line } else { format!("  {line}") });
    first.into_iter().chain(rest).collect()
}

/// The first sentence of a description, on one line.
pub(crate) fn first_sentence(text: &str) -> Option<String> {
    reader::first_sentence(&characters::clean(text))
}

/// Whether a text is a line in which nothing can be markup.
fn is_plain(text: &str) -> bool {
    let is_harmless = |byte: u8| {
        byte.is_ascii_alphanumeric() || !byte.is_ascii() || b" ,.;:'\"()/?!%$-+={}".contains(&byte)
    };
    text.starts_with(|first: char| first.is_alphabetic())
        && text.bytes().all(is_harmless)
        && !text.contains("://")
}
