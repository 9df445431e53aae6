//! How a response is read: the Rust type that it becomes, and the method that reads it.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::context::Context;
use crate::emit::type_ref::type_tokens;
use crate::ir::{Content, ResponseCase};

/// The Rust type of a response; `()` without a body.
pub(crate) fn read_type(context: &Context<'_>, case: &ResponseCase) -> TokenStream {
    let Some(content) = &case.content else { return quote! { () } };
    match &content.content {
        Content::Json { ty, .. } | Content::Xml { ty, .. } | Content::TextValue(ty) => {
            type_tokens(context, ty)
        }
        Content::Text => context.string(),
        Content::WholeBytes => quote! { runtime::Bytes },
        // Nothing parses forms in responses: they are handed over as they arrive.
        Content::Bytes | Content::Multipart(_) | Content::Parts | Content::Urlencoded(_) => {
            quote! { runtime::Download }
        }
        Content::Events { ty, .. } => {
            let ty = type_tokens(context, ty);
            quote! { runtime::EventStream<#ty> }
        }
        Content::JsonLines(item) => {
            let item = type_tokens(context, item);
            quote! { runtime::JsonLines<#item> }
        }
    }
}

/// The method of the runtime that reads a response, and what it needs for that.
pub(super) fn read(context: &Context<'_>, case: &ResponseCase) -> TokenStream {
    let Some(content) = &case.content else { return quote! { empty } };
    let read = match &content.content {
        Content::Json { or_text: false, .. } => quote! { json },
        Content::Json { or_text: true, .. } => quote! { json_or_text },
        Content::Xml { root, .. } => {
            let root = context.xml_root(*root);
            quote! { xml(#root) }
        }
        Content::Text => quote! { text },
        Content::TextValue(_) => quote! { text_value },
        Content::WholeBytes => quote! { bytes },
        Content::Bytes | Content::Multipart(_) | Content::Parts | Content::Urlencoded(_) => {
            quote! { download }
        }
        Content::Events { whole: false, .. } => quote! { events },
        Content::Events { whole: true, .. } => quote! { event_objects },
        Content::JsonLines(_) => quote! { json_lines },
    };
    let of_any_type = content.forced.then(|| quote! { of_any_type. });
    quote! { #of_any_type #read }
}
