//! Emits `new`, which takes what is required and leaves out the rest, and `default` if constants need it.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::context::Context;
use crate::emit::lints::allow;
use crate::emit::names::ident;
use crate::emit::type_ref::{Argument, argument};
use crate::ir::{
    Construction, Field, FieldFacts, FixedValue, Initial, Presence, TypeDef, TypeFacts, TypeKind,
};

/// The impl that constructs a struct or form, unless a struct literal or a derived `default()` serves as
/// well.
pub(super) fn construction(
    context: &Context<'_>,
    definition: &TypeDef,
    facts: &TypeFacts,
) -> Option<TokenStream> {
    let name = ident(&definition.name.rust);
    match &facts.construction {
        Construction::New { leaves_out, lints } => {
            let fields = definition.kind.fields().zip(&facts.fields);
            let given = fields.filter(|(_, facts)| facts.initial == Initial::Argument);
            let arguments = given.map(|(field, facts)| {
                let (name, ty) = (ident(&field.name.rust), field_argument(context, field, facts).ty);
                quote!(#name: #ty)
            });
            let doc = if *leaves_out {
                " The required fields; the others are left out until set."
            } else {
                " The fields whose value the document does not fix."
            };
            let (allow, literal) = (allow(lints), literal(context, definition, facts));
            Some(quote! {
                impl #name {
                    #[doc = #doc]
                    #allow
                    #[inline]
                    pub fn new(#(#arguments),*) -> Self {
                        #literal
                    }
                }
            })
        }
        Construction::DefaultOfConstants { lints } => {
            let (allow, default) = (allow(lints), context.default());
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
        Construction::None | Construction::Default | Construction::Literal => None,
    }
}

fn literal(context: &Context<'_>, definition: &TypeDef, facts: &TypeFacts) -> TokenStream {
    let values = definition.kind.fields().zip(&facts.fields).map(|(field, facts)| {
        let name = ident(&field.name.rust);
        let value = match &facts.initial {
            Initial::Argument => field_argument(context, field, facts).value,
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

/// The argument for a field. It is an `Option` if the required field may be null.
fn field_argument(context: &Context<'_>, field: &Field, facts: &FieldFacts) -> Argument {
    argument(context, &field.name.rust, &field.ty, facts.argument, field.presence == Presence::Nullable)
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
