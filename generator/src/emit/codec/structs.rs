//! Reading and writing a struct.
//!
//! In: a [`Struct`]. Out: a macro call of the runtime with a line per field: how it may be missing, its
//! names, and the type of its value where a partial struct has to have slots. The rest is the runtime's.
//! The name of the macro says whether the struct is read, written or both.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::emit::Scope;
use crate::emit::names::ident;
use crate::emit::type_ref::{is_of_integers, numbers_on_the_wire, resolved, type_tokens};
use crate::ir::{Codec, Field, Presence, Struct, TypeDef, TypeRef};

pub(super) fn emit(scope: &Scope<'_>, definition: &TypeDef, shape: &Struct) -> TokenStream {
    let name = ident(&definition.name.rust);
    // A type with nothing required begins empty and is filled itself: it needs no slots.
    let fills_itself = definition.facts.default && shape.fields.iter().all(Field::may_be_absent);
    let macro_name = ident(match (definition.codec, fills_itself) {
        (Codec { reads: true, writes: true }, false) => "impl_struct",
        (Codec { reads: true, writes: true }, true) => "impl_optional_struct",
        (Codec { reads: true, writes: false }, false) => "impl_struct_read",
        (Codec { reads: true, writes: false }, true) => "impl_optional_struct_read",
        (Codec { reads: false, .. }, _) => "impl_struct_write",
    });
    let has_types = !fills_itself && definition.codec.reads;
    let fields = shape.fields.iter().map(|field| {
        let (kind, name, wire) = (kind(scope, field), ident(&field.name.rust), &field.name.wire);
        let ty = has_types.then(|| type_tokens(scope, &field.ty)).map(|ty| quote!(: #ty));
        let read_only = (field.left_out && definition.codec.writes).then(|| quote!(read_only));
        quote!(#kind #name #ty = #wire #read_only,)
    });
    let extra = shape.extra.as_ref().map(|extra| {
        let name = ident(&extra.name.rust);
        let ty = has_types.then(|| type_tokens(scope, &extra.map())).map(|map| quote!(: #map));
        let read = match numbers_on_the_wire(&scope.api.types, &extra.value) {
            Some(suffix) => format!("extra_{suffix}"),
            None if is_of_integers(&scope.api.types, &extra.value) => "extra_integer".to_owned(),
            None => "extra".to_owned(),
        };
        let read = ident(&read);
        quote!(..#read #name #ty,)
    });
    quote!(runtime::#macro_name! { #name { #(#fields)* #extra } })
}

/// The word by which the runtime's macro reads and writes the field.
fn kind(scope: &Scope<'_>, field: &Field) -> Ident {
    let (plain, of_integers) = match field.presence {
        Presence::Required => ("required", "required_integer"),
        Presence::Nullable => ("nullable", "nullable_integer"),
        // Null is a value of "any" like others, and kept.
        Presence::Optional if *resolved(&scope.api.types, &field.ty) == TypeRef::Any => {
            ("optional_any", "optional_any")
        }
        Presence::Optional => ("optional", "optional_integer"),
        Presence::Patch => ("patch", "patch_integer"),
    };
    match numbers_on_the_wire(&scope.api.types, &field.ty) {
        Some(suffix) => ident(&format!("{plain}_{suffix}")),
        None => ident(if is_of_integers(&scope.api.types, &field.ty) { of_integers } else { plain }),
    }
}
