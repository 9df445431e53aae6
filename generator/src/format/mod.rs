//! Stage `format`: tokens to source text.
//!
//! In: the items that `emit` made. Out: the text, each item formatted by itself, with a blank line
//! between. Calls of macros are printed here: prettyplease fills lines with their tokens as with words. Must not patch text, and must not panic: what is not Rust is an error that shows it.

mod macro_call;

use std::fmt;

use proc_macro2::TokenStream;

use self::macro_call::MacroCall;

/// Formats the items. The same items give the same bytes.
///
/// # Errors
/// The first element that is not a sequence of Rust items: an error in this compiler.
pub fn render(items: &[TokenStream]) -> Result<String, NotRust> {
    let mut text = String::new();
    for item in items {
        let item = match MacroCall::of(item) {
            Some(call) => call.render(),
            None => formatted(item)?,
        };
        if !text.is_empty() && !item.is_empty() {
            text.push('\n');
        }
        text.push_str(&item);
    }
    Ok(text)
}

fn formatted(item: &TokenStream) -> Result<String, NotRust> {
    let file = syn::parse2::<syn::File>(item.clone())
        .map_err(|error| NotRust { message: error.to_string(), tokens: item.to_string() })?;
    Ok(prettyplease::unparse(&file))
}

/// What `emit` made is not Rust: an error in this compiler, or in a path or attribute that the
/// configuration gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotRust {
    /// What the parser said.
    pub message: String,
    /// The tokens of the item.
    pub tokens: String,
}

impl fmt::Display for NotRust {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "emitted code does not parse: {}; it is: {}", self.message, self.tokens)
    }
}

impl std::error::Error for NotRust {}

#[cfg(test)]
mod tests;
