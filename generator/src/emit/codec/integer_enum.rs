//! Reading and writing an integer enum.
//!
//! In: an [`IntegerEnum`]. Out: `const _` with the table of its values; the rest is the runtime's.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::names::ident;
use crate::ir::{IntegerEnum, TypeDef};

pub(super) fn emit(definition: &TypeDef, shape: &IntegerEnum) -> TokenStream {
    let name = ident(&definition.name.rust);
    let wire_name = &definition.name.rust;
    let values = shape.variants.iter().map(|variant| {
        let (name, value) = (ident(&variant.name.rust), Literal::i64_unsuffixed(variant.value));
        quote!((#value, Self::#name))
    });
    let unknown = shape.unknown.as_ref().map(|unknown| {
        let unknown = ident(unknown);
        quote! {
            #[inline]
            fn unknown(value: i64) -> ::std::option::Option<Self> {
                ::std::option::Option::Some(Self::#unknown(value))
            }
        }
    });
    quote! {
        const _: () = {
            impl runtime::codec::IntegerEnum for #name {
                const NAME: &'static str = #wire_name;
                const VALUES: &'static [(i64, Self)] = &[#(#values),*];
                #unknown
                #[inline]
                fn value(&self) -> i64 {
                    #name::value(self)
                }
            }
            runtime::impl_integer_enum!(#name);
        };
    }
}
