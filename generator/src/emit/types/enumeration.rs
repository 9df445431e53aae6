//! Emits the enum for a list of strings or integers, the function that returns the value on the wire, and the
//! table of its values. From this table, the runtime provides `Display`, `FromStr` or `TryFrom`, and serde.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::attributes::attributes;
use crate::emit::context::Context;
use crate::emit::docs::doc_attributes;
use crate::emit::names::ident;
use crate::ir::{EnumVariant, IntegerEnum, StringEnum, TypeDef, TypeId};

/// The docs of the variant for unlisted values.
pub(super) const UNKNOWN_DOC: &str = " A value the document does not list, kept as it came.";

/// A string or integer enum.
pub(super) struct Enumeration<'a> {
    variants: Vec<Variant<'a>>,
    unknown: Option<&'a str>,
    of_strings: bool,
}

struct Variant<'a> {
    name: &'a str,
    docs: TokenStream,
    value: TokenStream,
}

impl<'a> Variant<'a> {
    fn new<T>(variant: &'a EnumVariant<T>, value: TokenStream) -> Self {
        let docs = doc_attributes(&variant.docs, &[]);
        Self { name: &variant.name.rust, docs, value }
    }
}

impl<'a> Enumeration<'a> {
    pub(super) fn of_strings(enumeration: &'a StringEnum) -> Self {
        let variants = enumeration.variants.iter().map(|variant| {
            let value = &variant.value;
            Variant::new(variant, quote!(#value))
        });
        Self { variants: variants.collect(), unknown: enumeration.unknown.as_deref(), of_strings: true }
    }

    pub(super) fn of_integers(enumeration: &'a IntegerEnum) -> Self {
        let variants = enumeration.variants.iter().map(|variant| {
            let value = Literal::i64_unsuffixed(variant.value);
            Variant::new(variant, quote!(#value))
        });
        Self { variants: variants.collect(), unknown: enumeration.unknown.as_deref(), of_strings: false }
    }

    /// The enum, and the function that returns the value on the wire.
    pub(super) fn items(&self, context: &Context<'_>, id: TypeId, definition: &TypeDef) -> Vec<TokenStream> {
        let attributes = attributes(definition, context.facts(id));
        let name = ident(&definition.name.rust);
        let variants = self.variants.iter().map(|Variant { name, docs, .. }| {
            let name = ident(name);
            quote!(#docs #name)
        });
        let payload = if self.of_strings { context.string() } else { context.primitive("i64") };
        let unknown = self.unknown.map(|unknown| {
            let unknown = ident(unknown);
            quote!(#[doc = #UNKNOWN_DOC] #unknown(#payload),)
        });
        let item = quote! {
            #attributes
            pub enum #name {
                #(#variants,)*
                #unknown
            }
        };
        vec![item, self.value_on_the_wire(context, definition)]
    }

    fn value_on_the_wire(&self, context: &Context<'_>, definition: &TypeDef) -> TokenStream {
        let arms = self.variants.iter().map(|Variant { name, value, .. }| {
            let name = ident(name);
            quote!(Self::#name => #value,)
        });
        let kept = if self.of_strings { quote!(value) } else { quote!(*value) };
        let unknown = self.unknown.map(|unknown| {
            let unknown = ident(unknown);
            quote!(Self::#unknown(value) => #kept,)
        });
        let integer = context.primitive("i64");
        let signature = match (self.of_strings, self.unknown) {
            (true, Some(_)) => quote!(pub fn as_str(&self) -> &str),
            (true, None) => quote!(pub const fn as_str(self) -> &'static str),
            (false, _) => quote!(pub fn value(&self) -> #integer),
        };
        // rustc treats a reference to an empty enum as inhabited, and only the value itself as uninhabited.
        let is_empty = self.variants.is_empty() && self.unknown.is_none();
        let subject = if is_empty && !self.of_strings { quote!(*self) } else { quote!(self) };
        let name = ident(&definition.name.rust);
        quote! {
            impl #name {
                /// The value on the wire.
                #[inline]
                #signature {
                    match #subject { #(#arms)* #unknown }
                }
            }
        }
    }

    /// The table of the values.
    pub(super) fn codec(&self, definition: &TypeDef) -> TokenStream {
        let name = ident(&definition.name.rust);
        let rust_name = &definition.name.rust;
        let values = self.variants.iter().map(|Variant { name, value, .. }| {
            let name = ident(name);
            quote!((#value, Self::#name))
        });
        let (value, payload, kind) = if self.of_strings {
            (quote!(&'static str), quote!(::std::string::String), quote!(StringEnum))
        } else {
            (quote!(i64), quote!(i64), quote!(IntegerEnum))
        };
        let unknown = self.unknown.map(|unknown| {
            let unknown = ident(unknown);
            quote! {
                #[inline]
                fn unknown(value: #payload) -> ::std::option::Option<Self> {
                    ::std::option::Option::Some(Self::#unknown(value))
                }
            }
        });
        // The inherent `as_str` of a closed enum takes `self`, that of an open one `&self`.
        let (accessor, implement) = match (self.of_strings, self.unknown) {
            (true, Some(_)) => {
                (quote!(fn as_str(&self) -> &str { #name::as_str(self) }), quote!(impl_open_string_enum))
            }
            (true, None) => {
                (quote!(fn as_str(&self) -> &str { #name::as_str(*self) }), quote!(impl_string_enum))
            }
            (false, _) => (quote!(fn value(&self) -> i64 { #name::value(self) }), quote!(impl_integer_enum)),
        };
        quote! {
            const _: () = {
                impl emitted::codec::#kind for #name {
                    const NAME: &'static str = #rust_name;
                    const VALUES: &'static [(#value, Self)] = &[#(#values),*];
                    #unknown
                    #[inline]
                    #accessor
                }
                emitted::#implement!(#name);
            };
        }
    }
}
