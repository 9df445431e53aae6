//! An enum for a list of integers.
//!
//! In: an [`IntegerEnum`]. Out: the enum and `value`. `Display`, `TryFrom` and serde are the codec's.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::attributes::{attributes, variant_name_lint};
use super::string_enum::{UNKNOWN_DOC, emit_variant};
use crate::emit::Scope;
use crate::emit::names::ident;
use crate::ir::{IntegerEnum, TypeDef};

pub(super) fn emit(scope: &Scope<'_>, definition: &TypeDef, shape: &IntegerEnum) -> Vec<TokenStream> {
    let attributes = attributes(definition, &["Clone", "Copy", "Debug", "PartialEq", "Eq", "Hash"]);
    let non_exhaustive = shape.unknown.as_ref().map(|_| quote!(#[non_exhaustive]));
    let names = shape.variants.iter().map(|variant| variant.name.rust.as_str());
    let lint = variant_name_lint(&definition.name.rust, names.chain(shape.unknown.as_deref()));
    let allow = lint.map(|lint| quote!(#[allow(#lint)]));
    let name = ident(&definition.name.rust);
    let variants = shape.variants.iter().map(emit_variant);
    let integer = scope.primitive("i64");
    let unknown = shape.unknown.as_ref().map(|unknown| {
        let unknown = ident(unknown);
        quote!(#[doc = #UNKNOWN_DOC] #unknown(#integer),)
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
    vec![item, value(scope, definition, shape)]
}

fn value(scope: &Scope<'_>, definition: &TypeDef, shape: &IntegerEnum) -> TokenStream {
    let name = ident(&definition.name.rust);
    let integer = scope.primitive("i64");
    let arms = shape.variants.iter().map(|variant| {
        let (name, value) = (ident(&variant.name.rust), Literal::i64_unsuffixed(variant.value));
        quote!(Self::#name => #value,)
    });
    let unknown = shape.unknown.as_ref().map(|unknown| {
        let unknown = ident(unknown);
        quote!(Self::#unknown(value) => *value,)
    });
    // A reference to an enum without variants counts as inhabited: only the value itself does not.
    let subject = if shape.variants.is_empty() && unknown.is_none() { quote!(*self) } else { quote!(self) };
    quote! {
        impl #name {
            /// The value on the wire.
            #[inline]
            pub fn value(&self) -> #integer {
                match #subject { #(#arms)* #unknown }
            }
        }
    }
}
