//! An enum for a list of strings.
//!
//! In: a [`StringEnum`]. Out: the enum and `as_str`. `Display`, `FromStr` and serde are the codec's.

use proc_macro2::TokenStream;
use quote::quote;

use super::attributes::{attributes, variant_name_lint};
use crate::emit::Scope;
use crate::emit::docs::code_span::code;
use crate::emit::docs::docs_or;
use crate::emit::names::ident;
use crate::ir::{EnumVariant, StringEnum, TypeDef};

/// What is said of the variant that an open enum has beyond the listed ones.
pub(super) const UNKNOWN_DOC: &str = " A value the document does not list, kept as it came.";

pub(super) fn emit(scope: &Scope<'_>, definition: &TypeDef, shape: &StringEnum) -> Vec<TokenStream> {
    let derives: &[&str] = match shape.unknown {
        Some(_) => &["Clone", "Debug", "PartialEq", "Eq", "Hash"],
        None => &["Clone", "Copy", "Debug", "PartialEq", "Eq", "Hash"],
    };
    let attributes = attributes(definition, derives);
    let non_exhaustive = shape.unknown.as_ref().map(|_| quote!(#[non_exhaustive]));
    let names = shape.variants.iter().map(|variant| variant.name.rust.as_str());
    let lint = variant_name_lint(&definition.name.rust, names.chain(shape.unknown.as_deref()));
    let allow = lint.map(|lint| quote!(#[allow(#lint)]));
    let name = ident(&definition.name.rust);
    let variants = shape.variants.iter().map(emit_variant);
    let unknown = shape.unknown.as_ref().map(|unknown| {
        let (unknown, string) = (ident(unknown), scope.string());
        quote!(#[doc = #UNKNOWN_DOC] #unknown(#string),)
    });
    let item = quote! {
        #attributes
        #non_exhaustive
        #allow
        pub enum #name {
            #(#variants,)*
            #unknown
        }
    };
    vec![item, as_str(definition, shape)]
}

/// A unit variant with its docs.
pub(super) fn emit_variant<T>(variant: &EnumVariant<T>) -> TokenStream {
    let docs = docs_or(&variant.docs, &format!("{}.", code(&variant.name.wire)));
    let name = ident(&variant.name.rust);
    quote!(#docs #name)
}

fn as_str(definition: &TypeDef, shape: &StringEnum) -> TokenStream {
    let name = ident(&definition.name.rust);
    let arms = shape.variants.iter().map(|variant| {
        let (name, value) = (ident(&variant.name.rust), &variant.value);
        quote!(Self::#name => #value,)
    });
    let (signature, unknown) = match &shape.unknown {
        Some(unknown) => {
            let unknown = ident(unknown);
            (quote!(pub fn as_str(&self) -> &str), Some(quote!(Self::#unknown(value) => value,)))
        }
        None => (quote!(pub const fn as_str(self) -> &'static str), None),
    };
    quote! {
        impl #name {
            /// The value on the wire.
            #[inline]
            #signature {
                match self { #(#arms)* #unknown }
            }
        }
    }
}
