//! Checking one field.
//!
//! In: a field with its constraints. Out: statements over `self` and the checker `at`. A limit that
//! does not apply to the field's Rust type (a length, where the configuration puts a type of the
//! user's) is left to the server.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::check::Checked;
use super::check_values::{Subject, descend};
use crate::emit::names::ident;
use crate::emit::type_ref::resolved;
use crate::ir::{Field, Presence, Scalar, TypeRef, Types};

/// The limits of the field itself.
pub(super) fn check_field(types: &Types, field: &Field) -> Option<TokenStream> {
    let limits = check_limits(types, field, &subject(field))?;
    Some(if_present(field, &limits))
}

/// The limits of a field whose value is at `subject`.
pub(super) fn check_limits(types: &Types, field: &Field, subject: &Subject) -> Option<TokenStream> {
    if field.constraints.is_empty() {
        return None;
    }
    let ty = match resolved(types, &field.ty) {
        TypeRef::Nullable(_) => return None,
        TypeRef::Boxed(inner) => resolved(types, inner),
        ty => ty,
    };
    let calls: Vec<TokenStream> = [
        items(field, ty, subject),
        length(field, ty, subject),
        range(field, ty, subject),
        media_types(field, ty, subject),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!calls.is_empty()).then(|| quote!(#(#calls)*))
}

/// What is below the field.
pub(super) fn check_nested(checked: &Checked<'_>, field: &Field) -> Option<TokenStream> {
    let wire = Some(field.name.wire.as_str());
    if checked.implements(&field.ty) {
        // `Option` and `Patch` of it are checked by the runtime's own impls.
        let name = ident(&field.name.rust);
        return descend(checked, &field.ty, &Subject::place(quote!(self.#name)), wire);
    }
    let check = descend(checked, &field.ty, &subject(field), wire)?;
    Some(if_present(field, &check))
}

/// The value of the field, where it is there.
fn subject(field: &Field) -> Subject {
    match field.presence {
        Presence::Required => {
            let name = ident(&field.name.rust);
            Subject::place(quote!(self.#name))
        }
        Presence::Nullable | Presence::Optional | Presence::Patch => Subject::reference(quote!(value)),
    }
}

fn if_present(field: &Field, statements: &TokenStream) -> TokenStream {
    let name = ident(&field.name.rust);
    let pattern = match field.presence {
        Presence::Required => return statements.clone(),
        Presence::Nullable | Presence::Optional => quote!(::std::option::Option::Some(value)),
        Presence::Patch => quote!(runtime::Patch::Value(value)),
    };
    quote!(if let #pattern = &self.#name { #statements })
}

fn items(field: &Field, ty: &TypeRef, subject: &Subject) -> Option<TokenStream> {
    let limits = limits(field.constraints.min_items, field.constraints.max_items)?;
    let (wire, receiver) = (&field.name.wire, &subject.receiver);
    matches!(ty, TypeRef::List(_)).then(|| quote!(at.items(#wire, #receiver.len(), #limits);))
}

fn length(field: &Field, ty: &TypeRef, subject: &Subject) -> Option<TokenStream> {
    let limits = limits(field.constraints.min_length, field.constraints.max_length)?;
    let (wire, Subject { receiver, reference }) = (&field.name.wire, subject);
    match ty {
        TypeRef::Scalar(Scalar::String) => Some(quote!(at.length(#wire, #reference, #limits);)),
        TypeRef::Scalar(Scalar::Secret) => Some(quote!(at.length(#wire, #receiver.expose(), #limits);)),
        _ => None,
    }
}

fn range(field: &Field, ty: &TypeRef, subject: &Subject) -> Option<TokenStream> {
    let (minimum, maximum) = (bound(field.constraints.minimum), bound(field.constraints.maximum));
    if minimum.is_none() && maximum.is_none() {
        return None;
    }
    let TypeRef::Scalar(scalar) = ty else { return None };
    let receiver = &subject.receiver;
    let value = match field.presence {
        Presence::Required => quote!(#receiver),
        Presence::Nullable | Presence::Optional | Presence::Patch => quote!(*#receiver),
    };
    let value = match scalar {
        Scalar::F64 => value,
        Scalar::I8 | Scalar::I16 | Scalar::I32 | Scalar::I64 | Scalar::F32 => quote!(#value as f64),
        Scalar::U8 | Scalar::U16 | Scalar::U32 | Scalar::U64 => quote!(#value as f64),
        _ => return None,
    };
    let unbounded = || quote!(::std::ops::Bound::Unbounded);
    let (minimum, maximum) = (minimum.unwrap_or_else(unbounded), maximum.unwrap_or_else(unbounded));
    let wire = &field.name.wire;
    Some(quote!(at.range(#wire, #value, (#minimum, #maximum));))
}

fn media_types(field: &Field, ty: &TypeRef, subject: &Subject) -> Option<TokenStream> {
    let accepted = &field.constraints.accepted_media_types;
    let (wire, reference) = (&field.name.wire, &subject.reference);
    let is_file = |ty: &TypeRef| *ty == TypeRef::Scalar(Scalar::File);
    let files = match ty {
        TypeRef::List(item) if is_file(item) => quote!(#reference),
        ty if is_file(ty) => quote!(::std::slice::from_ref(#reference)),
        _ => return None,
    };
    (!accepted.is_empty()).then(|| quote!(at.media_types(#wire, #files, &[#(#accepted),*]);))
}

/// The two limits of a count, if there is one.
fn limits(least: Option<u64>, most: Option<u64>) -> Option<TokenStream> {
    if least.is_none() && most.is_none() {
        return None;
    }
    let limit = |limit: Option<u64>| match limit.map(Literal::u64_unsuffixed) {
        Some(limit) => quote!(::std::option::Option::Some(#limit)),
        None => quote!(::std::option::Option::None),
    };
    let (least, most) = (limit(least), limit(most));
    Some(quote!(#least, #most))
}

fn bound(bound: Option<(f64, bool)>) -> Option<TokenStream> {
    let (value, exclusive) = bound.filter(|(value, _)| value.is_finite())?;
    let value = Literal::f64_unsuffixed(value);
    let kind = if exclusive { quote!(Excluded) } else { quote!(Included) };
    Some(quote!(::std::ops::Bound::#kind(#value)))
}
