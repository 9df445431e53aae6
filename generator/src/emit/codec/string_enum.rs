//! Reading and writing a string enum.
//!
//! In: a [`StringEnum`]. Out: `const _` with the table of its values; the rest is the runtime's.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::names::ident;
use crate::ir::{StringEnum, TypeDef};

pub(super) fn emit(definition: &TypeDef, shape: &StringEnum) -> TokenStream {
    let name = ident(&definition.name.rust);
    let wire_name = &definition.name.rust;
    let values = shape.variants.iter().map(|variant| {
        let (name, value) = (ident(&variant.name.rust), &variant.value);
        quote!((#value, Self::#name))
    });
    let unknown = shape.unknown.as_ref().map(|unknown| {
        let unknown = ident(unknown);
        quote! {
            #[inline]
            fn unknown(value: ::std::string::String) -> ::std::option::Option<Self> {
                ::std::option::Option::Some(Self::#unknown(value))
            }
        }
    });
    // The inherent `as_str` of a closed enum takes the value, that of an open one a reference.
    let (subject, implement) = match shape.unknown {
        Some(_) => (quote!(self), quote!(impl_open_string_enum)),
        None => (quote!(*self), quote!(impl_string_enum)),
    };
    quote! {
        const _: () = {
            impl runtime::codec::StringEnum for #name {
                const NAME: &'static str = #wire_name;
                const VALUES: &'static [(&'static str, Self)] = &[#(#values),*];
                #unknown
                #[inline]
                fn as_str(&self) -> &str {
                    #name::as_str(#subject)
                }
            }
            runtime::#implement!(#name);
        };
    }
}
