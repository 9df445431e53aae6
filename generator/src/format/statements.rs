//! Statements, and what has statements in it.
//!
//! In: pieces between the braces of a body. Out: a line, or several, for each statement.

use super::items::begins_item;
use super::lists::head;
use super::piece::{Bracket, Piece, Run};
use super::printer::{Printer, is_tall, position, width};

impl Printer {
    /// Braces with statements.
    pub(super) fn statements_block(&mut self, body: &Run) {
        self.block(Bracket::Block, body, |printer| printer.statements(&body.pieces));
    }

    fn statements(&mut self, pieces: &[Piece]) {
        self.each_on_a_line(pieces, |printer, pieces| {
            let pieces = printer.attributes(pieces);
            if begins_item(pieces) {
                return printer.item(pieces);
            }
            let (statement, rest) = pieces.split_at(end(pieces));
            printer.statement(statement);
            rest
        });
    }

    /// A statement that is no item, with its semicolon if it has one.
    pub(super) fn statement(&mut self, statement: &[Piece]) {
        let (statement, semicolon) = match statement {
            [statement @ .., last] if last.is_mark(";") => (statement, ";"),
            _ => (statement, ""),
        };
        self.binding(statement, semicolon.len());
        self.push(semicolon);
    }

    /// A value with a name: `let x = 1`, `const X: u8 = 1`, `type X = Y`, `x = 1`; or any expression.
    pub(super) fn binding(&mut self, pieces: &[Piece], suffix: usize) {
        let names = matches!(pieces.first().and_then(Piece::word), Some("if" | "while" | "match" | "for"));
        let Some(equals) = position(pieces, "=").filter(|_| !names) else {
            return self.expression(pieces, suffix);
        };
        let (name, value) = (&pieces[..=equals], &pieces[equals + 1..]);
        self.name(name);
        let fits = !is_tall(value) && self.fits(1 + width(value) + suffix);
        let fits_below = !is_tall(value) && self.fits_indented(width(value) + suffix);
        let begins_here = fits || (!fits_below && (!opens(value) || self.fits(1 + head(value) + suffix)));
        if begins_here {
            self.push(" ");
            self.expression(value, suffix);
        } else {
            self.below(|printer| printer.expression(value, suffix));
        }
    }

    /// What is before a value, its `=` included. The type has a line of its own where the name is too long for both.
    fn name(&mut self, name: &[Piece]) {
        match position(name, ":") {
            Some(colon) if !self.fits(width(name)) => {
                self.flat(&name[..=colon]);
                self.below(|printer| printer.flat(&name[colon + 1..]));
            }
            _ => self.flat(name),
        }
    }
}

/// Whether a value that does not fit can begin on the line of its name: it has brackets to break at.
fn opens(value: &[Piece]) -> bool {
    !matches!(value, [.., last] if last.is_mark(">") || last.word().is_some()) || is_tall(value)
}

/// Where the statement at the front ends.
fn end(pieces: &[Piece]) -> usize {
    let begins_block = match pieces.first() {
        Some(first) => {
            first.group(Bracket::Block).is_some()
                || matches!(first.word(), Some("match" | "if" | "for" | "while" | "loop" | "unsafe"))
        }
        None => false,
    };
    for (index, piece) in pieces.iter().enumerate() {
        if piece.is_mark(";") {
            return index + 1;
        }
        let goes_on = pieces.get(index + 1).is_some_and(|next| {
            next.is_word("else") || next.is_mark(".") || next.is_mark("?") || next.is_mark(";")
        });
        // A macro call in braces ends its statement, too.
        let ends_with_braces = begins_block || (index > 0 && pieces[index - 1].is_mark("!"));
        if ends_with_braces && piece.group(Bracket::Block).is_some() && !goes_on {
            return index + 1;
        }
    }
    pieces.len()
}
