//! The static that describes one operation to the runtime.
//!
//! In: an operation. Out: `static SUBMIT: runtime::Descriptor = …;`. Whatever the runtime can do
//! by looking at this table is not emitted as code.

use proc_macro2::TokenStream;
use quote::quote;

use super::api::server;
use crate::emit::client::answer::{Reading, takes_any_type};
use crate::emit::names::ident;
use crate::ir::{BodyFormat, Operation, Requirement};

/// The descriptor of an operation.
pub(in crate::emit::client) fn descriptor(operation: &Operation) -> TokenStream {
    let name = ident(&operation.descriptor);
    let (id, method, path) = (&operation.name.wire, &operation.method, &operation.path);
    let accept = accept(operation);
    let streamed = streamed(operation);
    let security = operation.security.iter().map(|alternative| {
        let requirements = alternative.iter().map(requirement);
        quote! { &[#(#requirements),*] }
    });
    let servers = operation.servers.iter().map(server);
    quote! {
        static #name: runtime::Descriptor = runtime::Descriptor {
            id: #id,
            method: #method,
            path: #path,
            accept: #accept,
            streamed: &[#(#streamed),*],
            security: &[#(#security),*],
            servers: &[#(#servers),*],
        };
    }
}

fn requirement(requirement: &Requirement) -> TokenStream {
    let scheme = proc_macro2::Literal::usize_unsuffixed(requirement.scheme);
    let scopes = &requirement.scopes;
    quote! { runtime::Requirement { scheme: #scheme, scopes: &[#(#scopes),*] } }
}

/// The value of `Accept` (RFC 9110 §12.5.1): the media types of all answers, success first.
fn accept(operation: &Operation) -> String {
    let mut accepted = Vec::new();
    for case in operation.success.cases().iter().chain(operation.error.cases()) {
        if let Some(content) = &case.content {
            content.media_types().for_each(|one| push_new(&mut accepted, one));
        }
    }
    if accepted.is_empty() { "*/*".to_owned() } else { accepted.join(", ") }
}

/// The media types of answers that are handed over unread.
fn streamed(operation: &Operation) -> Vec<&str> {
    let mut streamed = Vec::new();
    let cases = operation.success.cases();
    for content in cases.iter().filter_map(|case| case.content.as_ref()) {
        if Reading::of_success(Some(content)).is_streamed() {
            content.media_types().for_each(|one| push_new(&mut streamed, one));
        }
        // What is written as lines is often called JSON all the same.
        let is_alone = cases.iter().filter(|case| case.content.is_some()).count() == 1;
        if content.format == BodyFormat::JsonLines && is_alone {
            push_new(&mut streamed, "application/json");
        }
    }
    if takes_any_type(&operation.success) {
        push_new(&mut streamed, "*/*");
    }
    streamed
}

fn push_new<'a>(list: &mut Vec<&'a str>, media_type: &'a str) {
    if !list.contains(&media_type) {
        list.push(media_type);
    }
}
