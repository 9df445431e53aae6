//! Descriptions to doc attributes.
//!
//! In: [`Docs`], CommonMark as the author wrote it. Out: one `#[doc = " …"]` per line that neither
//! rustdoc, nor doctests, nor clippy object to. Must not wrap or shorten text, and must not lose
//! any of it.

mod blocks;
mod characters;
pub(crate) mod code_span;
mod inline;
mod leaf;
mod link;
#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;
use quote::quote;

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

/// The lines of a description that is made part of `extra`.
pub(crate) fn lines(text: &str) -> Vec<String> {
    blocks::sanitise(&characters::clean(text))
}
