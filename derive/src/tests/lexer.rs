//! A small lexer, because outside of a derive rustc's own one cannot be called.

use crate::token::{Inside, Kind, Token};

/// The tokens of a text, without places. Docs are attributes, as in a derive.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let characters: Vec<char> = text.chars().collect();
    let (tokens, rest) = until_closed(&characters);
    assert!(rest.is_empty(), "a bracket too many: {}", rest.iter().collect::<String>());
    tokens
}

fn until_closed(mut rest: &[char]) -> (Vec<Token>, &[char]) {
    let mut tokens = Vec::new();
    let mut add = |kind| tokens.push(Token { kind, place: None });
    while let Some((first, after)) = rest.split_first() {
        match first {
            ')' | ']' | '}' => break,
            '(' | '[' | '{' => {
                let (inside, after) = until_closed(after);
                add(Kind::Group(*first, Inside::Tokens(inside)));
                rest = after.get(1..).expect("a closing bracket");
            }
            '/' if after.starts_with(&['/', '/']) => {
                let end = rest.iter().position(|c| *c == '\n').unwrap_or(rest.len());
                let doc: String = rest[3..end].iter().collect();
                add(Kind::Mark('#', false));
                let inside = super::lexer::tokens(&format!("doc = {doc:?}"));
                add(Kind::Group('[', Inside::Tokens(inside)));
                rest = &rest[end..];
            }
            '"' => {
                let mut escaped = false;
                let end = after.iter().position(|c| {
                    let ends = *c == '"' && !escaped;
                    escaped = *c == '\\' && !escaped;
                    ends
                });
                let end = end.expect("a closing quote") + 2;
                add(Kind::Literal(rest[..end].iter().collect()));
                rest = &rest[end..];
            }
            c if c.is_whitespace() => rest = after,
            c if c.is_alphanumeric() || *c == '_' => {
                let is_part = |c: &char| c.is_alphanumeric() || *c == '_';
                let is_raw = rest.starts_with(&['r', '#']);
                let from = if is_raw { 2 } else { 0 };
                let end = rest[from..].iter().position(|c| !is_part(c)).map_or(rest.len(), |end| end + from);
                let word: String = rest[..end].iter().collect();
                add(if c.is_ascii_digit() { Kind::Literal(word) } else { Kind::Word(word) });
                rest = &rest[end..];
            }
            mark => {
                let is_mark = |c: &char| c.is_ascii_punctuation() && !"()[]{}\"_".contains(*c);
                add(Kind::Mark(*mark, *mark == '\'' || after.first().is_some_and(is_mark)));
                rest = after;
            }
        }
    }
    (tokens, rest)
}
