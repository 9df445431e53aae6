//! A simple value of a type, for examples.
//!
//! In: a type, and the name of what it is for. Out: an expression of that type, short enough to be read in a
//! call; nothing where there is no such expression.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::Context;
use crate::emit::names::ident;
use crate::emit::types::{Construction, construction};
use crate::ir::{Extra, Field, Presence, Scalar, Shape, TypeDef, TypeRef};

/// Values nest no deeper than this.
const MOST_DEPTH: usize = 3;
/// A value with more fields than this is better built by the reader.
const MOST_FIELDS: usize = 8;

/// The value of an argument: strings are taken by `impl Into`, boxed values without their box.
pub(super) fn argument_value(values: &Values<'_, '_>, name: &str, ty: &TypeRef) -> Option<TokenStream> {
    values.argument(name, ty, 0)
}

/// Makes values.
pub(super) struct Values<'s, 'a> {
    pub(super) context: &'s Context<'a>,
}

impl Values<'_, '_> {
    fn argument(&self, name: &str, ty: &TypeRef, depth: usize) -> Option<TokenStream> {
        match ty {
            TypeRef::Scalar(Scalar::String | Scalar::Secret) => {
                let text = text(name);
                Some(quote! { #text })
            }
            TypeRef::Boxed(inner) => self.value(name, inner, depth),
            ty => self.value(name, ty, depth),
        }
    }

    /// An expression of exactly this type.
    pub(super) fn value(&self, name: &str, ty: &TypeRef, depth: usize) -> Option<TokenStream> {
        if depth > MOST_DEPTH {
            return None;
        }
        match ty {
            TypeRef::Scalar(scalar) => scalar_value(name, *scalar),
            TypeRef::Any => Some(quote! { runtime::serde_json::json!({}) }),
            TypeRef::List(item) => {
                let item = self.value(name, item, depth + 1)?;
                // Inside of a macro's brackets a question mark would be formatted as a word.
                match item.to_string().contains('?') {
                    true => Some(quote! { [#item].into() }),
                    false => Some(quote! { vec![#item] }),
                }
            }
            TypeRef::Tuple(items) => {
                let items: Option<Vec<_>> =
                    items.iter().map(|item| self.value(name, item, depth + 1)).collect();
                let items = items?;
                Some(quote! { (#(#items,)*) })
            }
            TypeRef::Nullable(inner) => {
                let (some, value) = (self.context.some(), self.value(name, inner, depth)?);
                Some(quote! { #some(#value) })
            }
            TypeRef::JsonString(inner) => {
                let value = self.value(name, inner, depth + 1)?;
                Some(quote! { runtime::JsonString(#value) })
            }
            TypeRef::Named(id) => self.named(name, &self.context.api.types[*id], depth),
            TypeRef::Map(_) | TypeRef::HashedMap(_) | TypeRef::Boxed(_) | TypeRef::Custom(_) => None,
        }
    }

    fn named(&self, name: &str, definition: &TypeDef, depth: usize) -> Option<TokenStream> {
        let own = ident(&definition.name.rust);
        let variant = |variant: &crate::ir::Name| {
            let variant = ident(&variant.rust);
            quote! { #own::#variant }
        };
        match &definition.shape {
            Shape::Alias(inner) => self.value(name, inner, depth + 1),
            Shape::Newtype(inner) => {
                let value = self.value(name, inner, depth + 1)?;
                Some(quote! { #own(#value) })
            }
            Shape::StringEnum(values) => values.variants.first().map(|one| variant(&one.name)),
            Shape::IntegerEnum(values) => values.variants.first().map(|one| variant(&one.name)),
            Shape::Struct(structure) => {
                let fields: Vec<&Field> = structure.fields.iter().collect();
                self.constructed(definition, &fields, structure.extra.as_ref(), depth)
            }
            Shape::Form(form) => {
                let fields: Vec<&Field> = form.fields.iter().map(|field| &field.field).collect();
                self.constructed(definition, &fields, form.extra.as_ref(), depth)
            }
            Shape::Union(_) => None,
        }
    }

    fn constructed(
        &self,
        definition: &TypeDef,
        fields: &[&Field],
        extra: Option<&Extra>,
        depth: usize,
    ) -> Option<TokenStream> {
        let own = ident(&definition.name.rust);
        match construction(self.context, definition, fields, extra)? {
            Construction::Default => Some(quote! { #own::default() }),
            Construction::New(given) if given.len() <= MOST_FIELDS => {
                let values: Option<Vec<_>> =
                    given.iter().map(|field| self.field_argument(field, depth + 1)).collect();
                let values = values?;
                Some(quote! { #own::new(#(#values),*) })
            }
            Construction::Literal(given) if given.len() <= MOST_FIELDS => {
                let values: Option<Vec<_>> = given
                    .iter()
                    .map(|field| {
                        let value = self.field_value(field, depth + 1)?;
                        let name = ident(&field.name.rust);
                        Some(quote! { #name: #value })
                    })
                    .collect();
                let values = values?;
                Some(quote! { #own { #(#values),* } })
            }
            Construction::New(_) | Construction::Literal(_) => None,
        }
    }

    /// What `new` takes for a field.
    fn field_argument(&self, field: &Field, depth: usize) -> Option<TokenStream> {
        match field.presence {
            Presence::Required => self.argument(&field.name.rust, &field.ty, depth),
            _ => Some(self.context.none()),
        }
    }

    fn field_value(&self, field: &Field, depth: usize) -> Option<TokenStream> {
        match field.presence {
            Presence::Required => self.value(&field.name.rust, &field.ty, depth),
            _ => Some(self.context.none()),
        }
    }
}

/// The name of what it is for, as a text.
fn text(name: &str) -> String {
    name.trim_start_matches("r#").trim_end_matches('_').replace('_', "-")
}

fn scalar_value(name: &str, scalar: Scalar) -> Option<TokenStream> {
    let text = text(name);
    Some(match scalar.in_rust() {
        Scalar::Bool => quote! { true },
        Scalar::F64 => {
            let number = Literal::f64_unsuffixed(1.0);
            quote! { #number }
        }
        Scalar::String | Scalar::Secret => quote! { #text.into() },
        Scalar::DateTime => quote! { "2024-01-31T12:00:00Z".parse()? },
        Scalar::Date => quote! { "2024-01-31".parse()? },
        Scalar::Uuid => quote! { "67e55044-10b1-426f-9247-bb680e5fe0c8".parse()? },
        Scalar::Base64 | Scalar::Base64Url => quote! { b"bytes".to_vec().into() },
        Scalar::File => quote! { runtime::File::open("file.bin").await? },
        Scalar::Null => quote! { () },
        _ => quote! { 1 },
    })
}
