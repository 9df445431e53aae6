//! Emits the static that describes one operation to the runtime. What the runtime can do by reading this
//! table is not emitted as code.

use proc_macro2::TokenStream;
use quote::quote;

use super::api::{server, setter};
use crate::emit::names::ident;
use crate::ir::{Handle, Idempotency, Operation, OperationFacts, Requirement, StreamWhen};

/// The descriptor of an operation.
pub(in crate::emit::client) fn descriptor(operation: &Operation, facts: &OperationFacts) -> TokenStream {
    let name = ident(&operation.descriptor);
    let (id, method, path) = (&operation.name.wire, &operation.method, &operation.path);
    let accept = &facts.accept;
    let streamed = setter("streamed", &facts.streamed);
    let stream = (!operation.stream.cases().is_empty()).then(|| {
        let accept = &facts.stream_accept;
        match &facts.stream_member {
            Some(member) => quote! { .stream_by(#accept, #member) },
            None => quote! { .stream(#accept) },
        }
    });
    let stream_when = operation.stream_when.as_ref().map(|when| match when {
        StreamWhen::Query { name, value } => quote! { .stream_if_asked().stream_query(#name, #value) },
        StreamWhen::Body(_) => quote! { .stream_if_asked() },
    });
    let security = operation.security.iter().map(|alternative| {
        let requirements = alternative.iter().map(requirement);
        quote! { &[#(#requirements),*] }
    });
    let security = setter("security", security);
    let servers = setter("servers", operation.servers.iter().map(server));
    let idempotent = match &operation.idempotency {
        Idempotency::OfMethod => None,
        Idempotency::Always => Some(quote! { .idempotent() }),
        Idempotency::WithHeader(header) => Some(quote! { .idempotent_with(#header) }),
    };
    quote! {
        static #name: emitted::Descriptor =
            emitted::Descriptor::of(#id).request(#method, #path).accept(#accept)
                #streamed #stream #stream_when #idempotent #security #servers;
    }
}

fn requirement(requirement: &Requirement) -> TokenStream {
    let scheme = proc_macro2::Literal::usize_unsuffixed(requirement.scheme.position());
    let scopes = setter("scopes", &requirement.scopes);
    quote! { emitted::Requirement::new(#scheme) #scopes }
}
