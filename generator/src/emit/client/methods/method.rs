//! Emits the method that starts an operation, `pub fn submit(&self, body: SubmitRequest) -> SubmitCall`.
//! Required inputs are arguments, path parameters first and the body last; optional ones are setters of the
//! call.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::client::docs;
use crate::emit::client::request::{self, Markers};
use crate::emit::context::Context;
use crate::emit::names::ident;
use crate::emit::type_ref::type_tokens;
use crate::ir::{Operation, OperationFacts};

/// The method of an operation.
pub(super) fn method(context: &Context<'_>, operation: &Operation, facts: &OperationFacts) -> TokenStream {
    let parameters = operation.parameters.iter().zip(&facts.parameters);
    let required = parameters.filter(|(parameter, _)| parameter.required);
    let required_body = operation.body.as_ref().filter(|body| body.required);
    let local = ident(&facts.local);
    let receiver = quote! { #local };

    let types = required.clone().map(|(parameter, _)| type_tokens(context, &parameter.ty));
    let types = types.chain(required_body.map(|body| request::body_type(context, body)));
    let mut markers = Markers::beside(types);
    let mut arguments: Vec<_> = required
        .clone()
        .map(|(parameter, facts)| request::parameter_declaration(context, parameter, facts, &mut markers))
        .collect();
    arguments.extend(required_body.map(|body| request::body_declaration(context, body, facts, &mut markers)));
    let markers = markers.parameters();
    let adds: Vec<_> = required
        .map(|(parameter, facts)| request::add_parameter(context, parameter, facts, &receiver))
        .chain(required_body.map(|body| request::add_body(context, body, facts, &receiver)))
        .collect();

    let (name, call, descriptor) =
        (ident(&operation.name.rust), ident(&operation.call), ident(&operation.descriptor));
    let docs = docs::operation_docs(context, operation, facts);
    let deprecated = operation.deprecated.then(|| quote! { #[deprecated] });
    let allow = context.allow(&facts.lints);
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
        pub fn #name #markers(&self, #(#arguments),*) -> #call { #block }
    }
}
