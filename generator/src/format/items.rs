//! Items: types, functions, impls, constants, imports, and calls of macros.
//!
//! In: pieces that begin with an item, or hold items only. Out: text as rustfmt writes it, with a line for each field, variant and
//! argument that does not fit with the others, and a blank line before a function that has docs.

use super::attributes::attribute;
use super::piece::{Bracket, Kind, Piece};
use super::printer::{Printer, WIDTH, elements, is_tall, position, width};

/// The kinds of items by the way they are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Item {
    /// What ends in a semicolon: `const`, `static`, `type`, `use`.
    Binding,
    Function,
    /// `struct`, `enum`: a line for each field or variant.
    Type,
    /// What has items in it: `impl`, `trait`, `mod`.
    Block,
    /// A macro call.
    Call,
}

impl Printer {
    /// Every item on lines of its own.
    pub(super) fn items(&mut self, pieces: &[Piece]) {
        self.each_on_a_line(pieces, |printer, pieces| {
            let rest = printer.item(pieces);
            if attribute(rest).is_some() && is_function(rest) {
                printer.blank();
            }
            rest
        });
    }

    /// Prints the item at the front, and returns what comes after it.
    pub(super) fn item<'p>(&mut self, pieces: &'p [Piece]) -> &'p [Piece] {
        let pieces = self.attributes(pieces);
        let kind = kind(pieces);
        let (item, rest) = pieces.split_at(end(pieces, kind));
        match (kind, item) {
            (Item::Binding, [item @ .., end]) if end.is_mark(";") => {
                self.binding(item, 1);
                self.push(";");
            }
            (Item::Function, _) => self.function(item),
            (Item::Type, [head @ .., last]) => self.type_item(head, last),
            (Item::Block, [head @ .., last]) => self.block_item(head, last),
            (Item::Call, [call @ .., last]) => match last.group(Bracket::Block) {
                Some(entries) => {
                    self.flat(call);
                    self.push(" ");
                    self.block(Bracket::Block, entries, |printer| printer.entries(&entries.pieces));
                }
                None => self.statement(item),
            },
            _ => self.flat(item),
        }
        rest
    }

    fn type_item(&mut self, head: &[Piece], last: &Piece) {
        match &last.kind {
            Kind::Group(Bracket::Block, members) => {
                self.flat(head);
                if self.fits(" {".len()) {
                    self.push(" ");
                } else {
                    self.line();
                }
                self.block(Bracket::Block, members, |printer| printer.members(&members.pieces));
            }
            // A tuple structure, which ends in a semicolon.
            _ => {
                self.expression(head, 1);
                self.push(";");
            }
        }
    }

    /// Fields or variants, a line each.
    pub(super) fn members(&mut self, members: &[Piece]) {
        for (index, member) in elements(members).into_iter().enumerate() {
            if index > 0 {
                self.line();
            }
            let member = self.attributes(member);
            self.member(member);
            self.push(",");
        }
    }

    fn member(&mut self, member: &[Piece]) {
        if !is_tall(member) && self.fits(width(member) + 1) {
            return self.flat(member);
        }
        match (position(member, ":"), member) {
            (Some(colon), _) => {
                let (name, ty) = (&member[..=colon], &member[colon + 1..]);
                self.flat(name);
                if self.fits_indented(width(ty) + 1) {
                    self.below(|printer| printer.flat(ty));
                } else {
                    self.push(" ");
                    self.generic(ty, 1);
                }
            }
            (None, [name @ .., fields]) => match fields.group(Bracket::Fields) {
                Some(fields) => {
                    self.flat(name);
                    self.push(" ");
                    self.block(Bracket::Fields, fields, |printer| printer.members(&fields.pieces));
                }
                None => self.expression(member, 1),
            },
            (None, []) => {}
        }
    }

    fn block_item(&mut self, head: &[Piece], last: &Piece) {
        let Kind::Group(_, inside) = &last.kind else {
            self.flat(head);
            return self.push(";");
        };
        let kept = head.iter().position(|piece| piece.is_word("for") && piece.space);
        match kept {
            // rustfmt does not count the indentation here.
            Some(kept) if width(head) + 2 > WIDTH => {
                self.flat(&head[..kept]);
                self.below(|printer| printer.flat(&head[kept..]));
                self.line();
            }
            _ => {
                self.flat(head);
                self.push(" ");
            }
        }
        self.block(Bracket::Block, inside, |printer| printer.items(&inside.pieces));
    }

    fn function(&mut self, item: &[Piece]) {
        let (head, body) = match item {
            [head @ .., body] if body.group(Bracket::Block).is_some() => (head, Some(body)),
            _ => (item, None),
        };
        let arguments =
            head.iter().position(|piece| piece.group(Bracket::Parenthesis).is_some_and(|_| !piece.space));
        match arguments {
            Some(at) if !self.fits(width(head) + 2) => {
                self.flat(&head[..at]);
                self.arguments(&head[at]);
                if at + 1 < head.len() {
                    self.push(" ");
                }
                self.flat(&head[at + 1..]);
            }
            _ => self.flat(head),
        }
        if let Some(body) = body.and_then(|body| body.group(Bracket::Block)) {
            self.push(" ");
            self.statements_block(body);
        }
    }

    /// What is in the braces of a macro call: a line for each entry that ends in a comma or in braces.
    fn entries(&mut self, pieces: &[Piece]) {
        self.each_on_a_line(pieces, |printer, pieces| {
            let comma = position(pieces, ",").map_or(pieces.len(), |at| at + 1);
            let braces = pieces[..comma].iter().enumerate();
            let mut braces = braces.filter_map(|(at, piece)| Some((at, piece.group(Bracket::Block)?)));
            let Some((at, inside)) = braces.next() else {
                printer.flat(&pieces[..comma]);
                return &pieces[comma..];
            };
            printer.flat(&pieces[..at]);
            if at > 0 {
                printer.push(" ");
            }
            printer.block(Bracket::Block, inside, |printer| printer.entries(&inside.pieces));
            &pieces[at + 1..]
        });
    }
}

/// Whether an item begins here, rather than a statement of another kind.
pub(super) fn begins_item(pieces: &[Piece]) -> bool {
    kind(pieces) != Item::Call
}

/// What the item is, by its first keyword that is not one of several.
fn kind(pieces: &[Piece]) -> Item {
    let mut pieces = pieces.iter().filter(|piece| piece.group(Bracket::Parenthesis).is_none()).peekable();
    while let Some(piece) = pieces.next() {
        return match piece.word() {
            Some("pub" | "async" | "unsafe" | "extern") => continue,
            Some("const") if pieces.peek().is_some_and(|next| next.is_word("fn")) => continue,
            Some("const" | "static" | "type" | "use") => Item::Binding,
            Some("fn") => Item::Function,
            Some("struct" | "enum") => Item::Type,
            Some("impl" | "trait" | "mod") => Item::Block,
            _ => Item::Call,
        };
    }
    Item::Call
}

fn is_function(mut pieces: &[Piece]) -> bool {
    while let Some((_, rest)) = attribute(pieces) {
        pieces = rest;
    }
    kind(pieces) == Item::Function
}

/// Where the item ends.
fn end(pieces: &[Piece], kind: Item) -> usize {
    let ends = |piece: &Piece| {
        piece.is_mark(";") || (kind != Item::Binding && piece.group(Bracket::Block).is_some())
    };
    pieces.iter().position(ends).map_or(pieces.len(), |at| at + 1)
}
