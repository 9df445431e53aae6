//! Reads tokens from left to right.

use std::iter::Peekable;
use std::vec::IntoIter;

use proc_macro::Span;

use crate::problem::Problem;
use crate::token::{Inside, Kind, Token};

/// Tokens, and where one is in them.
pub(crate) struct Cursor {
    tokens: Peekable<IntoIter<Token>>,
    /// The place of the last token that was taken.
    place: Option<Span>,
}

impl Cursor {
    /// The beginning of tokens, which begin at a place.
    pub(crate) fn new(tokens: Vec<Token>, place: Option<Span>) -> Self {
        Self { tokens: tokens.into_iter().peekable(), place }
    }

    /// Whether no token is left.
    pub(crate) fn is_at_end(&mut self) -> bool {
        self.tokens.peek().is_none()
    }

    /// The place of the last token that was taken.
    pub(crate) fn place(&self) -> Option<Span> {
        self.place
    }

    /// A problem with the next token, or with the end.
    pub(crate) fn problem(&mut self, message: impl Into<String>) -> Problem {
        let place = self.tokens.peek().map_or(self.place, |token| token.place);
        Problem::new(message, place)
    }

    /// Takes the next token.
    pub(crate) fn next(&mut self) -> Option<Token> {
        let token = self.tokens.next()?;
        self.place = token.place;
        Some(token)
    }

    /// Whether the next token is this punctuation mark.
    pub(crate) fn is_at_mark(&mut self, mark: char) -> bool {
        matches!(self.tokens.peek(), Some(Token { kind: Kind::Mark(next, _), .. }) if *next == mark)
    }

    /// Takes the next token if it is this punctuation mark.
    pub(crate) fn take_mark(&mut self, mark: char) -> bool {
        let is_next = self.is_at_mark(mark);
        if is_next {
            self.next();
        }
        is_next
    }

    /// Takes the next token if it is this word.
    pub(crate) fn take_word(&mut self, word: &str) -> bool {
        let is_next =
            matches!(self.tokens.peek(), Some(Token { kind: Kind::Word(next), .. }) if next == word);
        if is_next {
            self.next();
        }
        is_next
    }

    /// Takes the next word, whichever it is.
    pub(crate) fn word(&mut self, expected: &str) -> Result<String, Problem> {
        match self.tokens.peek_mut() {
            Some(Token { kind: Kind::Word(word), .. }) => {
                let word = std::mem::take(word);
                self.next();
                Ok(word)
            }
            _ => Err(self.problem(format!("expected {expected}"))),
        }
    }

    /// Takes the next token if it is a literal.
    pub(crate) fn take_literal(&mut self) -> Option<String> {
        let Some(Token { kind: Kind::Literal(literal), .. }) = self.tokens.peek_mut() else { return None };
        let literal = std::mem::take(literal);
        self.next();
        Some(literal)
    }

    /// Takes the next token if it is a group in these brackets: what is inside.
    pub(crate) fn take_group(&mut self, open: char) -> Option<Inside> {
        let is_group = |token: &Token| matches!(&token.kind, Kind::Group(next, _) if *next == open);
        let token = self.tokens.next_if(is_group)?;
        self.place = token.place;
        match token.kind {
            Kind::Group(_, inside) => Some(inside),
            _ => None,
        }
    }

    /// Takes the tokens of a type: everything up to a comma outside of brackets.
    pub(crate) fn type_tokens(&mut self) -> Vec<Token> {
        let (mut open, mut after_dash, mut tokens) = (0_usize, false, Vec::new());
        while let Some(token) = self.tokens.peek() {
            match token.kind {
                Kind::Mark(',', _) if open == 0 => break,
                Kind::Mark('<', _) => open += 1,
                // The arrow of a function type opens nothing.
                Kind::Mark('>', _) if !after_dash => open = open.saturating_sub(1),
                _ => {}
            }
            after_dash = matches!(token.kind, Kind::Mark('-', true));
            tokens.extend(self.next());
        }
        tokens
    }
}
