//! Checking one field.
//!
//! In: a field with its constraints. Out: statements over `self` and the checker `at`. The runtime
//! measures a field whatever its presence, so there is a call per limit. A limit that does not
//! apply to the field's Rust type (a length, where the configuration puts a type of the user's) is
//! left to the server.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::Checked;
use super::below::{Subject, descend};
use crate::emit::names::ident;
use crate::emit::type_ref::resolved;
use crate::ir::{Field, Pattern, Presence, Scalar, TypeRef, Types};

/// The limits of the field itself.
pub(super) fn check_field(types: &Types, field: &Field) -> Option<TokenStream> {
    if field.left_out {
        // It has what the server sent.
        return None;
    }
    check_limits(types, field, &subject(field))
}

/// The limits of a field that is at `subject`.
pub(super) fn check_limits(types: &Types, field: &Field, subject: &Subject) -> Option<TokenStream> {
    if field.constraints.is_empty() {
        return None;
    }
    let ty = measured(types, &field.ty);
    let limits = [
        items(field, ty, subject),
        unique(field, ty, subject),
        properties(field, ty, subject),
        length(field, ty, subject),
        patterns(field, ty, subject),
        range(field, ty, subject),
        multiple(field, ty, subject),
        media_types(field, ty, subject),
    ];
    let calls: Vec<TokenStream> = limits.into_iter().flatten().collect();
    (!calls.is_empty()).then(|| quote!(#(#calls)*))
}

/// What is below the field.
pub(super) fn check_nested(checked: &Checked<'_>, field: &Field) -> Option<TokenStream> {
    if field.left_out {
        return None;
    }
    let wire = Some(field.name.wire.as_str());
    if checked.implements(&field.ty) || field.presence == Presence::Required {
        return descend(checked, &field.ty, &subject(field), wire);
    }
    let check = descend(checked, &field.ty, &Subject::reference(quote!(value)), wire)?;
    Some(if_present(field, &subject(field), &check))
}

fn subject(field: &Field) -> Subject {
    let name = ident(&field.name.rust);
    Subject::place(quote!(self.#name))
}

/// What the runtime measures: it looks through boxes and what may be null.
fn measured<'a>(types: &'a Types, ty: &'a TypeRef) -> &'a TypeRef {
    match resolved(types, ty) {
        TypeRef::Boxed(inner) | TypeRef::Nullable(inner) => measured(types, inner),
        ty => ty,
    }
}

/// Statements over `value`, where the field has one.
fn if_present(field: &Field, subject: &Subject, statements: &TokenStream) -> TokenStream {
    let pattern = match field.presence {
        Presence::Required => return statements.clone(),
        Presence::Nullable | Presence::Optional => quote!(::std::option::Option::Some(value)),
        Presence::Patch => quote!(runtime::Patch::Value(value)),
    };
    let reference = &subject.reference;
    quote!(if let #pattern = #reference { #statements })
}

fn items(field: &Field, ty: &TypeRef, subject: &Subject) -> Option<TokenStream> {
    let limits = limits(field.constraints.min_items, field.constraints.max_items)?;
    let (wire, reference) = (&field.name.wire, &subject.reference);
    matches!(ty, TypeRef::List(_)).then(|| quote!(at.items(#wire, #reference, #limits);))
}

/// Items are compared by their JSON, which files have none of.
fn unique(field: &Field, ty: &TypeRef, subject: &Subject) -> Option<TokenStream> {
    let (wire, reference) = (&field.name.wire, &subject.reference);
    let has_json = matches!(ty, TypeRef::List(item) if **item != TypeRef::Scalar(Scalar::File));
    (has_json && field.constraints.unique_items).then(|| quote!(at.unique(#wire, #reference);))
}

fn properties(field: &Field, ty: &TypeRef, subject: &Subject) -> Option<TokenStream> {
    let limits = limits(field.constraints.min_properties, field.constraints.max_properties)?;
    let (wire, reference) = (&field.name.wire, &subject.reference);
    matches!(ty, TypeRef::Map(_) | TypeRef::HashedMap(_))
        .then(|| quote!(at.properties(#wire, #reference, #limits);))
}

fn multiple(field: &Field, ty: &TypeRef, subject: &Subject) -> Option<TokenStream> {
    let factor = Literal::f64_unsuffixed(field.constraints.multiple_of?);
    let (wire, reference) = (&field.name.wire, &subject.reference);
    let is_number = matches!(ty, TypeRef::Scalar(scalar) if scalar.is_number());
    is_number.then(|| quote!(at.multiple(#wire, #reference, #factor);))
}

fn length(field: &Field, ty: &TypeRef, subject: &Subject) -> Option<TokenStream> {
    let limits = limits(field.constraints.min_length, field.constraints.max_length)?;
    let (wire, reference) = (&field.name.wire, &subject.reference);
    let has_length =
        matches!(ty, TypeRef::Scalar(Scalar::String | Scalar::Secret | Scalar::Base64 | Scalar::Base64Url));
    has_length.then(|| quote!(at.length(#wire, #reference, #limits);))
}

/// With the translation, where it differs from what the document writes.
fn patterns(field: &Field, ty: &TypeRef, subject: &Subject) -> Option<TokenStream> {
    let patterns = &field.constraints.patterns;
    if patterns.is_empty() || !matches!(ty, TypeRef::Scalar(Scalar::String | Scalar::Secret)) {
        return None;
    }
    let (wire, reference) = (&field.name.wire, &subject.reference);
    let checks = patterns.iter().map(|Pattern { text, expression }| {
        let translated = (expression != text).then(|| quote!(, #expression));
        quote!(at.pattern(#wire, #reference, runtime::pattern!(#text #translated));)
    });
    Some(quote!(#(#checks)*))
}

fn range(field: &Field, ty: &TypeRef, subject: &Subject) -> Option<TokenStream> {
    let (minimum, maximum) = (finite(field.constraints.minimum), finite(field.constraints.maximum));
    let TypeRef::Scalar(scalar) = ty else { return None };
    if !scalar.is_number() || (minimum.is_none() && maximum.is_none()) {
        return None;
    }
    let number = Literal::f64_unsuffixed;
    let range = match (minimum, maximum) {
        (Some((minimum, false)), None) => {
            let minimum = number(minimum);
            quote!(#minimum..)
        }
        (None, Some((maximum, false))) => {
            let maximum = number(maximum);
            quote!(..=#maximum)
        }
        (Some((minimum, false)), Some((maximum, false))) => {
            let (minimum, maximum) = (number(minimum), number(maximum));
            quote!(#minimum..=#maximum)
        }
        (minimum, maximum) => {
            let (minimum, maximum) = (bound(minimum), bound(maximum));
            quote!((#minimum, #maximum))
        }
    };
    let (wire, reference) = (&field.name.wire, &subject.reference);
    Some(quote!(at.range(#wire, #reference, #range);))
}

fn media_types(field: &Field, ty: &TypeRef, subject: &Subject) -> Option<TokenStream> {
    let accepted = &field.constraints.accepted_media_types;
    let is_file = |ty: &TypeRef| *ty == TypeRef::Scalar(Scalar::File);
    let value = match field.presence {
        Presence::Required => subject.reference.clone(),
        Presence::Nullable | Presence::Optional | Presence::Patch => quote!(value),
    };
    let files = match ty {
        TypeRef::List(item) if is_file(item) => value,
        ty if is_file(ty) => quote!(::std::slice::from_ref(#value)),
        _ => return None,
    };
    let wire = &field.name.wire;
    let check = quote!(at.media_types(#wire, #files, &[#(#accepted),*]););
    (!accepted.is_empty()).then(|| if_present(field, subject, &check))
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

fn finite(bound: Option<(f64, bool)>) -> Option<(f64, bool)> {
    bound.filter(|(value, _)| value.is_finite())
}

fn bound(bound: Option<(f64, bool)>) -> TokenStream {
    let Some((value, exclusive)) = bound else { return quote!(::std::ops::Bound::Unbounded) };
    let value = Literal::f64_unsuffixed(value);
    let kind = if exclusive { quote!(Excluded) } else { quote!(Included) };
    quote!(::std::ops::Bound::#kind(#value))
}
