//! The call of an operation: optional inputs as setters, and how its answers are decoded.
//!
//! In: an operation. Out: `pub struct SubmitCall(runtime::Call)` with its setters and
//! `impl runtime::Operation for SubmitCall`. Sending is the runtime's.

use proc_macro2::TokenStream;
use quote::quote;

use super::clients::client_of;
use super::lints;
use crate::emit::Context;
use crate::emit::client::answer::{Side, decode, outcome_type};
use crate::emit::client::request;
use crate::emit::docs::code_span::{code, link};
use crate::emit::docs::docs_or;
use crate::emit::names::ident;
use crate::ir::{Body, Operation, Parameter};

/// The items of an operation's call.
pub(in crate::emit::client) fn call(context: &Context<'_>, operation: &Operation) -> Vec<TokenStream> {
    let call = ident(&operation.call);
    let docs = format!(" The call of {}.", link(client_of(context.api, operation), &operation.name.rust));
    let structure = quote! {
        #[doc = #docs]
        #[must_use = "a call does nothing until it is sent"]
        #[derive(Debug)]
        pub struct #call(runtime::Call);
    };
    let mut items = vec![structure];
    items.extend(setters(context, operation));
    items.push(quote! { runtime::impl_call!(#call); });
    items.push(operation_impl(context, operation));
    items
}

fn setters(context: &Context<'_>, operation: &Operation) -> Option<TokenStream> {
    let optional = operation.parameters.iter().filter(|parameter| !parameter.required);
    let optional_body = operation.body.as_ref().filter(|body| !body.required);
    let setters: Vec<_> = optional
        .map(|parameter| parameter_setter(context, parameter))
        .chain(optional_body.map(|body| body_setter(context, body)))
        .collect();
    let call = ident(&operation.call);
    (!setters.is_empty()).then(|| quote! { impl #call { #(#setters)* } })
}

fn parameter_setter(context: &Context<'_>, parameter: &Parameter) -> TokenStream {
    let name = ident(&parameter.name.rust);
    let docs = docs_or(&parameter.docs, &format!("Sets {}.", code(&parameter.name.wire)));
    let deprecated = parameter.deprecated.then(|| quote! { #[deprecated] });
    let allow = lints::of_setter(&parameter.name.rust);
    let declaration = request::parameter_declaration(context, parameter);
    let add = request::add_parameter(context, parameter, &quote! { self.0 });
    quote! {
        #docs
        #deprecated
        #allow
        #[inline]
        pub fn #name(mut self, #declaration) -> Self { #add self }
    }
}

fn body_setter(context: &Context<'_>, body: &Body) -> TokenStream {
    let docs = docs_or(&body.docs, "Sets the body.");
    let declaration = request::body_declaration(context, body);
    let add = request::add_body(context, body, &quote! { self.0 });
    quote! {
        #docs
        #[inline]
        pub fn body(mut self, #declaration) -> Self { #add self }
    }
}

fn operation_impl(context: &Context<'_>, operation: &Operation) -> TokenStream {
    let call = ident(&operation.call);
    let result = context.result();
    let output = outcome_type(context, &operation.success, Side::Success);
    let error = outcome_type(context, &operation.error, Side::Error);
    let (decode_output, decode_error) =
        (decode(context, &operation.success, Side::Success), decode(context, &operation.error, Side::Error));
    quote! {
        impl runtime::Operation for #call {
            type Output = #output;
            type Error = #error;
            #[inline]
            fn output(answer: runtime::Answer) -> #result<Self::Output, runtime::Undecoded> { #decode_output }
            #[inline]
            fn error(answer: runtime::Answer) -> #result<Self::Error, runtime::Undecoded> { #decode_error }
        }
    }
}
