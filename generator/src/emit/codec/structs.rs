//! Reading and writing a struct.
//!
//! In: a [`Struct`]. Out: `const _` with the partial struct that is filled while reading, the
//! table of its fields, and `Serialize`. The loop over keys is the runtime's.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::emit::Scope;
use crate::emit::names::ident;
use crate::emit::type_ref::{is_complex, is_of_integers, resolved, type_tokens};
use crate::ir::{Field, Presence, Struct, TypeDef, TypeRef};

pub(super) fn emit(scope: &Scope<'_>, definition: &TypeDef, shape: &Struct) -> TokenStream {
    let name = ident(&definition.name.rust);
    let deprecated = shape.fields.iter().any(|field| field.deprecated).then(|| quote!(#[allow(deprecated)]));
    // A type with nothing required begins empty and is filled itself.
    let fills_itself = definition.facts.default;
    let partial = if fills_itself { name.clone() } else { ident("__Partial") };
    let partial_struct = (!fills_itself).then(|| partial_struct(scope, shape));
    let partial_impl = partial_impl(scope, definition, shape, &partial);
    let serialize = serialize(definition, shape);
    quote! {
        #deprecated
        const _: () = {
            #partial_struct
            #partial_impl
            runtime::impl_object!(#name, #partial);
            #serialize
        };
    }
}

fn partial_struct(scope: &Scope<'_>, shape: &Struct) -> TokenStream {
    let slots = shape.fields.iter().map(|field| {
        let (name, ty) = (ident(&field.name.rust), type_tokens(scope, &field.ty));
        match field.presence {
            Presence::Required | Presence::Optional => quote!(#name: ::std::option::Option<#ty>,),
            Presence::Nullable => quote!(#name: ::std::option::Option<::std::option::Option<#ty>>,),
            Presence::Patch => quote!(#name: runtime::Patch<#ty>,),
        }
    });
    let extra = shape.extra.as_ref().map(|extra| {
        let (name, value) = (ident(&extra.name.rust), type_tokens(scope, &extra.value));
        quote!(#name: runtime::Map<#value>,)
    });
    let complex = shape.fields.iter().any(|field| is_complex(&field.ty, field.presence));
    let complex = complex.then(|| quote!(#[allow(clippy::type_complexity)]));
    quote! {
        #[derive(::std::default::Default)]
        #complex
        struct __Partial {
            #(#slots)*
            #extra
        }
    }
}

fn partial_impl(scope: &Scope<'_>, definition: &TypeDef, shape: &Struct, partial: &Ident) -> TokenStream {
    let name = ident(&definition.name.rust);
    let wire_name = &definition.name.rust;
    let wires = shape.fields.iter().map(|field| &field.name.wire);
    let field = read_field(scope, shape);
    let extra = shape.extra.as_ref().map(|extra| {
        let read = match is_of_integers(&scope.api.types, &extra.value) {
            true => quote!(integers::extra),
            false => quote!(extra),
        };
        let extra = ident(&extra.name.rust);
        quote! {
            fn extra<'de, A: runtime::serde::de::MapAccess<'de>>(
                &mut self,
                key: ::std::string::String,
                map: &mut A,
            ) -> ::std::result::Result<(), A::Error> {
                runtime::codec::#read(&mut self.#extra, key, map)
            }
        }
    });
    let extra_flag = shape.extra.as_ref().map(|_| {
        quote!(
            const EXTRA: bool = true;
        )
    });
    let taken = shape.fields.iter().map(take_field);
    let taken_extra = shape.extra.as_ref().map(|extra| {
        let name = ident(&extra.name.rust);
        quote!(#name: self.#name,)
    });
    let finish = match name == *partial {
        true => quote!(self),
        false => quote!(#name { #(#taken)* #taken_extra }),
    };
    quote! {
        impl runtime::codec::Partial for #partial {
            type Whole = #name;
            const NAME: &'static str = #wire_name;
            const FIELDS: &'static [&'static str] = &[#(#wires),*];
            #extra_flag
            #field
            #extra
            fn finish(self) -> ::std::result::Result<#name, runtime::codec::Missing> {
                ::std::result::Result::Ok(#finish)
            }
        }
    }
}

/// `Partial::field`: the index chooses the slot; the last field takes every other index, which
/// never comes.
fn read_field(scope: &Scope<'_>, shape: &Struct) -> TokenStream {
    let reads = shape.fields.iter().map(|field| {
        let name = ident(&field.name.rust);
        let read = ident(match field.presence {
            Presence::Required => "required",
            Presence::Nullable => "nullable",
            // Null is a value of "any" like others, and kept.
            Presence::Optional if *resolved(&scope.api.types, &field.ty) == TypeRef::Any => "required",
            Presence::Optional => "optional",
            Presence::Patch => "patch",
        });
        let read = match is_of_integers(&scope.api.types, &field.ty) {
            true => quote!(integers::#read),
            false => quote!(#read),
        };
        quote!(runtime::codec::#read(&mut self.#name, map))
    });
    let mut reads: Vec<TokenStream> = reads.collect();
    let last = reads.pop();
    let (index, map) = match (&last, reads.is_empty()) {
        (None, _) => (quote!(_), quote!(_)),
        (Some(_), true) => (quote!(_), quote!(map)),
        (Some(_), false) => (quote!(index), quote!(map)),
    };
    let body = match last {
        None => quote!(::std::result::Result::Ok(())),
        Some(only) if reads.is_empty() => only,
        Some(last) => {
            let indices = (0..reads.len()).map(Literal::usize_unsuffixed);
            quote!(match index { #(#indices => #reads,)* _ => #last, })
        }
    };
    quote! {
        fn field<'de, A: runtime::serde::de::MapAccess<'de>>(
            &mut self,
            #index: usize,
            #map: &mut A,
        ) -> ::std::result::Result<(), A::Error> {
            #body
        }
    }
}

fn take_field(field: &Field) -> TokenStream {
    let (name, wire) = (ident(&field.name.rust), &field.name.wire);
    match field.presence {
        Presence::Required => quote!(#name: runtime::codec::take(self.#name, #wire)?,),
        Presence::Nullable => quote!(#name: runtime::codec::take_nullable(self.#name),),
        Presence::Optional | Presence::Patch => quote!(#name: self.#name,),
    }
}

fn serialize(definition: &TypeDef, shape: &Struct) -> TokenStream {
    let name = ident(&definition.name.rust);
    let writes = shape.fields.iter().map(|field| {
        let (name, wire) = (ident(&field.name.rust), &field.name.wire);
        let write = ident(match field.presence {
            Presence::Required | Presence::Nullable => "required",
            Presence::Optional => "optional",
            Presence::Patch => "patch",
        });
        quote!(.#write(#wire, &self.#name))
    });
    let extra = shape.extra.as_ref().map(|extra| {
        let name = ident(&extra.name.rust);
        quote!(.extra(&self.#name))
    });
    quote! {
        impl runtime::serde::Serialize for #name {
            fn serialize<S: runtime::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                runtime::codec::Object::new(serializer) #(#writes)* #extra .end()
            }
        }
    }
}
