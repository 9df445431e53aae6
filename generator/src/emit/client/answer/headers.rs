//! Emits response headers: a struct, and a macro line per header by which the runtime reads it. Operations
//! only mention them in their docs.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::context::Context;
use crate::emit::docs::code_span::code;
use crate::emit::docs::docs_or;
use crate::emit::names::ident;
use crate::emit::type_ref::field_tokens;
use crate::ir::{Header, HeaderSet, HeaderSetId, Presence, ResponseCase, Table};

/// The items for a set.
pub(in crate::emit::client) fn header_set(context: &Context<'_>, set: &HeaderSet) -> Vec<TokenStream> {
    let name = ident(&set.name);
    let fields = set.headers.iter().map(|header| field(context, header));
    let reads = set.headers.iter().map(|header| {
        let (kind, field, wire) =
            (ident(kind(header)), ident(&header.field.name.rust), &header.field.name.wire);
        quote! { #kind #field = #wire }
    });
    vec![
        quote! {
            /// Headers of an answer; read with `typed_headers()`.
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub struct #name { #(#fields,)* }
        },
        quote! { emitted::impl_headers! { #name { #(#reads,)* } } },
    ]
}

fn field(context: &Context<'_>, header: &Header) -> TokenStream {
    let field = &header.field;
    let docs = docs_or(&field.docs, &format!("{}.", code(&field.name.wire)));
    let deprecated = field.deprecated.then(|| quote! { #[deprecated] });
    let (name, ty) = (ident(&field.name.rust), field_tokens(context, &field.ty, field.presence));
    quote! { #docs #deprecated pub #name: #ty }
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
