//! Emits what precedes a type: docs, derives, configured attributes and lint levels.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::context::Context;
use crate::emit::docs::doc_attributes;
use crate::emit::names::rust_tokens;
use crate::ir::{TypeDef, TypeFacts, TypeKind};

/// Docs, `#[derive(…)]`, what `#[wire(…)]` tells of the type, configured attributes, `#[non_exhaustive]` and
/// allowed lints.
pub(super) fn attributes(
    context: &Context<'_>,
    definition: &TypeDef,
    facts: &TypeFacts,
    wire: &[TokenStream],
) -> TokenStream {
    let docs = type_docs(definition);
    let schema = derives_schema(&definition.kind).then(|| quote!(emitted::Schema));
    let derives = facts.derives.iter().map(|path| rust_tokens(path)).chain(schema);
    let wire = super::wire::wire(wire);
    let configured = configured(definition);
    let non_exhaustive = facts.non_exhaustive.then(|| quote!(#[non_exhaustive]));
    let allow = context.allow(&facts.lints);
    quote!(#docs #[derive(#(#derives),*)] #wire #configured #non_exhaustive #allow)
}

/// Whether a type derives how it is read and written.
fn derives_schema(kind: &TypeKind) -> bool {
    !matches!(kind, TypeKind::Form(_) | TypeKind::Alias(_))
}

/// The docs of a type. They state `deprecated`, because the attribute would warn wherever the bindings
/// themselves use the type.
pub(super) fn type_docs(definition: &TypeDef) -> TokenStream {
    let deprecated = definition.deprecated.then(|| "**Deprecated.**".to_owned());
    doc_attributes(&definition.docs, deprecated.as_slice())
}

/// The attributes from the configuration.
pub(super) fn configured(definition: &TypeDef) -> TokenStream {
    let attributes = definition.extra_attributes.iter().map(|attribute| rust_tokens(attribute));
    quote!(#(#[#attributes])*)
}
