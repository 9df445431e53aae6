//! Emits the call of an operation, `pub struct SubmitCall(emitted::Call)`: setters for optional inputs, and
//! the table by which the runtime reads the responses.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::client::answer::{Side, outcome_type, read_type, rows};
use crate::emit::client::client_names::client_of;
use crate::emit::client::request;
use crate::emit::context::Context;
use crate::emit::docs::code_span::link;
use crate::emit::docs::doc_attributes;
use crate::emit::names::ident;
use crate::ir::{Body, Operation, OperationFacts, Parameter, ParameterFacts};

/// The items of an operation's call.
pub(in crate::emit::client) fn call(
    context: &Context<'_>,
    operation: &Operation,
    facts: &OperationFacts,
) -> Vec<TokenStream> {
    let call = ident(&operation.call);
    let docs =
        format!(" Builder of a call to {}.", link(client_of(context.api, operation), &operation.name.rust));
    let structure = quote! {
        #[doc = #docs]
        #[must_use = "a call does nothing until it is sent"]
        #[derive(Debug)]
        pub struct #call(emitted::Call);
    };
    let mut items = vec![structure];
    items.extend(setters(context, operation, facts));
    items.push(responses(context, operation, facts));
    items.extend(stream(context, operation, facts));
    items
}

fn setters(context: &Context<'_>, operation: &Operation, facts: &OperationFacts) -> Option<TokenStream> {
    let parameters = operation.parameters.iter().zip(&facts.parameters);
    let optional = parameters.filter(|(parameter, _)| !parameter.required);
    let optional_body = operation.body.as_ref().filter(|body| !body.required);
    let setters: Vec<_> = optional
        .map(|(parameter, facts)| parameter_setter(context, parameter, facts))
        .chain(optional_body.map(|body| body_setter(context, body, facts)))
        .collect();
    let call = ident(&operation.call);
    (!setters.is_empty()).then(|| quote! { impl #call { #(#setters)* } })
}

fn parameter_setter(context: &Context<'_>, parameter: &Parameter, facts: &ParameterFacts) -> TokenStream {
    let name = ident(&parameter.name.rust);
    let docs = doc_attributes(&parameter.docs, &[]);
    let deprecated = parameter.deprecated.then(|| quote! { #[deprecated] });
    let allow = context.allow(&facts.lints);
    let (markers, declaration, add) =
        request::parameter_setter(context, parameter, facts, &quote! { self.0 });
    quote! {
        #docs
        #deprecated
        #allow
        #[inline]
        pub fn #name #markers(mut self, #declaration) -> Self { #add self }
    }
}

fn body_setter(context: &Context<'_>, body: &Body, facts: &OperationFacts) -> TokenStream {
    let docs = doc_attributes(&body.docs, &[]);
    let (markers, declaration, add) = request::body_setter(context, body, facts, &quote! { self.0 });
    quote! {
        #docs
        #[inline]
        pub fn body #markers(mut self, #declaration) -> Self { #add self }
    }
}

/// How the runtime reads the responses.
fn responses(context: &Context<'_>, operation: &Operation, facts: &OperationFacts) -> TokenStream {
    let call = ident(&operation.call);
    let output = outcome_type(context, &operation.success, Side::Success);
    let error = outcome_type(context, &operation.error, Side::Error);
    let outputs = rows(context, &operation.success, &facts.success.decoding);
    let errors = rows(context, &operation.error, &facts.error.decoding);
    quote! {
        emitted::impl_call! {
            #call -> #output { #outputs }
            error #error { #errors }
        }
    }
}

/// `send_stream()`, if the operation responds with a stream or with something else.
fn stream(context: &Context<'_>, operation: &Operation, facts: &OperationFacts) -> Option<TokenStream> {
    let case = operation.stream.cases().first()?;
    let (call, stream) = (ident(&operation.call), read_type(context, case));
    let rows = rows(context, &operation.stream, &facts.stream.decoding);
    Some(quote! { emitted::impl_stream_call! { #call -> #stream { #rows } } })
}
