//! Tests of the parser and of what the derives write, on items that are given as text.

mod lexer;
mod parser;

use crate::item::Item;
use crate::problem::Problem;

/// The item that a text holds.
fn item(text: &str) -> Result<Item, Problem> {
    Item::read(lexer::tokens(text))
}
