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
    let mut paragraphs = Vec::new();
    paragraphs.extend(docs.summary.as_deref().filter(|summary| says_more(summary, docs)).map(lines));
    paragraphs.extend(docs.description.as_deref().map(lines));
    paragraphs.push(lines(&docs.notes.join("\n")));
    paragraphs.push(extra.to_vec());
    paragraphs.retain(|lines| lines.iter().any(|line| !line.is_empty()));
    let lines = paragraphs.join(&String::new());
    let lines = lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}

/// The doc attributes of an item, or the given line where the document says nothing: a crate that
/// demands docs of every public item can take the bindings in.
#[must_use]
pub(crate) fn docs_or(docs: &Docs, fallback: &str) -> TokenStream {
    let silent =
        |text: &Option<String>| text.as_deref().is_none_or(|text| lines(text).iter().all(String::is_empty));
    if silent(&docs.summary) && silent(&docs.description) && docs.notes.is_empty() {
        return doc_attributes(&Docs::default(), &[fallback.to_owned()]);
    }
    doc_attributes(docs, &[])
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
