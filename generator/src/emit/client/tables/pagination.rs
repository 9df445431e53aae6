//! Emits the pagination of an operation: `impl emitted::Paged for ListCall`, a table with the type of an
//! item, and the macro that adds `pages()` and `items()` to the call. The runtime requests the pages.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::context::Context;
use crate::emit::names::ident;
use crate::emit::type_ref::type_tokens;
use crate::ir::{Operation, PaginationStyle};

/// The items of an operation that has pages.
pub(in crate::emit::client) fn paged(context: &Context<'_>, operation: &Operation) -> Vec<TokenStream> {
    let Some(pagination) = &operation.pagination else { return Vec::new() };
    let (call, item) = (ident(&operation.call), type_tokens(context, &pagination.item));
    let style = match &pagination.style {
        PaginationStyle::Link => quote! { link() },
        PaginationStyle::Cursor(parameter) => quote! { cursor(#parameter) },
        PaginationStyle::Offset(parameter) => quote! { offset(#parameter) },
        PaginationStyle::Page(parameter, first) => {
            let first = Literal::u64_unsuffixed(*first);
            quote! { page(#parameter, #first) }
        }
    };
    let in_body = pagination.in_body.then(|| quote! { .in_body() });
    let items = Some(&pagination.items).filter(|items| !items.is_empty());
    let places = [
        ("items", items),
        ("next", pagination.next.as_ref()),
        ("last_item", pagination.last_item.as_ref()),
        ("more", pagination.more.as_ref()),
        ("total", pagination.total.as_ref()),
    ];
    let places = places.into_iter().filter_map(|(method, pointer)| {
        let (method, pointer) = (ident(method), pointer?);
        Some(quote! { .#method(#pointer) })
    });
    vec![
        quote! {
            impl emitted::Paged for #call {
                type Item = #item;
                const PAGING: emitted::Paging = emitted::Paging::#style #in_body #(#places)*;
            }
        },
        quote! { emitted::impl_pages!(#call); },
    ]
}
