//! Emits the enum for a list of strings or integers. It derives the function that returns the value on the wire,
//! `Display`, `FromStr` or `TryFrom`, and serde's traits.

use proc_macro2::TokenStream;
use quote::quote;

use super::attributes::attributes;
use super::wire;
use crate::emit::context::Context;
use crate::emit::docs::doc_attributes;
use crate::emit::names::ident;
use crate::ir::{EnumVariant, IntegerEnum, StringEnum, TypeDef, TypeId};

/// The docs of the variant for unlisted values.
pub(super) const UNKNOWN_DOC: &str = " A value the document does not list, kept as it came.";

/// The enum for a list of strings.
pub(super) fn of_strings(
    context: &Context<'_>,
    id: TypeId,
    definition: &TypeDef,
    values: &StringEnum,
) -> TokenStream {
    let variants = values.variants.iter().map(|one| variant(one, wire::name(&one.name.rust, &one.value)));
    let unknown = values.unknown.as_deref().map(|unknown| (unknown, context.string()));
    item(attributes(context, definition, context.facts(id), &[]), definition, variants, unknown)
}

/// The enum for a list of integers.
pub(super) fn of_integers(
    context: &Context<'_>,
    id: TypeId,
    definition: &TypeDef,
    values: &IntegerEnum,
) -> TokenStream {
    let variants = values.variants.iter().map(|one| variant(one, Some(wire::integer(one.value))));
    let unknown = values.unknown.as_deref().map(|unknown| (unknown, context.primitive("i64")));
    // Without variants, nothing else tells that it is of integers.
    let is_empty = values.variants.is_empty().then(|| quote!(integer));
    item(
        attributes(context, definition, context.facts(id), is_empty.as_slice()),
        definition,
        variants,
        unknown,
    )
}

fn variant<T>(variant: &EnumVariant<T>, value: Option<TokenStream>) -> TokenStream {
    let (docs, wire, name) =
        (doc_attributes(&variant.docs, &[]), wire::wire(value.as_slice()), ident(&variant.name.rust));
    quote!(#docs #wire #name)
}

fn item(
    attributes: TokenStream,
    definition: &TypeDef,
    variants: impl Iterator<Item = TokenStream>,
    unknown: Option<(&str, TokenStream)>,
) -> TokenStream {
    let name = ident(&definition.name.rust);
    let unknown = unknown.map(|(unknown, payload)| {
        let unknown = ident(unknown);
        quote!(#[doc = #UNKNOWN_DOC] #unknown(#payload),)
    });
    quote! {
        #attributes
        pub enum #name {
            #(#variants,)*
            #unknown
        }
    }
}
