//! Stage `format`: tokens to source text.
//!
//! In: the items that `emit` made. Out: the text, each item formatted by itself, with a blank line
//! between, as rustfmt would write it with `use_small_heuristics = "Max"`. Prints tokens without parsing them, which is what makes a build script
//! fast: it knows the forms that `emit` uses, and puts anything else on one line. Must not lose a token, must not panic.

mod arms;
mod attributes;
mod expressions;
mod items;
mod lists;
mod piece;
mod printer;
mod spacing;
mod statements;

use proc_macro2::TokenStream;

use self::piece::Run;
use self::printer::Printer;

/// Formats the items. The same items give the same bytes.
#[must_use]
pub fn render(items: Vec<TokenStream>) -> String {
    let mut text = String::new();
    for item in items {
        let run = Run::of(item);
        if run.pieces.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        let mut printer = Printer::default();
        printer.items(&run.pieces);
        text.push_str(&printer.finish());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests;
