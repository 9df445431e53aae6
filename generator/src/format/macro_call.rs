//! A macro call in braces, as an item: an entry per line.
//!
//! In: tokens such as `runtime::impl_struct! { Name { required id: i64 = "id", } }`. Out: the call with
//! every entry, which ends in a comma, on a line of its own, and braces indented. The entries are words,
//! paths, types and literals; there are no operators in them, so that `<` always opens a type's arguments.

use std::fmt::Write as _;

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

const INDENT: &str = "    ";

/// A macro call: what stands before the braces, and what is in them.
pub(super) struct MacroCall {
    path: Vec<TokenTree>,
    body: Group,
}

impl MacroCall {
    /// The call, if the tokens are one: a path, `!`, and braces at the end.
    pub(super) fn of(item: &TokenStream) -> Option<Self> {
        let mut path = Vec::new();
        let mut tokens = item.clone().into_iter();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Group(body) if body.delimiter() == Delimiter::Brace => {
                    let is_call =
                        matches!(path.last(), Some(TokenTree::Punct(mark)) if mark.as_char() == '!');
                    return (is_call && tokens.next().is_none()).then_some(Self { path, body });
                }
                TokenTree::Ident(_) | TokenTree::Punct(_) => path.push(token),
                TokenTree::Group(_) | TokenTree::Literal(_) => return None,
            }
        }
        None
    }

    pub(super) fn render(self) -> String {
        let mut text = Line::default();
        self.path.into_iter().for_each(|token| text.push(token));
        let mut text = text.text;
        text.push(' ');
        braces(&mut text, &self.body.stream(), 0);
        text.push('\n');
        text
    }
}

/// `{`, the entries one level further in, `}`.
fn braces(text: &mut String, body: &TokenStream, depth: usize) {
    if body.is_empty() {
        text.push_str("{}");
        return;
    }
    text.push_str("{\n");
    let mut line = Line::default();
    for token in body.clone() {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                let head = std::mem::take(&mut line).text;
                indent(text, depth + 1);
                text.push_str(&head);
                if !head.is_empty() {
                    text.push(' ');
                }
                braces(text, &group.stream(), depth + 1);
                text.push('\n');
            }
            token => {
                let ends = line.ends_entry(&token);
                line.push(token);
                if ends {
                    end_line(text, &mut line, depth + 1);
                }
            }
        }
    }
    if !line.text.is_empty() {
        end_line(text, &mut line, depth + 1);
    }
    indent(text, depth);
    text.push('}');
}

fn end_line(text: &mut String, line: &mut Line, depth: usize) {
    indent(text, depth);
    text.push_str(&std::mem::take(line).text);
    text.push('\n');
}

fn indent(text: &mut String, depth: usize) {
    (0..depth).for_each(|_| text.push_str(INDENT));
}

/// What the next token is spaced by.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Last {
    /// Nothing yet, or punctuation that clings to what follows: `::`, `<`, `..`.
    #[default]
    Clings,
    /// A word, a literal or a closed group.
    Word,
    /// Punctuation with a space after it: `:`, `=`, `,`.
    Spaced,
}

/// One entry while it is being written.
#[derive(Default)]
struct Line {
    text: String,
    last: Last,
    /// How many type arguments are open.
    angles: usize,
    /// Whether the last token was the first half of `::` or `..`.
    joint: bool,
}

impl Line {
    /// Whether an entry ends with this token.
    fn ends_entry(&self, token: &TokenTree) -> bool {
        self.angles == 0 && matches!(token, TokenTree::Punct(comma) if comma.as_char() == ',')
    }

    fn push(&mut self, token: TokenTree) {
        match token {
            TokenTree::Ident(word) => self.word(&word),
            TokenTree::Literal(literal) => self.word(&literal),
            TokenTree::Group(group) => self.group(&group),
            TokenTree::Punct(mark) => {
                let joint = mark.spacing() == Spacing::Joint;
                self.punctuation(mark.as_char(), joint);
                self.joint = joint;
            }
        }
    }

    fn word(&mut self, word: &impl std::fmt::Display) {
        if self.last != Last::Clings {
            self.text.push(' ');
        }
        // Writing to a string cannot fail.
        let _ = write!(self.text, "{word}");
        self.last = Last::Word;
    }

    fn group(&mut self, group: &Group) {
        let (open, close) = match group.delimiter() {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace => ("{", "}"),
            Delimiter::None => ("", ""),
        };
        if self.last == Last::Spaced {
            self.text.push(' ');
        }
        let mut inside = Self::default();
        group.stream().into_iter().for_each(|token| inside.push(token));
        self.text.push_str(open);
        self.text.push_str(&inside.text);
        self.text.push_str(close);
        self.last = Last::Word;
    }

    fn punctuation(&mut self, mark: char, joint: bool) {
        match mark {
            '<' => self.angles += 1,
            '>' => self.angles = self.angles.saturating_sub(1),
            _ => {}
        }
        let doubled = joint || self.joint;
        let begins_path = mark == ':' && joint && self.last == Last::Spaced;
        if begins_path || (mark == '=' && self.last == Last::Word) {
            self.text.push(' ');
        }
        self.text.push(mark);
        self.last = match mark {
            ':' | '.' if doubled => Last::Clings,
            ':' | '=' | ',' => Last::Spaced,
            '>' => Last::Word,
            _ => Last::Clings,
        };
    }
}
