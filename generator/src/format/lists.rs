//! What stands between brackets, separated by commas: arguments, elements, fields of a value.
//!
//! In: a group that does not fit on the line. Out: a line for each element, or the last element beside the bracket if that is enough.

use super::expressions::closure_value;
use super::piece::{Bracket, Kind, Piece, Run};
use super::printer::{Printer, brackets, elements, is_tall, position, width};

impl Printer {
    /// The fields of a value, a line each.
    pub(super) fn fields(&mut self, fields: &[Piece]) {
        let fields = elements(fields);
        let last = fields.len().saturating_sub(1);
        for (index, field) in fields.into_iter().enumerate() {
            if index > 0 {
                self.line();
            }
            let is_base = index == last && field.first().is_some_and(|first| first.is_mark(".."));
            match position(field, ":") {
                Some(colon) => self.after(colon + 1, field, 1),
                None => self.expression(field, 1),
            }
            if !is_base {
                self.push(",");
            }
        }
    }

    /// A list in brackets that does not fit: its last element begins beside the bracket where it has brackets of its
    /// own and no other element needs a line, else each has a line.
    pub(super) fn list(&mut self, bracket: Bracket, inside: &Run, suffix: usize, comma: bool) {
        let elements = elements(&inside.pieces);
        let (open, close) = brackets(bracket);
        let Some((last, others)) = elements.split_last() else {
            self.push(open);
            return self.push(close);
        };
        let before: usize = others.iter().map(|element| width(element) + 2).sum();
        let hugs = if others.is_empty() { can_hug(last) } else { closure_value(last).is_some() };
        if hugs && !others.iter().any(|element| is_tall(element)) && self.fits(before + 1 + head(last)) {
            self.push(open);
            for element in others {
                self.flat(element);
                self.push(", ");
            }
            self.expression(last, suffix + 1);
            return self.push(close);
        }
        self.lines(bracket, inside, &elements, comma);
    }

    /// A list with a line for each element, or with as many short ones on a line as fit.
    fn lines(&mut self, bracket: Bracket, inside: &Run, elements: &[&[Piece]], comma: bool) {
        let last = elements.len().saturating_sub(1);
        let is_short =
            |element: &&[Piece]| matches!(element, [word] if word.word().is_some() && word.width <= 10);
        let short = bracket == Bracket::Square && elements.iter().all(is_short);
        self.block(bracket, inside, |printer| {
            for (index, element) in elements.iter().enumerate() {
                if short && index > 0 && printer.fits(width(element) + 2) {
                    printer.push(" ");
                } else if index > 0 {
                    printer.line();
                }
                let element = printer.attributes(element);
                let comma = comma || index < last;
                match position(element, ":") {
                    // The argument of a function.
                    Some(colon) if !printer.fits(width(element) + 1) => {
                        printer.flat(&element[..=colon]);
                        printer.push(" ");
                        printer.generic(&element[colon + 1..], 1);
                    }
                    _ => printer.expression(element, usize::from(comma)),
                }
                printer.push(if comma { "," } else { "" });
            }
        });
    }

    /// The arguments of a function that does not fit, a line each.
    pub(super) fn arguments(&mut self, group: &Piece) {
        if let Kind::Group(bracket, inside) = &group.kind {
            self.lines(*bracket, inside, &elements(&inside.pieces), true);
        }
    }
}

/// Whether an element may begin beside the bracket around it: it has brackets of its own.
fn can_hug(element: &[Piece]) -> bool {
    let element = match element {
        [sign, rest @ ..] if sign.is_mark("&") => rest,
        _ => element,
    };
    closure_value(element).is_some()
        || element.first().is_some_and(|first| first.is_word("match"))
        || matches!(element, [.., last] if matches!(last.kind, Kind::Group(..)) && position(element, ".").is_none())
}

/// The characters of an element up to its first bracket.
pub(super) fn head(element: &[Piece]) -> usize {
    let end = element.iter().position(|piece| matches!(piece.kind, Kind::Group(..))).unwrap_or(element.len());
    width(&element[..end]) + 2
}
