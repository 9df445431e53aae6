//! Emits response headers: a struct, and a macro line per header by which the runtime reads it. Operations
//! only mention them in their docs.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::context::Context;
use crate::emit::names::ident;
use crate::emit::types::emit_field;
use crate::ir::{Header, HeaderSet, HeaderSetId, Presence, ResponseCase, Table};

/// The items for a set.
pub(in crate::emit::client) fn header_set(context: &Context<'_>, set: &HeaderSet) -> Vec<TokenStream> {
    let name = ident(&set.name);
    let fields = set.headers.iter().map(|header| emit_field(context, &header.field, None));
    let reads = set.headers.iter().map(|header| {
        let (kind, field, wire) =
            (ident(kind(header)), ident(&header.field.name.rust), &header.field.name.wire);
        quote! { #kind #field = #wire }
    });
    vec![
        quote! {
            /// Response headers, read with `typed_headers()`.
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub struct #name { #(#fields,)* }
        },
        quote! { emitted::impl_headers! { #name { #(#reads,)* } } },
    ]
}

/// The function of the runtime that reads the header.
fn kind(header: &Header) -> &'static str {
    match (header.field.presence, header.is_json) {
        (Presence::Required | Presence::Nullable, false) => "required",
        (Presence::Required | Presence::Nullable, true) => "required_json",
        (_, false) => "optional",
        (_, true) => "optional_json",
    }
}

/// `Headers: [LinkHeaders].`, if the response has any.
pub(in crate::emit::client) fn headers_note(
    sets: &Table<HeaderSetId, HeaderSet>,
    case: &ResponseCase,
) -> Option<String> {
    let set = &sets[case.headers?];
    Some(format!("Headers: [`{}`].", set.name))
}
