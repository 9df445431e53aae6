//! Where a line has spaces, and what braces are.
//!
//! In: the pieces of a run, one after the other. Out: for each whether a space stands before it, and whether it opens or
//! closes a bracket that is no group. Knows the piece before, and the keywords of the statement so far.

use super::piece::{Bracket, Kind, Run};

/// What has come before in a run.
#[derive(Debug, Default)]
pub(super) struct Spaces {
    last: Last,
    /// Whether the next braces belong to a keyword, as those of `match` and `impl` do.
    awaits_block: bool,
    /// How many closures have their parameters open.
    pipes: usize,
}

/// What the piece before was.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Last {
    /// There was none.
    #[default]
    Nothing,
    /// A name, a literal, or a group that is a value: what can be called, indexed or compared.
    Operand,
    Keyword,
    Lifetime,
    /// The `!` of a macro.
    Bang,
    /// `>`.
    Closing,
    /// `::`.
    Path,
    /// Another operator that clings to what follows.
    Clinging,
    /// Any other mark: a space follows.
    Spaced,
}

/// What keywords are to what follows.
enum Keyword {
    /// No value ends with it.
    Plain,
    /// Besides, braces follow sooner or later.
    WithBlock,
}

/// Which keyword a word is. Told by length first, since most words are none.
fn keyword(word: &str) -> Option<Keyword> {
    let with_block = match word.len() {
        2 => match word {
            "fn" | "if" => true,
            "as" | "in" => false,
            _ => return None,
        },
        3 => match word {
            "for" | "mod" => true,
            "dyn" | "let" | "mut" | "pub" | "ref" | "use" => false,
            _ => return None,
        },
        4 => match word {
            "else" | "enum" | "impl" | "loop" => true,
            "move" | "type" => false,
            _ => return None,
        },
        5 => match word {
            "async" | "match" | "trait" | "while" => true,
            "break" | "const" | "where" => false,
            _ => return None,
        },
        6 => match word {
            "extern" | "struct" | "unsafe" => true,
            "return" | "static" => false,
            _ => return None,
        },
        8 if word == "continue" => false,
        _ => return None,
    };
    Some(if with_block { Keyword::WithBlock } else { Keyword::Plain })
}

impl Spaces {
    /// Whether braces that come now hold the fields of a value.
    pub(super) fn expects_fields(&self) -> bool {
        !self.awaits_block && matches!(self.last, Last::Operand | Last::Closing)
    }

    /// Whether braces that come now are those of an import.
    pub(super) fn expects_imports(&self) -> bool {
        self.last == Last::Path
    }

    /// Whether what comes now is given to a macro.
    pub(super) fn expects_macro(&self) -> bool {
        self.last == Last::Bang
    }

    /// Whether parentheses that come now hold arguments.
    pub(super) fn expects_arguments(&self) -> bool {
        matches!(self.last, Last::Operand | Last::Closing | Last::Bang)
    }

    /// Takes the next piece: whether a space stands before it, and what it opens or closes.
    pub(super) fn before(&mut self, kind: &Kind) -> (bool, i8) {
        let (tight, next, nesting) = match kind {
            Kind::Word(word) => (false, self.word(word), 0),
            Kind::Group(bracket, run) => (self.hugs(*bracket, run), self.group(*bracket), 0),
            Kind::Mark(mark) => self.mark(mark),
        };
        let space = !tight && !matches!(self.last, Last::Nothing | Last::Path | Last::Clinging);
        self.last = next;
        (space, nesting)
    }

    fn word(&mut self, word: &str) -> Last {
        match keyword(word) {
            // What follows in parentheses belongs to it.
            Some(Keyword::WithBlock) if word == "fn" => {
                self.awaits_block = true;
                Last::Operand
            }
            Some(Keyword::WithBlock) => {
                self.awaits_block = true;
                Last::Keyword
            }
            Some(Keyword::Plain) => Last::Keyword,
            None if word.starts_with('\'') && !word.ends_with('\'') => Last::Lifetime,
            None => Last::Operand,
        }
    }

    /// Whether a group clings to what is before it.
    fn hugs(&self, bracket: Bracket, inside: &Run) -> bool {
        match bracket {
            // `pub(crate)`.
            Bracket::Parenthesis if self.last == Last::Keyword => {
                matches!(&inside.pieces[..], [scope] if matches!(scope.word(), Some("crate" | "super" | "self")))
            }
            Bracket::Parenthesis | Bracket::Square => self.expects_arguments(),
            Bracket::Fields | Bracket::Block | Bracket::Imports | Bracket::Invisible => false,
        }
    }

    fn group(&mut self, bracket: Bracket) -> Last {
        if bracket == Bracket::Block {
            self.awaits_block = false;
        }
        Last::Operand
    }

    /// Whether the mark clings to what is before it, what it is to what follows, and what it opens or closes.
    fn mark(&mut self, mark: &str) -> (bool, Last, i8) {
        let after_operand = matches!(self.last, Last::Operand | Last::Closing);
        match mark {
            ";" => {
                self.awaits_block = false;
                (true, Last::Spaced, 0)
            }
            "," | ":" => (true, Last::Spaced, 0),
            "?" if after_operand => (true, Last::Operand, 0),
            "::" => (after_operand, Last::Path, 0),
            "." | ".." | "..=" => (after_operand, Last::Clinging, 0),
            // It follows `impl` and `for` at once.
            "<" => (self.last != Last::Spaced, Last::Clinging, 1),
            ">" => (true, Last::Closing, -1),
            "!" if self.last == Last::Operand => (true, Last::Bang, 0),
            "|" if self.pipes > 0 => {
                self.pipes -= 1;
                (true, Last::Spaced, -1)
            }
            "|" if !after_operand => {
                self.pipes += 1;
                (false, Last::Clinging, 1)
            }
            "&" | "&&" | "*" | "-" | "!" | "?" if !after_operand => (false, Last::Clinging, 0),
            "#" | "$" => (false, Last::Clinging, 0),
            _ => (false, Last::Spaced, 0),
        }
    }
}
