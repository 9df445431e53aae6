//! Emits the statements that reach the checked values below a value.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::context::Context;
use crate::ir::Below;

/// An expression, as a place (`self.name`) or as a reference (`value`).
#[derive(Clone)]
pub(super) struct Subject {
    /// The expression before a `.`.
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

/// Statements that check what is below `subject`. Their path contains the name of the field; without one (the
/// payload of a union), it is the path of the containing value.
pub(super) fn check_below(
    context: &Context<'_>,
    below: &Below,
    subject: &Subject,
    field: Option<&str>,
) -> TokenStream {
    let Subject { receiver, reference } = subject;
    let inside = |below, subject| check_below(context, below, &subject, field);
    let value = || Subject::reference(quote!(value));
    match below {
        Below::Itself | Below::Items => match (field, below) {
            (Some(field), Below::Items) => quote!(at.nested_items(#field, #reference);),
            (Some(field), _) => quote!(at.nested(#field, #reference);),
            (None, _) => quote!(emitted::Check::check(#reference, at);),
        },
        Below::Tuple(items) => {
            let checks = items.iter().map(|(index, item)| {
                let index = Literal::usize_unsuffixed(*index);
                inside(item, Subject::place(quote!(#receiver.#index)))
            });
            quote!(#(#checks)*)
        }
        Below::EachItem(item) => {
            let check = inside(item, value());
            quote!(for value in #reference { #check })
        }
        Below::EachValue(item) => {
            let check = inside(item, value());
            quote!(for value in #receiver.values() { #check })
        }
        Below::Present(inner) => {
            let (some, check) = (context.some(), inside(inner, value()));
            quote!(if let #some(value) = #reference { #check })
        }
        Below::Boxed(inner) => inside(inner, Subject::reference(quote!(#receiver.as_ref()))),
        Below::JsonString(inner) => inside(inner, Subject::place(quote!(#receiver.0))),
    }
}
