//! What of Rust a configuration can give: identifiers, paths, paths of types, attributes.
//!
//! In: text. Out: whether it is one. The grammar is that of The Rust Reference, "Paths", "Types" and "Attributes", without what
//! bindings have no use for: function pointers, trait objects, macros in the place of types.

use std::str::FromStr;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::ir::keywords::{is_path_keyword, is_raw_keyword};

/// An identifier, raw where it is a keyword.
pub(super) fn is_identifier(text: &str) -> bool {
    match &tokens(text)[..] {
        [TokenTree::Ident(name)] => name == text && is_name(text),
        _ => false,
    }
}

/// A path without arguments, such as `::serde::Serialize`.
pub(super) fn is_path(text: &str) -> bool {
    path(&tokens(text)).is_some_and(<[_]>::is_empty)
}

/// A path of a type, with arguments or without, such as `::url::Url` or `Vec<(u8, &'static str)>`.
pub(super) fn is_type_path(text: &str) -> bool {
    type_path(&tokens(text)).is_some_and(<[_]>::is_empty)
}

/// What can stand between `#[` and `]`. What is not balanced does not even become tokens.
pub(super) fn is_attribute(text: &str) -> bool {
    match path(&tokens(text)) {
        Some([] | [TokenTree::Group(_)]) => true,
        Some([TokenTree::Punct(equals), value @ ..]) => equals.as_char() == '=' && !value.is_empty(),
        _ => false,
    }
}

/// The tokens of a text; none where it has some that are not Rust's.
fn tokens(text: &str) -> Vec<TokenTree> {
    TokenStream::from_str(text).unwrap_or_default().into_iter().collect()
}

fn is_name(word: &str) -> bool {
    word != "_" && !is_raw_keyword(word) && !is_path_keyword(word)
}

/// What is left after a path without arguments.
fn path(tokens: &[TokenTree]) -> Option<&[TokenTree]> {
    let mut rest = segment(double_colon(tokens).unwrap_or(tokens))?;
    while let Some(next) = double_colon(rest) {
        rest = segment(next)?;
    }
    Some(rest)
}

/// What is left after a path whose segments may have arguments.
fn type_path(tokens: &[TokenTree]) -> Option<&[TokenTree]> {
    let mut rest = double_colon(tokens).unwrap_or(tokens);
    loop {
        rest = segment(rest)?;
        // `Vec::<u8>` says the same as `Vec<u8>`.
        let arguments = mark(double_colon(rest).unwrap_or(rest), '<');
        if let Some(arguments) = arguments {
            rest = list(arguments)?;
        }
        match double_colon(rest) {
            Some(next) => rest = next,
            None => return Some(rest),
        }
    }
}

/// What is left after the arguments of a type and the bracket that closes them.
fn list(mut rest: &[TokenTree]) -> Option<&[TokenTree]> {
    loop {
        if let Some(after) = mark(rest, '>') {
            return Some(after);
        }
        rest = argument(rest)?;
        match mark(rest, ',') {
            Some(next) => rest = next,
            None => return mark(rest, '>'),
        }
    }
}

/// What is left after an argument: a lifetime, a constant or a type.
fn argument(tokens: &[TokenTree]) -> Option<&[TokenTree]> {
    match tokens {
        [TokenTree::Literal(_), rest @ ..] => Some(rest),
        _ => lifetime(tokens).or_else(|| any_type(tokens)),
    }
}

fn any_type(tokens: &[TokenTree]) -> Option<&[TokenTree]> {
    match tokens {
        [TokenTree::Group(group), rest @ ..] => is_group_of_types(group).then_some(rest),
        _ => match mark(tokens, '&') {
            Some(target) => any_type(lifetime(target).unwrap_or(target)),
            None => type_path(tokens),
        },
    }
}

/// A tuple, a slice or an array.
fn is_group_of_types(group: &proc_macro2::Group) -> bool {
    let inside: Vec<TokenTree> = group.stream().into_iter().collect();
    match group.delimiter() {
        Delimiter::Parenthesis => is_tuple(&inside),
        Delimiter::Bracket => match any_type(&inside) {
            Some([]) => true,
            Some([TokenTree::Punct(separator), TokenTree::Literal(_)]) => separator.as_char() == ';',
            _ => false,
        },
        Delimiter::Brace | Delimiter::None => false,
    }
}

fn is_tuple(mut inside: &[TokenTree]) -> bool {
    while !inside.is_empty() {
        let Some(rest) = any_type(inside) else { return false };
        inside = match mark(rest, ',') {
            Some(next) => next,
            None => return rest.is_empty(),
        };
    }
    true
}

fn segment(tokens: &[TokenTree]) -> Option<&[TokenTree]> {
    match tokens {
        [TokenTree::Ident(name), rest @ ..] => {
            let name = name.to_string();
            (is_name(&name) || is_path_keyword(&name)).then_some(rest)
        }
        _ => None,
    }
}

fn lifetime(tokens: &[TokenTree]) -> Option<&[TokenTree]> {
    match mark(tokens, '\'')? {
        [TokenTree::Ident(_), rest @ ..] => Some(rest),
        _ => None,
    }
}

fn double_colon(tokens: &[TokenTree]) -> Option<&[TokenTree]> {
    mark(mark(tokens, ':')?, ':')
}

fn mark(tokens: &[TokenTree], character: char) -> Option<&[TokenTree]> {
    match tokens {
        [TokenTree::Punct(mark), rest @ ..] if mark.as_char() == character => Some(rest),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_attribute, is_identifier, is_path, is_type_path};

    #[test]
    fn identifiers_are_names_and_no_keywords() {
        assert!(["Pet", "r#type", "_x", "größe", "union"].iter().all(|text| is_identifier(text)));
        assert!(
            !["type", "self", "Self", "_", "a b", "a::b", "9", "'a", "", "a //", "gen"]
                .iter()
                .any(|text| is_identifier(text))
        );
    }

    #[test]
    fn paths_have_no_arguments() {
        assert!(
            ["Eq", "::serde::Serialize", "crate::a::b", "super::super::X"].iter().all(|text| is_path(text))
        );
        assert!(
            !["", "::", "a::", "Into<u8>", "a b", "a.b", "(a)", "a::type", "fn"]
                .iter()
                .any(|text| is_path(text))
        );
    }

    #[test]
    fn types_are_paths_at_the_outside() {
        let types = [
            "::url::Url",
            "Vec<u8>",
            "Vec::<u8>",
            "Map<String, Vec<Vec<(u8, &'static str)>>>",
            "A<'a, [u8; 4], &[T], (), 3>",
            "a::B<C>::D",
            "crate::Money",
        ];
        assert!(types.iter().all(|text| is_type_path(text)));
        let others = [
            "&str", "(u8)", "[u8]", "Vec<", "Vec<u8", "Vec<u8>>", "Vec<,>", "fn()", "dyn X", "A<B=>", "a!()",
            "\"", "A;",
        ];
        assert!(!others.iter().any(|text| is_type_path(text)));
    }

    #[test]
    fn attributes_end_where_their_bracket_does() {
        let attributes = [
            "must_use",
            "serde(rename = \"]\")",
            "doc = \"x\"",
            "cfg_attr(all(), derive(X))",
            "a::b[c]",
            "doc = include_str!(\"x\")",
        ];
        assert!(attributes.iter().all(|text| is_attribute(text)));
        assert!(
            !["#[x]", "x] #[y", "a b", "a = ", "(x)", "a(b) c", "", "a(b"]
                .iter()
                .any(|text| is_attribute(text))
        );
    }
}
