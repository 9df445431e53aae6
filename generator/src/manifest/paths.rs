//! Rust types and items as text, as seen from outside of the bindings: from the tokens of the emitters to
//! `Vec<atoms::Pet>` and `atoms::runtime::File`.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

use crate::emit::Context;
use crate::ir::Api;

/// Knows which names belong to the bindings, and the prefix of their paths.
pub(super) struct Paths<'a> {
    pub(super) api: &'a Api,
    pub(super) context: Context<'a>,
    prefix: String,
}

impl<'a> Paths<'a> {
    pub(super) fn new(api: &'a Api, crate_prefix: &str) -> Self {
        let prefix = if crate_prefix.is_empty() { String::new() } else { format!("{crate_prefix}::") };
        Self { api, context: Context::new(api, crate::format::render), prefix }
    }

    /// The path of an item of the bindings.
    pub(super) fn item(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    /// A type as the emitters write it, with the prefix before paths of the bindings.
    pub(super) fn ty(&self, tokens: TokenStream) -> String {
        let mut text = String::new();
        self.write(&mut text, tokens);
        text
    }

    /// Writes a type. Types consist of paths, angle brackets, tuples and `impl Trait`, so spaces are needed
    /// only after commas and between two words.
    fn write(&self, out: &mut String, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    let name = ident.to_string();
                    if out.ends_with(|last: char| last.is_alphanumeric() || last == '_') {
                        out.push(' ');
                    }
                    let is_item = name == "runtime" || self.context.is_taken(&name);
                    if is_item && !out.ends_with("::") {
                        out.push_str(&self.prefix);
                    }
                    out.push_str(&name);
                }
                TokenTree::Punct(punct) => {
                    out.push(punct.as_char());
                    if punct.as_char() == ',' && punct.spacing() == Spacing::Alone {
                        out.push(' ');
                    }
                }
                TokenTree::Group(group) => {
                    let (open, close) = delimiters(group.delimiter());
                    out.push_str(open);
                    self.write(out, group.stream());
                    while out.ends_with(' ') {
                        out.pop();
                    }
                    out.push_str(close);
                }
                TokenTree::Literal(literal) => out.push_str(&literal.to_string()),
            }
        }
    }
}

fn delimiters(delimiter: Delimiter) -> (&'static str, &'static str) {
    match delimiter {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::None => ("", ""),
    }
}
