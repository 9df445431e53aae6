//! The method that starts an operation.
//!
//! In: an operation. Out: `pub fn submit(&self, body: SubmitRequest) -> SubmitCall`: required
//! inputs are arguments, path parameters first and the body last; optional ones are setters of
//! the call (`call.rs`).

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::lints;
use crate::emit::Context;
use crate::emit::client::{docs, request};
use crate::emit::names::ident;
use crate::ir::Operation;

/// The method of an operation.
pub(super) fn method(context: &Context<'_>, operation: &Operation) -> TokenStream {
    let required: Vec<_> = operation.parameters.iter().filter(|parameter| parameter.required).collect();
    let required_body = operation.body.as_ref().filter(|body| body.required);
    let local = local(operation);
    let receiver = quote! { #local };

    let arguments: Vec<_> = required
        .iter()
        .map(|parameter| request::parameter_declaration(context, parameter))
        .chain(required_body.map(|body| request::body_declaration(context, body)))
        .collect();
    let adds: Vec<_> = required
        .iter()
        .map(|parameter| request::add_parameter(context, parameter, &receiver))
        .chain(required_body.map(|body| request::add_body(context, body, &receiver)))
        .collect();

    let (name, call, descriptor) =
        (ident(&operation.name.rust), ident(&operation.call), ident(&operation.descriptor));
    let docs = docs::operation_docs(context, operation);
    let deprecated = operation.deprecated.then(|| quote! { #[deprecated] });
    let allow = lints::of_method(&operation.name.rust, arguments.len());
    let block = if adds.is_empty() {
        quote! { #call(self.inner.call(&#descriptor)) }
    } else {
        quote! {
            let mut #local = self.inner.call(&#descriptor);
            #(#adds)*
            #call(#local)
        }
    };
    quote! {
        #docs
        #deprecated
        #allow
        #[inline]
        pub fn #name(&self, #(#arguments),*) -> #call { #block }
    }
}

/// The name of the local variable: `call`, unless a parameter has that name.
fn local(operation: &Operation) -> Ident {
    let mut name = "call".to_owned();
    while operation.parameters.iter().any(|parameter| parameter.name.rust == name) {
        name.push('_');
    }
    ident(&name)
}
