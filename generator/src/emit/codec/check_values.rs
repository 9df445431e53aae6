//! Finding the values below a value that are checked.
//!
//! In: a type that holds something to check, and an expression of that type. Out: statements that
//! reach every such value. The runtime descends into one value, one list, `Option`, `Patch` and
//! `Box`; deeper nestings are loops here, which name the field but not the position in it.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::check::Checked;
use crate::ir::{Shape, TypeRef};

/// No type written by hand nests deeper; it bounds the walk through aliases.
const DEEPEST: usize = 32;

/// An expression, as a place (`self.name`) or as a reference (`value`).
pub(super) struct Subject {
    /// What methods and fields are taken of.
    pub(super) receiver: TokenStream,
    /// An expression that is a reference to it.
    pub(super) reference: TokenStream,
}

impl Subject {
    pub(super) fn place(place: TokenStream) -> Self {
        Self { reference: quote!(&#place), receiver: place }
    }

    pub(super) fn reference(reference: TokenStream) -> Self {
        Self { receiver: reference.clone(), reference }
    }
}

/// Statements that check what is below `subject`, under the name of a field, or, where there is
/// none (the payload of a union), in the place of the value that contains it.
pub(super) fn descend(
    checked: &Checked<'_>,
    ty: &TypeRef,
    subject: &Subject,
    field: Option<&str>,
) -> Option<TokenStream> {
    descend_at(checked, ty, subject, field, 0)
}

fn descend_at(
    checked: &Checked<'_>,
    ty: &TypeRef,
    subject: &Subject,
    field: Option<&str>,
    depth: usize,
) -> Option<TokenStream> {
    if depth > DEEPEST || !checked.holds(ty) {
        return None;
    }
    let Subject { receiver, reference } = subject;
    if checked.implements(ty) {
        return Some(match field {
            Some(field) => quote!(at.nested(#field, #reference);),
            None => quote!(runtime::Check::check(#reference, at);),
        });
    }
    let below = |ty: &TypeRef, subject: Subject| descend_at(checked, ty, &subject, field, depth + 1);
    match (ty, field) {
        (TypeRef::List(item), Some(field)) if checked.implements(item) => {
            Some(quote!(at.nested_items(#field, #reference);))
        }
        (TypeRef::List(item), _) => {
            let check = below(item, Subject::reference(quote!(value)))?;
            Some(quote!(for value in #reference { #check }))
        }
        (TypeRef::Map(item), _) => {
            let check = below(item, Subject::reference(quote!(value)))?;
            Some(quote!(for value in #receiver.values() { #check }))
        }
        (TypeRef::Nullable(inner), _) => {
            let check = below(inner, Subject::reference(quote!(value)))?;
            Some(quote!(if let ::std::option::Option::Some(value) = #reference { #check }))
        }
        (TypeRef::Boxed(inner), _) => below(inner, Subject::reference(quote!(#receiver.as_ref()))),
        (TypeRef::JsonString(inner), _) => below(inner, Subject::place(quote!(#receiver.0))),
        (TypeRef::Tuple(items), _) => {
            let checks = items.iter().enumerate().filter_map(|(index, item)| {
                let index = Literal::usize_unsuffixed(index);
                below(item, Subject::place(quote!(#receiver.#index)))
            });
            Some(quote!(#(#checks)*))
        }
        (TypeRef::Named(id), _) => match &checked.types[*id].shape {
            Shape::Alias(target) => descend_at(
                checked,
                target,
                &Subject { receiver: receiver.clone(), reference: reference.clone() },
                field,
                depth + 1,
            ),
            _ => None,
        },
        (TypeRef::Scalar(_) | TypeRef::Any | TypeRef::Custom(_), _) => None,
    }
}
