//! Turns names, paths and attributes into tokens, spelled as by `lower` or the configuration. A valid
//! identifier is never renamed, and an invalid one causes no panic.

use std::str::FromStr;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};

/// The identifier that `name` spells, `r#` included.
///
/// `lower` makes only valid identifiers. Should an invalid one slip through, its invalid characters are
/// replaced by `_`, because emission cannot fail.
#[must_use]
pub fn ident(name: &str) -> Ident {
    if is_plain_ascii(name) {
        return Ident::new(name, Span::call_site());
    }
    let mut tokens = TokenStream::from_str(name).unwrap_or_default().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Ident(ident)), None) => ident,
        _ => Ident::new(&replace_foreign(name), Span::call_site()),
    }
}

/// The tokens of a Rust path, type or attribute from the configuration.
///
/// Text that does not consist of Rust tokens becomes a `compile_error!` that shows it, so it is neither lost
/// nor a panic.
#[must_use]
pub fn rust_tokens(text: &str) -> TokenStream {
    if is_plain_ascii(text) {
        return ident(text).into_token_stream();
    }
    TokenStream::from_str(text).unwrap_or_else(|_| {
        let message = format!("the configuration gives `{text}`, which is not Rust");
        quote! { ::std::compile_error!(#message) }
    })
}

/// Whether an identifier needs no lexer. Most do not, and `Ident::new` is much cheaper.
fn is_plain_ascii(name: &str) -> bool {
    let mut bytes = name.bytes();
    let starts_well = bytes.next().is_some_and(|first| first.is_ascii_alphabetic());
    starts_well && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

fn replace_foreign(name: &str) -> String {
    let kept = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    std::iter::once('_').chain(name.chars().map(kept)).chain(std::iter::once('_')).collect()
}

#[cfg(test)]
mod tests {
    use super::{ident, rust_tokens};

    #[test]
    fn identifiers_keep_their_spelling() {
        for name in ["name", "r#type", "_id", "größe", "EndUser", "self_"] {
            assert_eq!(ident(name).to_string(), name);
        }
    }

    #[test]
    fn what_is_no_identifier_does_not_panic() {
        for name in ["", "9lives", "a b", "a-b", "r#self", "'", "\"", "_"] {
            assert!(ident(name).to_string().starts_with('_'), "{name:?}");
        }
    }

    #[test]
    fn paths_of_the_configuration_pass_and_others_are_shown() {
        assert_eq!(rust_tokens("my::Money<u8>").to_string(), "my :: Money < u8 >");
        assert!(rust_tokens("\"open").to_string().contains("compile_error"));
    }
}
