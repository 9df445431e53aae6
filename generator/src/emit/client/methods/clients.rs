//! Emits the client with its builder and accessors, and a sub-client per tag with the methods of its
//! operations.

use proc_macro2::TokenStream;
use quote::quote;

use super::feature;
use super::method::method;
use crate::emit::client::client_names::CLIENT;
use crate::emit::client::docs::client_docs;
use crate::emit::context::{Context, Part};
use crate::emit::docs::code_span::{code, link};
use crate::emit::docs::doc_attributes;
use crate::emit::names::ident;
use crate::ir::{Api, Docs, Tag, TagId};

/// A part for the client, and one for each sub-client.
pub(in crate::emit::client) fn parts<'a>(context: &'a Context<'a>) -> Vec<(Option<TagId>, Part<'a>)> {
    let tags = context.api.tags.entries();
    let tag = |(id, tag)| -> (Option<TagId>, Part<'a>) {
        (Some(id), Box::new(move || tag_client(context, id, tag)))
    };
    let client: Part<'a> = Box::new(|| client(context));
    std::iter::once((None, client)).chain(tags.map(tag)).collect()
}

fn client(context: &Context<'_>) -> Vec<TokenStream> {
    let api = context.api;
    let client = ident(CLIENT);
    let (docs, credentials) = client_docs(api);
    let docs = doc_attributes(&docs, &credentials);
    let (builder_docs, from) = (builder_docs(api), context.from());
    let accessors = api.tags.entries().map(|(id, tag)| accessor(api, id, tag));
    let methods = methods(context, None);
    // If nothing reads the field, rustc would warn in the user's build.
    let allow = api.facts.client_may_be_unused.then(|| quote! { #[allow(dead_code)] });
    vec![
        quote! {
            #docs
            #[derive(Clone, Debug)]
            pub struct #client {
                #allow
                inner: runtime::Client,
            }
        },
        quote! {
            impl #client {
                #builder_docs
                #[inline]
                pub fn builder() -> runtime::ClientBuilder<#client> { runtime::ClientBuilder::new(&API) }
                #(#accessors)*
                #(#methods)*
            }
        },
        quote! {
            impl #from<runtime::Client> for #client {
                #[inline]
                fn from(inner: runtime::Client) -> Self { Self { inner } }
            }
        },
    ]
}

fn builder_docs(api: &Api) -> TokenStream {
    let mut lines =
        vec!["Creates a builder: set the server and the credentials, then call `build()`.".to_owned()];
    if let [server, ..] = &api.servers[..] {
        lines.push(String::new());
        let (url, variables) = (code(&server.server.url), &server.structure);
        lines.push(match (&api.server_choice, variables) {
            (Some(choice), _) => format!("The server is {url} unless another [`{}`] is set.", choice.name),
            (None, Some(variables)) => {
                let name = &variables.name;
                format!("The server is {url}, with the defaults of [`{name}`] unless one is set.")
            }
            _ => format!("The server is {url} unless another is set."),
        });
    }
    doc_attributes(&Docs::default(), &lines)
}

fn accessor(api: &Api, id: TagId, tag: &Tag) -> TokenStream {
    let behind = feature::attribute(api, Some(id));
    let docs = doc_attributes(&tag.docs, &[]);
    let (name, client) = (ident(&tag.name.rust), ident(&tag.client));
    quote! {
        #docs
        #behind
        #[inline]
        pub fn #name(&self) -> #client { #client { inner: self.inner.clone() } }
    }
}

fn tag_client(context: &Context<'_>, id: TagId, tag: &Tag) -> Vec<TokenStream> {
    let client = ident(&tag.client);
    let docs = doc_attributes(&tag.docs, &[format!("Returned by {}.", link(CLIENT, &tag.name.rust))]);
    let methods = methods(context, Some(id));
    let items = vec![
        quote! {
            #docs
            #[derive(Clone, Debug)]
            pub struct #client { inner: runtime::Client }
        },
        quote! { impl #client { #(#methods)* } },
    ];
    feature::gate(context.api, Some(id), items)
}

fn methods(context: &Context<'_>, tag: Option<TagId>) -> Vec<TokenStream> {
    let operations = context.operations().filter(|(operation, _)| operation.tag == tag);
    operations.map(|(operation, facts)| method(context, operation, facts)).collect()
}
