//! Finding the values below a value that are checked.
//!
//! In: a type that holds something to check, and an expression of that type. Out: statements that
//! reach every such value. The runtime descends into values, lists, maps and what may be missing;
//! only tuples, and what contains them, are taken apart here.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::Checked;
use crate::ir::{Shape, TypeRef};

/// No type written by hand nests deeper; it bounds the walk through aliases.
const DEEPEST: usize = 32;

/// An expression, as a place (`self.name`) or as a reference (`value`).
#[derive(Clone)]
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
    Descent { checked, field }.below(ty, subject, 0)
}

struct Descent<'a> {
    checked: &'a Checked<'a>,
    field: Option<&'a str>,
}

impl Descent<'_> {
    fn below(&self, ty: &TypeRef, subject: &Subject, depth: usize) -> Option<TokenStream> {
        if depth > DEEPEST || !self.checked.holds(ty) {
            return None;
        }
        let Subject { receiver, reference } = subject;
        if self.checked.implements(ty) {
            return Some(self.check(ty, reference));
        }
        let value = Subject::reference(quote!(value));
        match ty {
            TypeRef::Tuple(items) => {
                let checks = items.iter().enumerate().filter_map(|(index, item)| {
                    let index = Literal::usize_unsuffixed(index);
                    self.below(item, &Subject::place(quote!(#receiver.#index)), depth + 1)
                });
                Some(quote!(#(#checks)*))
            }
            TypeRef::List(item) => {
                let check = self.below(item, &value, depth + 1)?;
                Some(quote!(for value in #reference { #check }))
            }
            TypeRef::Map(item) | TypeRef::HashedMap(item) => {
                let check = self.below(item, &value, depth + 1)?;
                Some(quote!(for value in #receiver.values() { #check }))
            }
            TypeRef::Nullable(inner) => {
                let check = self.below(inner, &value, depth + 1)?;
                Some(quote!(if let ::std::option::Option::Some(value) = #reference { #check }))
            }
            TypeRef::Boxed(inner) => {
                self.below(inner, &Subject::reference(quote!(#receiver.as_ref())), depth + 1)
            }
            TypeRef::JsonString(inner) => self.below(inner, &Subject::place(quote!(#receiver.0)), depth + 1),
            TypeRef::Named(id) => match &self.checked.types[*id].shape {
                Shape::Alias(target) => self.below(target, subject, depth + 1),
                _ => None,
            },
            TypeRef::Scalar(_) | TypeRef::Any | TypeRef::Custom(_) => None,
        }
    }

    fn check(&self, ty: &TypeRef, reference: &TokenStream) -> TokenStream {
        match (self.field, ty) {
            (Some(field), TypeRef::List(_)) => quote!(at.nested_items(#field, #reference);),
            (Some(field), _) => quote!(at.nested(#field, #reference);),
            (None, _) => quote!(runtime::Check::check(#reference, at);),
        }
    }
}
