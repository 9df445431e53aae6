//! Emits what the derive `Build` cannot see by itself, and `default` if constants need it.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::context::Context;
use crate::emit::names::ident;
use crate::ir::{
    Construction, Field, FieldFacts, FixedValue, Initial, Presence, TypeDef, TypeFacts, TypeKind, TypeRef,
    Types,
};

/// `Default` of a struct or form with constants.
pub(super) fn construction(
    context: &Context<'_>,
    definition: &TypeDef,
    facts: &TypeFacts,
) -> Option<TokenStream> {
    let name = ident(&definition.name.rust);
    let Construction::DefaultOfConstants { lints } = &facts.construction else { return None };
    let (allow, default) = (context.allow(lints), context.default());
    let literal = literal(context, definition, facts);
    Some(quote! {
        impl #default for #name {
            #allow
            #[inline]
            fn default() -> Self {
                #literal
            }
        }
    })
}

/// What the derive `Build` cannot see in the type of a field.
pub(super) fn build(types: &Types, field: &Field, facts: &FieldFacts, is_json: bool) -> Option<TokenStream> {
    let argument = match &facts.initial {
        // Its type looks as if it were optional; for JSON, `wire` says that it is not.
        Initial::Argument if !is_json && is_option(field) => Some(quote!(argument)),
        Initial::Fixed(FixedValue::String(text)) => Some(quote!(#text)),
        Initial::Fixed(FixedValue::Bool(value)) => Some(quote!(#value)),
        Initial::Fixed(FixedValue::Integer(value)) => {
            let value = Literal::i128_unsuffixed(*value);
            Some(quote!(#value))
        }
        Initial::Fixed(FixedValue::Variant(id, index)) => match &types[*id].kind {
            TypeKind::StringEnum(values) => values.variants.get(*index).map(|variant| {
                let text = &variant.value;
                quote!(#text)
            }),
            _ => None,
        },
        _ => None,
    };
    let exact = types.is_custom(&field.ty).then(|| quote!(exact));
    let words: Vec<TokenStream> = argument.into_iter().chain(exact).collect();
    (!words.is_empty()).then(|| quote!(#[build(#(#words),*)]))
}

fn is_option(field: &Field) -> bool {
    field.presence == Presence::Nullable || matches!(field.ty, TypeRef::Nullable(_) | TypeRef::Custom(_))
}

fn literal(context: &Context<'_>, definition: &TypeDef, facts: &TypeFacts) -> TokenStream {
    let values = definition.kind.fields().zip(&facts.fields).map(|(field, facts)| {
        let name = ident(&field.name.rust);
        let value = match &facts.initial {
            Initial::Argument => None,
            Initial::Fixed(value) => Some(fixed(context, value)),
            Initial::Absent if field.presence == Presence::Patch => Some(quote!(runtime::Patch::Absent)),
            Initial::Absent => Some(context.none()),
        };
        match value {
            Some(value) => quote!(#name: #value),
            None => quote!(#name),
        }
    });
    let extra = definition.kind.extra().map(|extra| {
        let (name, default) = (ident(&extra.name.rust), context.default());
        quote!(#name: #default::default(),)
    });
    quote!(Self { #(#values,)* #extra })
}

fn fixed(context: &Context<'_>, value: &FixedValue) -> TokenStream {
    match value {
        FixedValue::Null => context.none(),
        FixedValue::Unit => quote!(()),
        FixedValue::Bool(value) => quote!(#value),
        FixedValue::Integer(value) => {
            let value = Literal::i128_unsuffixed(*value);
            quote!(#value)
        }
        FixedValue::Float(value) => {
            let value = Literal::f64_unsuffixed(*value);
            quote!(#value)
        }
        FixedValue::String(text) => quote!(#text.to_owned()),
        FixedValue::Variant(id, index) => {
            let definition = &context.api.types[*id];
            let name = ident(&definition.name.rust);
            let variant = match &definition.kind {
                TypeKind::StringEnum(values) => values.variants.get(*index),
                _ => None,
            };
            let variant = variant.map(|variant| ident(&variant.name.rust));
            quote!(#name::#variant)
        }
        FixedValue::Some(value) => {
            let (value, some) = (fixed(context, value), context.some());
            quote!(#some(#value))
        }
    }
}
