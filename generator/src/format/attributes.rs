//! Attributes, of which docs are written as comments.
//!
//! In: pieces. Out: a line for each attribute at their front. Docs that a comment cannot say as they are stay attributes.

use std::borrow::Cow;

use super::piece::{Bracket, Piece, Run};
use super::printer::Printer;

impl Printer {
    /// Prints the attributes at the front, each on a line, and returns what comes after them.
    pub(super) fn attributes<'p>(&mut self, mut pieces: &'p [Piece]) -> &'p [Piece] {
        while let Some((attribute, rest)) = attribute(pieces) {
            match comment(attribute) {
                Some(text) => {
                    self.push("///");
                    self.push(&text);
                }
                None => {
                    self.push("#[");
                    self.expression(&attribute.pieces, 1);
                    self.push("]");
                }
            }
            self.line();
            pieces = rest;
        }
        pieces
    }
}

/// The attribute at the front, and what comes after it.
pub(super) fn attribute(pieces: &[Piece]) -> Option<(&Run, &[Piece])> {
    match pieces {
        [sign, attribute, rest @ ..] if sign.is_mark("#") => Some((attribute.group(Bracket::Square)?, rest)),
        _ => None,
    }
}

/// The text of a doc attribute that a line comment can say.
fn comment(attribute: &Run) -> Option<Cow<'_, str>> {
    let [doc, equals, literal] = &attribute.pieces[..] else { return None };
    if !doc.is_word("doc") || !equals.is_mark("=") {
        return None;
    }
    let text = text(literal.word()?)?;
    // `////` is a comment and no doc.
    (!text.starts_with('/') && !text.contains('\n') && !text.contains('\r')).then_some(text)
}

/// The text that a string literal spells.
fn text(literal: &str) -> Option<Cow<'_, str>> {
    if let Some(raw) = literal.strip_prefix('r') {
        return Some(Cow::Borrowed(raw.trim_matches('#').strip_prefix('"')?.strip_suffix('"')?));
    }
    let inside = literal.strip_prefix('"')?.strip_suffix('"')?;
    let mut parts = inside.split('\\');
    let first = parts.next()?;
    let mut text = Cow::Borrowed(first);
    while let Some(part) = parts.next() {
        // Two backslashes have nothing between them.
        let (character, rest) = if part.is_empty() { ('\\', parts.next()?) } else { escape(part)? };
        let text = text.to_mut();
        text.push(character);
        text.push_str(rest);
    }
    Some(text)
}

/// The character that an escape stands for, without its backslash, and what comes after it.
fn escape(part: &str) -> Option<(char, &str)> {
    let mut characters = part.chars();
    let character = match characters.next()? {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '0' => '\0',
        quote @ ('"' | '\'') => quote,
        'u' => {
            let (digits, rest) = characters.as_str().strip_prefix('{')?.split_once('}')?;
            return Some((char::from_u32(u32::from_str_radix(digits, 16).ok()?)?, rest));
        }
        _ => return None,
    };
    Some((character, characters.as_str()))
}
