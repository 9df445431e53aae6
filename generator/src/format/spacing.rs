//! Writes the tokens of a macro call on one line, with the right spaces between them.
//!
//! Only names, types and values occur in these calls. Nothing is compared, so `<` always opens the arguments
//! of a type.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// The operators of several characters. `>>` is not one of them: it closes two lists of arguments.
const OPERATORS: &[&str] = &["::", "->", "=>", "..", "..=", "==", "!=", "&&", "||"];

/// What the previous token means for the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Previous {
    /// An opening bracket or a prefix, which the next token follows without a space; or nothing.
    Open,
    /// A name, a literal, a closing bracket.
    Operand,
    /// An operator, a comma or a colon.
    Operator,
}

/// A line that grows token by token.
pub(super) struct Line<'t> {
    text: &'t mut String,
    previous: Previous,
    /// An operator to which the next token may belong, too.
    operator: String,
    /// How many lists of arguments, `<…>`, are open.
    open: usize,
}

impl<'t> Line<'t> {
    pub(super) fn new(text: &'t mut String) -> Self {
        Self { text, previous: Previous::Open, operator: String::new(), open: 0 }
    }

    /// Whether the next token is outside of type arguments.
    pub(super) fn is_outside_of_arguments(&self) -> bool {
        self.open == 0
    }

    /// Adds the space before braces.
    pub(super) fn before_braces(&mut self) {
        self.end_operator();
        self.space();
    }

    /// Adds a token, with everything in it.
    pub(super) fn push(&mut self, token: TokenTree) {
        let mark = match token {
            TokenTree::Ident(word) => return self.operand(&word.to_string()),
            TokenTree::Literal(literal) => return self.operand(&literal.to_string()),
            TokenTree::Group(group) => return self.group(group.delimiter(), group.stream()),
            TokenTree::Punct(mark) => mark,
        };
        self.operator.push(mark.as_char());
        if self.operator.len() > 1 && !OPERATORS.contains(&self.operator.as_str()) {
            self.operator.pop();
            self.end_operator();
            self.operator.push(mark.as_char());
        }
        if mark.spacing() == Spacing::Alone {
            self.end_operator();
        }
    }

    fn operand(&mut self, word: &str) {
        self.end_operator();
        self.space();
        // A lifetime takes no arguments, so brackets do not belong to it.
        let is_lifetime = self.text.ends_with('\'');
        self.text.push_str(word);
        self.previous = if is_lifetime { Previous::Operator } else { Previous::Operand };
    }

    fn group(&mut self, delimiter: Delimiter, inside: TokenStream) {
        self.end_operator();
        let (open, close) = match delimiter {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace if inside.is_empty() => ("{", "}"),
            Delimiter::Brace => ("{ ", " }"),
            Delimiter::None => ("", ""),
        };
        // Arguments directly follow the function, and an index the indexed value.
        if self.previous == Previous::Operator
            || !matches!(delimiter, Delimiter::Parenthesis | Delimiter::Bracket)
        {
            self.space();
        }
        self.text.push_str(open);
        self.previous = Previous::Open;
        inside.into_iter().for_each(|token| self.push(token));
        self.end_operator();
        self.text.push_str(close);
        self.previous = Previous::Operand;
    }

    /// Writes the operator that has been read.
    fn end_operator(&mut self) {
        let operator = std::mem::take(&mut self.operator);
        let follows_operand = self.previous == Previous::Operand;
        let (has_space, previous) = match operator.as_str() {
            "" => return,
            "," | ";" | ":" => (false, Previous::Operator),
            "::" | "." | ".." | "..=" | "<" => (!follows_operand, Previous::Open),
            ">" => (false, Previous::Operand),
            "?" if follows_operand => (false, Previous::Operand),
            "!" if follows_operand => (false, Previous::Open),
            "'" | "#" | "$" => (true, Previous::Open),
            "&" | "*" | "-" | "!" | "?" if !follows_operand => (true, Previous::Open),
            _ => (true, Previous::Operator),
        };
        match operator.as_str() {
            "<" => self.open += 1,
            ">" => self.open = self.open.saturating_sub(1),
            _ => {}
        }
        if has_space {
            self.space();
        }
        self.text.push_str(&operator);
        self.previous = previous;
    }

    fn space(&mut self) {
        if self.previous != Previous::Open {
            self.text.push(' ');
        }
    }
}

pub(super) fn is_mark(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}
