//! Tokens as they are printed: each with its text, and whether a space stands before it on a line.
//!
//! In: a token stream. Out: a [`Run`] of [`Piece`]s with operators put together, the width of
//! everything on one line, and whether it can be on one line at all. Emitted code compares nothing with `<`, so that sign always opens
//! the arguments of a type.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

use super::printer::position;
use super::spacing::Spaces;

/// Some tokens that follow each other.
#[derive(Debug, Default)]
pub(super) struct Run {
    pub(super) pieces: Vec<Piece>,
    /// The characters that the pieces take on one line.
    pub(super) width: usize,
    /// Whether there is something in it that takes several lines: statements, or attributes.
    pub(super) tall: bool,
}

/// A token, an operator of several tokens, or a group.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) kind: Kind,
    /// Whether a space stands before it, where it is not the first on its line.
    pub(super) space: bool,
    /// The characters it takes on one line, without that space.
    pub(super) width: usize,
    /// How many brackets that are no groups it opens or closes: `<` and the `|` of closures.
    pub(super) nesting: i8,
}

/// What a piece is.
#[derive(Debug)]
pub(super) enum Kind {
    /// An identifier, a keyword, a lifetime or a literal.
    Word(String),
    /// Punctuation.
    Mark(&'static str),
    /// What stands between brackets.
    Group(Bracket, Run),
}

/// The kinds of brackets. Braces around statements, items or arms are told from those of a structure's fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bracket {
    Parenthesis,
    Square,
    Fields,
    Block,
    /// The braces of an import.
    Imports,
    /// None: tokens that belong together.
    Invisible,
}

impl Piece {
    pub(super) fn is_mark(&self, text: &str) -> bool {
        matches!(self.kind, Kind::Mark(mark) if mark == text)
    }

    pub(super) fn is_word(&self, text: &str) -> bool {
        self.word() == Some(text)
    }

    pub(super) fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    /// The group, if it has these brackets.
    pub(super) fn group(&self, wanted: Bracket) -> Option<&Run> {
        match &self.kind {
            Kind::Group(bracket, run) if *bracket == wanted => Some(run),
            _ => None,
        }
    }

    /// Whether it takes several lines.
    pub(super) fn is_tall(&self) -> bool {
        match &self.kind {
            Kind::Group(bracket, run) => run.tall || (*bracket == Bracket::Block && !run.pieces.is_empty()),
            _ => self.is_mark("#"),
        }
    }
}

impl Run {
    /// Reads the tokens.
    pub(super) fn of(tokens: TokenStream) -> Self {
        Self::read(tokens, false)
    }

    /// Reads tokens, which may be a macro's own: their braces and commas mean what the macro makes of them.
    fn read(tokens: TokenStream, of_macro: bool) -> Self {
        let mut run = Self::default();
        let mut spaces = Spaces::default();
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            let kind = match token {
                TokenTree::Ident(word) => Kind::Word(word.to_string()),
                TokenTree::Literal(literal) => Kind::Word(literal.to_string()),
                TokenTree::Group(group) => {
                    let of_macro =
                        of_macro || (group.delimiter() == Delimiter::Brace && spaces.expects_macro());
                    let bracket = match group.delimiter() {
                        Delimiter::Parenthesis => Bracket::Parenthesis,
                        Delimiter::Bracket => Bracket::Square,
                        Delimiter::Brace if spaces.expects_imports() => Bracket::Imports,
                        Delimiter::Brace if !of_macro && spaces.expects_fields() => Bracket::Fields,
                        Delimiter::Brace => Bracket::Block,
                        Delimiter::None => Bracket::Invisible,
                    };
                    let inside = group.stream();
                    // Tokens that only one owns are not copied.
                    drop(group);
                    let mut inside = Self::read(inside, of_macro);
                    if !of_macro {
                        inside.drop_last_comma(bracket, &spaces);
                    }
                    Kind::Group(bracket, inside)
                }
                TokenTree::Punct(mark) if mark.as_char() == '\'' => {
                    let name = tokens.next().map(|name| name.to_string()).unwrap_or_default();
                    Kind::Word(format!("'{name}"))
                }
                TokenTree::Punct(mark) => {
                    let mut operator = self::mark(mark.as_char());
                    let mut joint = mark.spacing() == Spacing::Joint;
                    while joint {
                        let Some(TokenTree::Punct(next)) = tokens.peek() else { break };
                        let Some(longer) = longer(operator, next.as_char()) else { break };
                        joint = next.spacing() == Spacing::Joint;
                        operator = longer;
                        tokens.next();
                    }
                    Kind::Mark(operator)
                }
            };
            run.push(kind, &mut spaces);
        }
        run
    }

    /// A comma after the last element is for lists on several lines, and for the tuple of one.
    fn drop_last_comma(&mut self, bracket: Bracket, spaces: &Spaces) {
        let Some(last) = self.pieces.last().filter(|last| last.is_mark(",")) else { return };
        let is_tuple_of_one = bracket == Bracket::Parenthesis && !spaces.expects_arguments() && {
            position(&self.pieces, ",") == Some(self.pieces.len() - 1)
        };
        if !is_tuple_of_one {
            self.width -= last.width;
            self.pieces.pop();
        }
    }

    fn push(&mut self, kind: Kind, spaces: &mut Spaces) {
        let width = match &kind {
            Kind::Word(word) if word.is_ascii() => word.len(),
            Kind::Word(word) => word.chars().count(),
            Kind::Mark(mark) => mark.len(),
            Kind::Group(Bracket::Invisible, run) => run.width,
            Kind::Group(Bracket::Fields | Bracket::Block, run) if !run.pieces.is_empty() => run.width + 4,
            Kind::Group(_, run) => run.width + 2,
        };
        let (space, nesting) = spaces.before(&kind);
        let piece = Piece { kind, space: space && !self.pieces.is_empty(), width, nesting };
        self.width += piece.width + usize::from(piece.space);
        self.tall |= piece.is_tall();
        self.pieces.push(piece);
    }
}

/// A mark of one character; nothing where Rust has none such.
fn mark(character: char) -> &'static str {
    match character {
        ',' => ",",
        ':' => ":",
        '.' => ".",
        '<' => "<",
        '>' => ">",
        '&' => "&",
        '=' => "=",
        ';' => ";",
        '#' => "#",
        '!' => "!",
        '?' => "?",
        '|' => "|",
        '-' => "-",
        '*' => "*",
        '+' => "+",
        '/' => "/",
        '%' => "%",
        '^' => "^",
        '@' => "@",
        '$' => "$",
        '~' => "~",
        _ => "",
    }
}

/// The operator that a mark is the beginning of. Those that begin with `<` or `>` are brackets here.
fn longer(mark: &str, next: char) -> Option<&'static str> {
    Some(match (mark, next) {
        (":", ':') => "::",
        ("-", '>') => "->",
        ("=", '>') => "=>",
        (".", '.') => "..",
        ("..", '=') => "..=",
        ("=", '=') => "==",
        ("!", '=') => "!=",
        ("&", '&') => "&&",
        ("|", '|') => "||",
        ("+", '=') => "+=",
        ("-", '=') => "-=",
        ("*", '=') => "*=",
        ("/", '=') => "/=",
        _ => return None,
    })
}
