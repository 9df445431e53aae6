//! Checks of inputs before they are sent.
//!
//! In: a parameter or a body of one media type. Out: `call.check(|at| …);` or
//! `call.checked(&body);`, only where the document sets limits.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::body::BodyType;
use crate::emit::Scope;
use crate::ir::{BodyContent, Parameter};

/// The statement that checks a parameter.
pub(super) fn parameter_checks(
    _scope: &Scope<'_>,
    _parameter: &Parameter,
    _call: &TokenStream,
) -> Option<TokenStream> {
    None
}
/// The statement that checks a body.
pub(super) fn body_check(
    _scope: &Scope<'_>,
    _content: &BodyContent,
    _call: &TokenStream,
) -> Option<TokenStream> {
    None
}
