//! Checking the arguments of operations.
//!
//! In: a parameter as a field, or the type of a body. Out: statements over the argument, a local
//! variable, and the checker `at`.

use proc_macro2::TokenStream;
use quote::quote;

use super::Checked;
use super::below::{Subject, descend};
use super::limits::check_limits;
use crate::emit::names::ident;
use crate::ir::{Field, TypeRef};

/// The limits of an argument, and of what is below it.
pub(crate) fn check_argument(checked: &Checked<'_>, argument: &Field) -> Option<TokenStream> {
    let name = ident(&argument.name.rust);
    let subject = Subject::place(quote!(#name));
    let limits = check_limits(checked.types, argument, &subject);
    let below = descend(checked, &argument.ty, &subject, Some(&argument.name.wire));
    (limits.is_some() || below.is_some()).then(|| quote!(#limits #below))
}

/// What is below the argument `name`, which is the whole value that is sent.
pub(crate) fn check_below(checked: &Checked<'_>, name: &str, ty: &TypeRef) -> Option<TokenStream> {
    let name = ident(name);
    descend(checked, ty, &Subject::place(quote!(#name)), None)
}
