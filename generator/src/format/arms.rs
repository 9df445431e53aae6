//! The arms of a `match`.
//!
//! In: the pieces between its braces. Out: lines for each arm, whose value is in braces where it fits a line of its own only.

use super::piece::{Bracket, Piece};
use super::printer::{Printer, is_tall, position, width};

impl Printer {
    /// The arms of a `match`.
    pub(super) fn arms(&mut self, pieces: &[Piece]) {
        self.each_on_a_line(pieces, Self::arm);
    }

    /// Prints the arm at the front, and returns what comes after it.
    fn arm<'p>(&mut self, pieces: &'p [Piece]) -> &'p [Piece] {
        let pieces = self.attributes(pieces);
        let Some(arrow) = position(pieces, "=>") else {
            self.flat(pieces);
            return &[];
        };
        let (pattern, rest) = (&pieces[..arrow], &pieces[arrow + 1..]);
        self.pattern(pattern);
        self.push(" => ");
        if let Some(body) = rest.first().and_then(|body| body.group(Bracket::Block)) {
            self.statements_block(body);
            return after_comma(&rest[1..]);
        }
        let end = position(rest, ",").unwrap_or(rest.len());
        self.arm_value(&rest[..end]);
        after_comma(&rest[end..])
    }

    /// The value of an arm, in braces where it fits a line of its own only.
    fn arm_value(&mut self, value: &[Piece]) {
        let is_if = value.first().is_some_and(|first| first.is_word("if"));
        let fits = !is_tall(value) && self.fits(width(value) + 1);
        if fits || (!is_if && (is_tall(value) || !self.fits_indented(width(value)))) {
            self.expression(value, 1);
            return self.push(",");
        }
        self.braced(value);
    }

    /// The pattern of an arm: alternatives have a line each where they do not fit.
    fn pattern(&mut self, pattern: &[Piece]) {
        if self.fits(width(pattern) + " => ".len()) {
            return self.flat(pattern);
        }
        for (index, alternative) in pattern.split(|piece| piece.is_mark("|")).enumerate() {
            if index > 0 {
                self.line();
                self.push("| ");
            }
            self.flat(alternative);
        }
    }
}

/// What comes after the comma at the front, if there is one.
fn after_comma(pieces: &[Piece]) -> &[Piece] {
    match pieces {
        [comma, rest @ ..] if comma.is_mark(",") => rest,
        rest => rest,
    }
}
