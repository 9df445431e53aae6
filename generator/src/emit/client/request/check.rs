//! Checks of inputs before they are sent.
//!
//! In: a parameter or a body of one media type. Out: `call.check(|at| …);` or
//! `call.checked(&body);`, only where the document sets limits. Which limits apply to which Rust
//! type, and how each is checked, is the codec's.

use proc_macro2::TokenStream;
use quote::quote;

use super::body::BodyType;
use crate::emit::Context;
use crate::emit::checks::{check_argument, check_below};
use crate::ir::{BodyContent, Field, Parameter, Presence, TypeRef};

/// The statement that checks the argument of a parameter.
pub(super) fn parameter_check(
    context: &Context<'_>,
    parameter: &Parameter,
    call: &TokenStream,
) -> Option<TokenStream> {
    let field = Field {
        presence: if parameter.nullable { Presence::Patch } else { Presence::Required },
        constraints: parameter.constraints.clone(),
        ..Field::new(parameter.name.clone(), parameter.ty.clone())
    };
    let checks = check_argument(&context.checked, &field)?;
    Some(quote! { #call.check(|at| { #checks }); })
}

/// The statement that checks the argument `body`.
pub(super) fn body_check(
    context: &Context<'_>,
    content: &BodyContent,
    call: &TokenStream,
) -> Option<TokenStream> {
    let ty = match BodyType::of(content) {
        BodyType::Encoded(ty) | BodyType::TextValue(ty) => ty.clone(),
        BodyType::Lines(item) => TypeRef::List(Box::new(item.clone())),
        BodyType::Raw | BodyType::Parts | BodyType::Text => return None,
    };
    if context.checked.implements(&ty) {
        return Some(quote! { #call.checked(&body); });
    }
    let checks = check_below(&context.checked, "body", &ty)?;
    Some(quote! { #call.check(|at| { #checks }); })
}
