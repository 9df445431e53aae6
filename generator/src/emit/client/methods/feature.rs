//! Puts sub-clients behind Cargo features: what belongs to a tag gets `#[cfg(feature = "…")]` if the output
//! has features. Types do not, since operations of several tags share them.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Api, TagId};

/// The `cfg` attribute for a tag.
pub(super) fn attribute(api: &Api, tag: Option<TagId>) -> Option<TokenStream> {
    let feature = &api.tags[tag?].feature;
    api.output.tag_features.then(|| quote! { #[cfg(feature = #feature)] })
}

/// The items, each with the `cfg` attribute for the tag.
pub(in crate::emit::client) fn gate(
    api: &Api,
    tag: Option<TagId>,
    items: Vec<TokenStream>,
) -> Vec<TokenStream> {
    match attribute(api, tag) {
        Some(attribute) => items.into_iter().map(|item| quote! { #attribute #item }).collect(),
        None => items,
    }
}
