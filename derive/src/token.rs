//! Tokens as plain data, so that the parser of items can be tested: outside of a derive nothing of the crate
//! `proc_macro` works.

use proc_macro::{Delimiter, Spacing, Span, TokenStream, TokenTree};

/// A token and its place, which only tests lack.
#[derive(Debug)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) place: Option<Span>,
}

/// The kinds of tokens.
#[derive(Debug)]
pub(crate) enum Kind {
    /// An identifier or keyword, with its `r#`.
    Word(String),
    /// A punctuation mark, and whether another one follows at once.
    Mark(char, bool),
    /// A literal as it is written.
    Literal(String),
    /// What brackets enclose, with the opening bracket. For a group without brackets this is a space.
    Group(char, Inside),
}

/// The tokens in brackets. Most of them are docs, and are never looked at.
#[derive(Debug)]
pub(crate) enum Inside {
    /// Not yet converted.
    Stream(TokenStream),
    /// What tests give.
    #[cfg(test)]
    Tokens(Vec<Token>),
}

impl Inside {
    /// The tokens.
    pub(crate) fn tokens(self) -> Vec<Token> {
        match self {
            Self::Stream(stream) => tokens(stream),
            #[cfg(test)]
            Self::Tokens(tokens) => tokens,
        }
    }
}

/// The tokens of a stream.
pub(crate) fn tokens(stream: TokenStream) -> Vec<Token> {
    stream.into_iter().map(token).collect()
}

fn token(tree: TokenTree) -> Token {
    let place = Some(tree.span());
    let kind = match tree {
        TokenTree::Ident(word) => Kind::Word(word.to_string()),
        TokenTree::Punct(mark) => Kind::Mark(mark.as_char(), mark.spacing() == Spacing::Joint),
        TokenTree::Literal(literal) => Kind::Literal(literal.to_string()),
        TokenTree::Group(group) => {
            let open = match group.delimiter() {
                Delimiter::Parenthesis => '(',
                Delimiter::Bracket => '[',
                Delimiter::Brace => '{',
                Delimiter::None => ' ',
            };
            Kind::Group(open, Inside::Stream(group.stream()))
        }
    };
    Token { kind, place }
}

/// Writes tokens so that a lexer reads the same ones.
pub(crate) fn write(tokens: Vec<Token>, text: &mut String) {
    for token in tokens {
        match token.kind {
            Kind::Word(word) | Kind::Literal(word) => {
                text.push_str(&word);
                text.push(' ');
            }
            Kind::Mark(mark, joint) => {
                text.push(mark);
                // The quote of a lifetime is joint, too.
                if !joint {
                    text.push(' ');
                }
            }
            Kind::Group(open, inside) => {
                text.push(open);
                write(inside.tokens(), text);
                text.push(match open {
                    '(' => ')',
                    '[' => ']',
                    '{' => '}',
                    other => other,
                });
            }
        }
    }
}
