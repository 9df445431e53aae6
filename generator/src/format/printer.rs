//! The text as it grows: lines, their indentation, and how much room is left on one.
//!
//! In: pieces. Out: text of at most [`WIDTH`] characters a line, where the tokens allow that. Knows nothing of Rust but brackets and
//! commas; what items, statements and expressions look like is `items`' and the others' business.

use super::piece::{Bracket, Kind, Piece, Run};

/// The characters of a line, as rustfmt has them.
pub(super) const WIDTH: usize = 100;

const INDENT: &str = "    ";

/// Text, and where in it the next character comes.
#[derive(Debug, Default)]
pub(super) struct Printer {
    text: String,
    depth: usize,
    column: usize,
}

impl Printer {
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// Adds text without line breaks.
    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.column += if text.is_ascii() { text.len() } else { text.chars().count() };
    }

    /// Ends the line and begins another, as far in as the block is.
    pub(super) fn line(&mut self) {
        self.text.push('\n');
        for _ in 0..self.depth {
            self.text.push_str(INDENT);
        }
        self.column = self.depth * INDENT.len();
    }

    /// Ends the line for a blank one.
    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// What is printed in between begins its lines one step further in.
    pub(super) fn indented(&mut self, print: impl FnOnce(&mut Self)) {
        self.depth += 1;
        print(self);
        self.depth -= 1;
    }

    /// A line of its own, one step further in.
    pub(super) fn below(&mut self, print: impl FnOnce(&mut Self)) {
        self.indented(|printer| {
            printer.line();
            print(printer);
        });
    }

    /// What `step` prints of the pieces, which are then those that it returns, until none are left: each time on a line of its own.
    pub(super) fn each_on_a_line<'p>(
        &mut self,
        mut pieces: &'p [Piece],
        mut step: impl FnMut(&mut Self, &'p [Piece]) -> &'p [Piece],
    ) {
        let mut first = true;
        while !pieces.is_empty() {
            if !first {
                self.line();
            }
            first = false;
            pieces = step(self, pieces);
        }
    }

    /// Whether so many more characters fit on the line.
    pub(super) fn fits(&self, width: usize) -> bool {
        self.column + width <= WIDTH
    }

    /// Whether so many characters fit on a line that is one step further in than this block.
    pub(super) fn fits_indented(&self, width: usize) -> bool {
        (self.depth + 1) * INDENT.len() + width <= WIDTH
    }

    /// The characters that this line has before the next, without its indentation.
    pub(super) fn offset(&self) -> usize {
        self.column - self.depth * INDENT.len()
    }

    /// The pieces on one line; there is no space before the first.
    pub(super) fn flat(&mut self, pieces: &[Piece]) {
        for (index, piece) in pieces.iter().enumerate() {
            if piece.space && index > 0 {
                self.push(" ");
            }
            self.piece(piece);
        }
    }

    fn piece(&mut self, piece: &Piece) {
        match &piece.kind {
            Kind::Word(word) => self.push(word),
            Kind::Mark(mark) => self.push(mark),
            Kind::Group(bracket, run) => {
                let (open, close) = brackets(*bracket);
                let gap = if matches!(bracket, Bracket::Fields | Bracket::Block) && !run.pieces.is_empty() {
                    " "
                } else {
                    ""
                };
                self.push(open);
                self.push(gap);
                self.flat(&run.pieces);
                self.push(gap);
                self.push(close);
            }
        }
    }

    /// Brackets with something in them that has its own lines, one step further in.
    pub(super) fn block(&mut self, bracket: Bracket, inside: &Run, print: impl FnOnce(&mut Self)) {
        let (open, close) = brackets(bracket);
        self.push(open);
        if !inside.pieces.is_empty() {
            self.below(print);
            self.line();
        }
        self.push(close);
    }
}

/// How brackets are written.
pub(super) fn brackets(bracket: Bracket) -> (&'static str, &'static str) {
    match bracket {
        Bracket::Parenthesis => ("(", ")"),
        Bracket::Square => ("[", "]"),
        Bracket::Fields | Bracket::Block | Bracket::Imports => ("{", "}"),
        Bracket::Invisible => ("", ""),
    }
}

/// The characters of pieces on one line.
pub(super) fn width(pieces: &[Piece]) -> usize {
    let space = |(index, piece): (usize, &Piece)| piece.width + usize::from(piece.space && index > 0);
    pieces.iter().enumerate().map(space).sum()
}

/// Whether pieces take several lines however long they are.
pub(super) fn is_tall(pieces: &[Piece]) -> bool {
    pieces.iter().any(Piece::is_tall)
}

/// Where a mark stands outside of all brackets.
pub(super) fn position(pieces: &[Piece], mark: &str) -> Option<usize> {
    let mut depth = 0_i32;
    pieces.iter().position(|piece| {
        let found = depth == 0 && piece.is_mark(mark);
        depth += i32::from(piece.nesting);
        found
    })
}

/// The elements that commas separate; no comma is in any of them.
pub(super) fn elements(mut pieces: &[Piece]) -> Vec<&[Piece]> {
    let mut elements = Vec::new();
    while !pieces.is_empty() {
        let end = position(pieces, ",").unwrap_or(pieces.len());
        elements.push(&pieces[..end]);
        pieces = pieces.get(end + 1..).unwrap_or_default();
    }
    elements
}
