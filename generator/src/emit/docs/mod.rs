//! Turns descriptions into doc attributes.
//!
//! From [`Docs`], CommonMark as its author wrote it, comes one `#[doc = " …"]` per line that rustdoc,
//! doctests and clippy accept. Long lines of paragraphs are wrapped; no text is shortened or lost.
//!
//! `reader` reads a description with the parser that rustdoc uses (`elements` and `html` read the HTML in
//! it), `page` puts its blocks together, and `writer` and `escape` write them in a form that can be read in
//! one way only. So a description is always a closed sequence of blocks: it can neither begin nor end a block
//! of the compiler's, and its code is never Rust.

mod characters;
pub(crate) mod code_span;
mod dedent;
mod elements;
mod escape;
mod html;
mod inline;
mod leaf;
mod link;
mod page;
mod reader;
mod table;
#[cfg(test)]
mod tests;
mod wrap;
mod writer;

use proc_macro2::TokenStream;
use quote::quote;

use self::writer::Block;
use crate::ir::Docs;

/// The doc attributes of an item, none if the document says nothing about it: summary, description, notes, then
/// `extra`, which is the compiler's own Markdown and is taken as it is (one entry per line, `""` for a blank one).
#[must_use]
pub fn doc_attributes(docs: &Docs, extra: &[String]) -> TokenStream {
    let lines = paragraphs(docs, extra).join(&String::new());
    let lines = lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}

/// The lines of each paragraph that has any text.
fn paragraphs(docs: &Docs, extra: &[String]) -> Vec<Vec<String>> {
    let mut paragraphs = Vec::new();
    paragraphs
        .extend(docs.summary.as_deref().filter(|summary| adds_to_description(summary, docs)).map(lines));
    paragraphs.extend(docs.description.as_deref().map(lines));
    if !docs.notes.is_empty() {
        paragraphs.push(lines(&docs.notes.join("\n")));
    }
    paragraphs.push(extra.to_vec());
    paragraphs.retain(|lines| lines.iter().any(|line| !line.is_empty()));
    paragraphs
}

/// Whether the summary adds to the description, which may begin with it.
fn adds_to_description(summary: &str, docs: &Docs) -> bool {
    let summary = summary.trim();
    !docs.description.as_deref().is_some_and(|description| description.trim_start().starts_with(summary))
}

/// A description that becomes part of other docs.
#[derive(Debug, Default)]
pub(crate) struct Text {
    pub(crate) lines: Vec<String>,
    /// Whether the first block is a paragraph, so that its first line can follow other text.
    pub(crate) begins_with_text: bool,
}

impl Text {
    /// A paragraph of the compiler's.
    pub(crate) fn line(line: String) -> Self {
        Self { lines: vec![line], begins_with_text: true }
    }

    /// Appends `next` after a blank line.
    pub(crate) fn push(&mut self, next: Self) {
        if self.lines.is_empty() {
            *self = next;
        } else if !next.lines.is_empty() {
            self.lines.push(String::new());
            self.lines.extend(next.lines);
        }
    }
}

/// Sanitises a description.
pub(crate) fn text(text: &str) -> Text {
    let text = characters::clean(text);
    if is_plain(text.trim()) {
        return Text {
            lines: wrap::paragraph(std::iter::once(text.trim().to_owned())),
            begins_with_text: true,
        };
    }
    let (lines, first) = reader::blocks(&dedent::dedent(&dedent::spelled(&text)));
    Text { lines, begins_with_text: first == Some(Block::Paragraph) }
}

/// The lines of a sanitised description.
pub(crate) fn lines(description: &str) -> Vec<String> {
    text(description).lines
}

/// `- label:
/// text`, with further lines indented so that they stay in the item. If the text begins with another block than a
/// paragraph, that block starts below the label.
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

/// Whether a text is a single line in which nothing can be markup.
fn is_plain(text: &str) -> bool {
    let is_harmless = |byte: u8| {
        byte.is_ascii_alphanumeric() || !byte.is_ascii() || b" ,.;:'\"()/?!%$-+={}".contains(&byte)
    };
    text.starts_with(|first: char| first.is_alphabetic())
        && text.bytes().all(is_harmless)
        && !text.contains("://")
}
