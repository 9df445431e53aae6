//! A struct for a form body.
//!
//! In: a [`Form`]. Out: the struct and its constructor. Forms go through no serde, are never
//! compared, and hold files, which cannot be cloned.

use proc_macro2::TokenStream;
use quote::quote;

use super::attributes::attributes;
use super::constructor::{constructor, default_of_constants};
use super::structs::{emit_extra, emit_field};
use crate::emit::Scope;
use crate::emit::names::ident;
use crate::ir::{Field, Form, Scalar, TypeDef, TypeRef};

pub(super) fn emit(scope: &Scope<'_>, definition: &TypeDef, form: &Form) -> Vec<TokenStream> {
    let fields: Vec<&Field> = form.fields.iter().map(|field| &field.field).collect();
    let extra = form.extra.as_ref();
    let attributes = attributes(definition, &derives(definition, form));
    let name = ident(&definition.name.rust);
    let fields_tokens = fields.iter().map(|field| emit_field(scope, field));
    let extra_tokens = extra.map(|extra| emit_extra(scope, extra, "Parts beyond the named ones."));
    let item = quote! {
        #attributes
        pub struct #name {
            #(#fields_tokens,)*
            #extra_tokens
        }
    };
    let constructor = constructor(scope, definition, &fields, extra);
    let default = default_of_constants(scope, definition, &fields, extra);
    std::iter::once(item).chain(constructor).chain(default).collect()
}

fn derives(definition: &TypeDef, form: &Form) -> Vec<&'static str> {
    let types = form.fields.iter().map(|field| &field.field.ty);
    let cloneable = !types.chain(form.extra.iter().map(|extra| &extra.value)).any(holds_file);
    let by_facts = [("Clone", cloneable), ("Debug", true), ("Default", definition.facts.default)];
    by_facts.into_iter().filter(|(_, holds)| *holds).map(|(name, _)| name).collect()
}

/// Files stand in forms directly or in a list: no named type can hold one.
fn holds_file(ty: &TypeRef) -> bool {
    match ty {
        TypeRef::Scalar(scalar) => *scalar == Scalar::File,
        TypeRef::List(inner)
        | TypeRef::Map(inner)
        | TypeRef::HashedMap(inner)
        | TypeRef::Boxed(inner)
        | TypeRef::Nullable(inner)
        | TypeRef::JsonString(inner) => holds_file(inner),
        TypeRef::Tuple(items) => items.iter().any(holds_file),
        TypeRef::Named(_) | TypeRef::Any | TypeRef::Custom(_) => false,
    }
}
