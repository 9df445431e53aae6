//! What stands above a type: docs, derives, the attributes of the configuration, lint levels.
//!
//! In: a [`TypeDef`] and what its shape allows. Out: attributes. Must not decide which traits can
//! be derived: that is in [`Facts`](crate::ir::Facts).

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::emit::docs::code_span::code;
use crate::emit::docs::{doc_attributes, docs_or};
use crate::emit::names::{ident, rust_tokens};
use crate::ir::{Docs, Facts, TypeDef};

/// Docs, `#[derive(…)]` and the configured attributes. `derives` come first, in the usual order.
pub(super) fn attributes(definition: &TypeDef, derives: &[&str]) -> TokenStream {
    let docs = type_docs(definition);
    let derive = derive_attribute(definition, derives);
    let configured = configured(definition);
    quote!(#docs #derive #configured)
}

/// The docs of a type. `deprecated` is said here, because the attribute would warn wherever the
/// bindings themselves use the type.
pub(super) fn type_docs(definition: &TypeDef) -> TokenStream {
    let deprecated = definition.deprecated.then(|| "**Deprecated.**".to_owned());
    let is_silent = definition.docs == Docs::default() && deprecated.is_none();
    if is_silent {
        return docs_or(&definition.docs, &format!("Schema {}.", code(&definition.name.wire)));
    }
    doc_attributes(&definition.docs, deprecated.as_slice())
}

/// The attributes that the configuration asks for.
pub(super) fn configured(definition: &TypeDef) -> TokenStream {
    let attributes = definition.extra_attributes.iter().map(|attribute| rust_tokens(attribute));
    quote!(#(#[#attributes])*)
}

/// The traits that a struct or union of these facts derives, in the usual order.
pub(super) fn derives_by_facts(facts: Facts) -> Vec<&'static str> {
    let by_facts = [
        ("Clone", true),
        ("Copy", facts.copy),
        ("Debug", true),
        ("Default", facts.default),
        ("PartialEq", true),
        // Hash without Eq would be of no use, and clippy objects to a derived Hash beside no Eq.
        ("Eq", facts.eq),
        ("Hash", facts.eq && facts.hash),
    ];
    by_facts.into_iter().filter(|(_, holds)| *holds).map(|(name, _)| name).collect()
}

fn derive_attribute(definition: &TypeDef, derives: &[&str]) -> TokenStream {
    let own = derives.iter().map(|name| ident(name).into_token_stream());
    let asked = definition.extra_derives.iter().filter(|path| !derives.contains(&path.as_str()));
    let all = own.chain(asked.map(|path| rust_tokens(path)));
    quote!(#[derive(#(#all),*)])
}

/// `#[allow(…)]` where clippy would find the variants' names alike. The names are the document's,
/// and a warning nobody can act on is noise.
pub(super) fn variant_name_lint<'a>(
    enum_name: &str,
    variants: impl Iterator<Item = &'a str> + Clone,
) -> Option<TokenStream> {
    let enum_name = enum_name.to_lowercase();
    let repeats = |variant: &str| {
        let variant = variant.to_lowercase();
        variant.starts_with(&enum_name) || variant.ends_with(&enum_name)
    };
    let alike = |word: fn(&str) -> &str| {
        let mut words = variants.clone().map(word);
        words.next().is_some_and(|first| words.all(|other| other == first))
    };
    let fires = variants.clone().count() >= 3
        && (variants.clone().any(repeats) || alike(first_word) || alike(last_word));
    fires.then(|| quote!(clippy::enum_variant_names))
}

/// The first word of a camel-case name.
fn first_word(name: &str) -> &str {
    let end = name.char_indices().skip(1).find(|(_, c)| c.is_uppercase()).map_or(name.len(), |(at, _)| at);
    &name[..end]
}

/// The last word of a camel-case name.
fn last_word(name: &str) -> &str {
    name.rfind(char::is_uppercase).map_or(name, |start| &name[start..])
}
