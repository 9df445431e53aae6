//! Stage `format`: tokens to source text.
//!
//! Takes the items that `emit` made and returns their text, with a blank line between them. Macro calls,
//! which emitted code uses as tables, get a layout of their own (`table`); `syn` parses everything else and
//! `prettyplease` prints it. Tokens that are not Rust items are written as they are, so this stage never
//! fails.

mod blank_lines;
mod spacing;
mod table;

use proc_macro2::TokenStream;

/// Formats the items. The same items give the same bytes.
#[must_use]
pub fn render(items: Vec<TokenStream>) -> String {
    let mut text = String::new();
    for item in items.into_iter().filter(|item| !item.is_empty()) {
        if !text.is_empty() {
            text.push('\n');
        }
        match table::text(item.clone()) {
            Some(table) => text.push_str(&table),
            None => write_items(item, &mut text),
        }
    }
    text
}

/// Writes tokens that may be several items.
fn write_items(tokens: TokenStream, text: &mut String) {
    let Ok(file) = syn::parse2::<syn::File>(tokens.clone()) else {
        text.push_str(&tokens.to_string());
        return text.push('\n');
    };
    blank_lines::write(&prettyplease::unparse(&file), text);
}

#[cfg(test)]
mod tests;
