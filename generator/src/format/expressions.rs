//! Expressions, patterns and types: on one line where they fit, else broken at their outermost brackets, dots or operators.
//!
//! In: the pieces of one expression, and how many characters follow it on its last line. Out: text as rustfmt writes it with
//! `use_small_heuristics = "Max"`.

use super::lists::head;
use super::piece::{Bracket, Kind, Piece};
use super::printer::{Printer, elements, is_tall, width};

impl Printer {
    /// An expression that `suffix` characters follow on its last line.
    pub(super) fn expression(&mut self, pieces: &[Piece], suffix: usize) {
        if !is_tall(pieces) && self.fits(width(pieces) + suffix) {
            self.flat(pieces);
        } else {
            self.broken(pieces, suffix);
        }
    }

    fn broken(&mut self, pieces: &[Piece], suffix: usize) {
        let Some(first) = pieces.first() else { return };
        match &first.kind {
            Kind::Word(word) => match word.as_str() {
                "match" | "if" | "for" | "while" | "loop" | "unsafe" | "async" | "else" => {
                    self.keyword(pieces)
                }
                "move" => self.closure(pieces, suffix),
                "return" | "break" | "mut" => self.after(1, pieces, suffix),
                _ => self.operators(pieces, suffix),
            },
            Kind::Mark("&" | "&&" | "*" | "!" | "-") => self.after(1, pieces, suffix),
            Kind::Mark("|" | "||") => self.closure(pieces, suffix),
            Kind::Group(Bracket::Block, _) => self.keyword(pieces),
            _ => self.operators(pieces, suffix),
        }
    }

    /// Some pieces on this line, then the rest.
    pub(super) fn after(&mut self, count: usize, pieces: &[Piece], suffix: usize) {
        let (front, rest) = pieces.split_at(count);
        self.flat(front);
        if rest.first().is_some_and(|piece| piece.space) {
            self.push(" ");
        }
        self.expression(rest, suffix);
    }

    /// What begins with a keyword and has blocks.
    fn keyword(&mut self, pieces: &[Piece]) {
        let Some(at) = pieces.iter().position(|piece| piece.group(Bracket::Block).is_some()) else {
            return self.flat(pieces);
        };
        let (head, rest) = pieces.split_at(at);
        self.flat(head);
        if at > 0 {
            self.push(" ");
        }
        if let Some(body) = rest[0].group(Bracket::Block) {
            if head.first().is_some_and(|word| word.is_word("match")) {
                self.block(Bracket::Block, body, |printer| printer.arms(&body.pieces));
            } else {
                self.statements_block(body);
            }
        }
        let rest = &rest[1..];
        if rest.first().is_some_and(|piece| piece.space) {
            self.push(" ");
        }
        if rest.first().is_some_and(|piece| piece.is_word("else")) {
            self.keyword(rest);
        } else {
            self.flat(rest);
        }
    }

    /// A type that does not fit: a line for each of its outermost arguments.
    pub(super) fn generic(&mut self, ty: &[Piece], suffix: usize) {
        let open = ty.iter().position(|piece| piece.is_mark("<"));
        let close = ty.iter().rposition(|piece| piece.is_mark(">"));
        let Some((open, close)) = open.zip(close).filter(|(open, close)| open < close) else {
            return self.flat(ty);
        };
        if self.fits(width(ty) + suffix) {
            return self.flat(ty);
        }
        self.flat(&ty[..=open]);
        self.indented(|printer| {
            for argument in elements(&ty[open + 1..close]) {
                printer.line();
                printer.generic(argument, 1);
                printer.push(",");
            }
        });
        self.line();
        self.flat(&ty[close..]);
    }

    /// Operands with operators between, each on a line with its operator before it.
    fn operators(&mut self, pieces: &[Piece], suffix: usize) {
        let operator = |piece: &Piece| ["&&", "||"].iter().any(|mark| piece.is_mark(mark)) && piece.space;
        let Some(first) = pieces.iter().position(operator) else { return self.chain(pieces, suffix) };
        self.expression(&pieces[..first], 0);
        self.indented(|printer| {
            let mut rest = &pieces[first..];
            while !rest.is_empty() {
                let end = rest.iter().skip(1).position(operator).map_or(rest.len(), |at| at + 1);
                printer.line();
                printer.after(1, &rest[..end], if end == rest.len() { suffix } else { 0 });
                rest = &rest[end..];
            }
        });
    }

    /// Calls of methods, one on the result of the other.
    fn chain(&mut self, pieces: &[Piece], suffix: usize) {
        let mut dots: Vec<usize> = (1..pieces.len()).filter(|at| pieces[*at].is_mark(".")).collect();
        // What is as short as an indentation has no line of its own.
        let is_short = |first: &usize| width(&pieces[..*first]) + self.offset() <= 4;
        if dots.first().is_some_and(is_short) {
            dots.remove(0);
        }
        let Some((&first, &last)) = dots.first().zip(dots.last()) else { return self.call(pieces, suffix) };
        if self.breaks_last(pieces, last, suffix) {
            return self.call(pieces, suffix);
        }
        self.expression(&pieces[..first], 0);
        self.indented(|printer| {
            for (index, &start) in dots.iter().enumerate() {
                let end = dots.get(index + 1).copied();
                printer.line();
                let suffix = if end.is_none() { suffix } else { 0 };
                let call = &pieces[start..end.unwrap_or(pieces.len())];
                if !is_tall(call) && printer.fits(width(call) + suffix) {
                    printer.flat(call);
                } else {
                    printer.call(call, suffix);
                }
            }
        });
    }

    /// Whether everything but the arguments of the last call is on one line: that is not wanted where the call fits a line of its own,
    /// unless there are many arguments.
    fn breaks_last(&self, pieces: &[Piece], last: usize, suffix: usize) -> bool {
        let (before, call) = pieces.split_at(last);
        let arguments = call.iter().rev().find_map(|piece| piece.group(Bracket::Parenthesis));
        let Some(arguments) = arguments.filter(|arguments| !arguments.pieces.is_empty()) else {
            return false;
        };
        let fits_below = !is_tall(call) && self.fits_indented(width(call) + suffix);
        let wanted = !fits_below || elements(&arguments.pieces).len() > 2;
        wanted && !is_tall(before) && self.fits(width(before) + head(call))
    }

    /// Whatever ends in brackets: a call, the fields of a structure, a list, a macro.
    fn call(&mut self, pieces: &[Piece], suffix: usize) {
        let group = pieces.iter().rposition(|piece| matches!(piece.kind, Kind::Group(..)));
        let Some(at) = group else { return self.flat(pieces) };
        let (callee, rest) = pieces.split_at(at);
        self.flat(callee);
        if rest[0].space && at > 0 {
            self.push(" ");
        }
        let is_macro = callee.last().is_some_and(|last| last.is_mark("!"));
        let after = &rest[1..];
        match &rest[0].kind {
            Kind::Group(Bracket::Fields, fields) => {
                self.block(Bracket::Fields, fields, |printer| printer.fields(&fields.pieces));
            }
            Kind::Group(Bracket::Block, body) => self.statements_block(body),
            Kind::Group(bracket, inside) => self.list(*bracket, inside, suffix + width(after), !is_macro),
            _ => {}
        }
        self.flat(after);
    }

    /// A closure. Its value gets braces if it has none.
    fn closure(&mut self, pieces: &[Piece], suffix: usize) {
        let value = closure_value(pieces).unwrap_or_default();
        let parameters = pieces.len() - value.len();
        if value.is_empty() || is_block(value) {
            return self.after(parameters, pieces, suffix);
        }
        self.flat(&pieces[..parameters]);
        self.push(" ");
        self.braced(value);
    }

    /// A value in braces that are not among its tokens.
    pub(super) fn braced(&mut self, value: &[Piece]) {
        self.push("{");
        self.below(|printer| printer.expression(value, 0));
        self.line();
        self.push("}");
    }
}

/// What a closure computes, if it is one.
pub(super) fn closure_value(element: &[Piece]) -> Option<&[Piece]> {
    let (moved, rest) = match element {
        [first, rest @ ..] if first.is_word("move") => (1, rest),
        _ => (0, element),
    };
    let parameters = match rest {
        [first, ..] if first.is_mark("||") => 1,
        [first, rest @ ..] if first.is_mark("|") => rest.iter().position(|piece| piece.is_mark("|"))? + 2,
        _ => return None,
    };
    Some(&element[moved + parameters..])
}

fn is_block(value: &[Piece]) -> bool {
    matches!(value, [only] if only.group(Bracket::Block).is_some())
}
