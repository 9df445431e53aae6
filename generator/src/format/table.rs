//! The layout of macro calls, which emitted code uses as tables and no formatter knows.
//!
//! In braces, each entry gets a line. It ends with a comma, or with braces whose entries are indented one
//! step further. Calls in other brackets are on one line.

use std::iter::Peekable;

use proc_macro2::token_stream::IntoIter;
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use super::spacing::{Line, is_mark};

const INDENT: &str = "    ";

/// The text of the item, if it is a single macro call such as `runtime::table! { … }`, with its attributes.
pub(super) fn text(item: TokenStream) -> Option<String> {
    let mut text = String::new();
    let mut tokens = item.into_iter().peekable();
    while let Some(hash) = tokens.next_if(|token| is_mark(token, '#')) {
        let mut line = Line::new(&mut text);
        line.push(hash);
        line.push(tokens.next()?);
        text.push('\n');
    }
    let mut line = Line::new(&mut text);
    loop {
        let token = tokens.next()?;
        let is_end = is_mark(&token, '!');
        if !is_end && !matches!(token, TokenTree::Ident(_)) && !is_mark(&token, ':') {
            return None;
        }
        line.push(token);
        if is_end {
            break;
        }
    }
    let TokenTree::Group(group) = tokens.next()? else { return None };
    if group.delimiter() == Delimiter::Brace {
        text.push(' ');
        braces(&group, 0, &mut text);
    } else {
        line.push(TokenTree::Group(group));
        line.push(tokens.next().filter(|end| is_mark(end, ';'))?);
    }
    text.push('\n');
    tokens.next().is_none().then_some(text)
}

/// Braces with a line for each entry.
fn braces(group: &Group, depth: usize, text: &mut String) {
    text.push('{');
    let mut tokens = group.stream().into_iter().peekable();
    if tokens.peek().is_some() {
        while tokens.peek().is_some() {
            new_line(depth + 1, text);
            entry(&mut tokens, depth + 1, text);
        }
        new_line(depth, text);
    }
    text.push('}');
}

/// Writes one entry, up to a comma, or up to braces and the punctuation after them.
fn entry(tokens: &mut Peekable<IntoIter>, depth: usize, text: &mut String) {
    let mut line = Line::new(text);
    for token in tokens.by_ref() {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                line.before_braces();
                braces(&group, depth, text);
                let ends = |token: &TokenTree| is_mark(token, ',') || is_mark(token, ';');
                text.extend(tokens.next_if(ends).map(|end| end.to_string()));
                return;
            }
            token => {
                let is_comma = is_mark(&token, ',');
                line.push(token);
                if is_comma && line.is_outside_of_arguments() {
                    return;
                }
            }
        }
    }
}

fn new_line(depth: usize, text: &mut String) {
    text.push('\n');
    text.extend(std::iter::repeat_n(INDENT, depth));
}
