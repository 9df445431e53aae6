//! What can be seen of a branch, as constant data.
//!
//! In: a [`Selector`]. Out: a `runtime::codec::Shape` literal that says only what is not the default.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Kinds, Selector};

pub(super) fn shape_tokens(selector: &Selector) -> TokenStream {
    let Selector { kinds, required, known, closed, constants, values } = selector;
    let kinds = kinds_tokens(*kinds).map(|kinds| quote!(kinds: #kinds));
    let required = (!required.is_empty()).then(|| quote!(required: &[#(#required),*]));
    let known = (!known.is_empty()).then(|| quote!(known: &[#(#known),*]));
    let closed = closed.then(|| quote!(closed: true));
    let constants = (!constants.is_empty()).then(|| {
        let constants = constants.iter().map(|(name, values)| quote!((#name, &[#(#values),*])));
        quote!(constants: &[#(#constants),*])
    });
    let values = (!values.is_empty()).then(|| quote!(values: &[#(#values),*]));
    let said = [kinds, required, known, closed, constants, values];
    // A base that adds nothing is an error of clippy's.
    let base = said.iter().any(Option::is_none).then(|| quote!(..runtime::codec::Shape::EMPTY));
    let parts = said.into_iter().flatten().chain(base);
    quote!(runtime::codec::Shape { #(#parts),* })
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
    let constants = taken.map(|(_, name)| quote!(runtime::codec::Kinds::#name));
    constants.reduce(|all, kind| quote!(#all.or(#kind)))
}
