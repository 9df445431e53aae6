//! Emits the [`Selector`] of a branch as constant data: `Outline::new()` with a setter for each value that is
//! not the default.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Kinds, Selector};

pub(super) fn selector_tokens(selector: &Selector) -> TokenStream {
    let Selector { kinds, required, known, closed, constants, listed, inner, values } = selector;
    let kinds = kinds_tokens(*kinds).map(|kinds| quote!(.kinds(#kinds)));
    let required = (!required.is_empty()).then(|| quote!(.required(&[#(#required),*])));
    let known = (!known.is_empty()).then(|| quote!(.known(&[#(#known),*])));
    let closed = closed.then(|| quote!(.closed()));
    let constants = values_tokens(constants).map(|constants| quote!(.constants(#constants)));
    let listed = values_tokens(listed).map(|listed| quote!(.listed(#listed)));
    let inner = (!inner.is_empty()).then(|| {
        let inner = inner.iter().map(|(name, selector)| {
            let outline = selector_tokens(selector);
            quote!((#name, #outline))
        });
        quote!(.inner(&[#(#inner),*]))
    });
    let values = (!values.is_empty()).then(|| quote!(.values(&[#(#values),*])));
    quote! {
        emitted::codec::Outline::new() #kinds #required #known #closed #constants #listed #inner #values
    }
}

/// Properties with their values; nothing if there are none.
fn values_tokens(properties: &[(String, Vec<String>)]) -> Option<TokenStream> {
    let entries = properties.iter().map(|(name, values)| quote!((#name, &[#(#values),*])));
    (!properties.is_empty()).then(|| quote!(&[#(#entries),*]))
}

fn kinds_tokens(kinds: Kinds) -> Option<TokenStream> {
    let Kinds { null, boolean, integer, number, string, array, object } = kinds;
    let names = [
        (null, quote!(NULL)),
        (boolean, quote!(BOOLEAN)),
        (integer, quote!(INTEGER)),
        (number, quote!(NUMBER)),
        (string, quote!(STRING)),
        (array, quote!(ARRAY)),
        (object, quote!(OBJECT)),
    ];
    let taken = names.into_iter().filter(|(holds, _)| *holds);
    let constants = taken.map(|(_, name)| quote!(emitted::codec::JsonKinds::#name));
    constants.reduce(|all, kind| quote!(#all.or(#kind)))
}
