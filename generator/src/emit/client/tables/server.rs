//! The servers of the document as types, for `ClientBuilder::server`: an enum where there are several, and for each
//! that has variables a struct of them.
//!
//! In: the API. Out: the items, and what makes a `runtime::ServerChoice` of each. A document with one server and no
//! variables has none of this.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::Context;
use crate::emit::docs::code_span::code;
use crate::emit::docs::{doc_attributes, docs_or};
use crate::emit::names::ident;
use crate::ir::{Docs, Server, ServerEnum, ServerVariable};

/// The items of all servers.
pub(in crate::emit::client) fn servers(context: &Context<'_>) -> Vec<TokenStream> {
    let mut items: Vec<_> = context.api.server_choice.iter().flat_map(|name| choice(context, name)).collect();
    for (index, server) in context.api.servers.iter().enumerate() {
        if !server.structure.is_empty() {
            items.extend(structure(context, index, server));
            let enums = server.variables.iter().filter_map(|variable| {
                variable.enumeration.as_ref().map(|values| enumeration(server, variable, values))
            });
            items.extend(enums.flatten());
        }
    }
    items
}

/// `pub enum Server`: which of the servers, its variables at their defaults.
fn choice(context: &Context<'_>, name: &str) -> [TokenStream; 2] {
    let (name, from) = (ident(name), context.from());
    let variants = context.api.servers.iter().map(|server| {
        let (docs, variant) = (server_docs(server), ident(&server.variant));
        quote! { #docs #variant }
    });
    let arms = context.api.servers.iter().enumerate().map(|(index, server)| {
        let (variant, index) = (ident(&server.variant), Literal::usize_unsuffixed(index));
        quote! { #name::#variant => #index }
    });
    [
        quote! {
            /// The servers of the document, for `ClientBuilder::server`.
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
            pub enum #name { #(#variants),* }
        },
        quote! {
            impl #from<#name> for runtime::ServerChoice {
                fn from(server: #name) -> Self {
                    Self::new(match server { #(#arms),* })
                }
            }
        },
    ]
}

/// `pub struct RegionalServer`: the variables of one server.
fn structure(context: &Context<'_>, index: usize, server: &Server) -> [TokenStream; 3] {
    let (name, docs) = (ident(&server.structure), server_docs(server));
    let (from, default, index) = (context.from(), context.default(), Literal::usize_unsuffixed(index));
    let fields = server.variables.iter().map(|variable| {
        let docs = Docs { description: variable.description.clone(), ..Docs::default() };
        let docs = docs_or(&docs, &format!("The variable {}.", code(&variable.name)));
        let (field, ty) = (ident(&variable.field), variable_type(context, variable));
        quote! { #docs pub #field: #ty }
    });
    let defaults = server.variables.iter().map(|variable| {
        let (field, value) = (ident(&variable.field), default_value(context, variable));
        quote! { #field: #value }
    });
    let values = server.variables.iter().map(|variable| {
        let (name, field) = (&variable.name, ident(&variable.field));
        let text = variable.enumeration.is_some().then(|| quote! { .as_str() });
        quote! { .variable(#name, server.#field #text) }
    });
    [
        quote! {
            #docs
            #[derive(Clone, Debug, PartialEq, Eq, Hash)]
            pub struct #name { #(#fields),* }
        },
        quote! {
            impl #default for #name {
                fn default() -> Self { Self { #(#defaults),* } }
            }
        },
        quote! {
            impl #from<#name> for runtime::ServerChoice {
                fn from(server: #name) -> Self { Self::new(#index) #(#values)* }
            }
        },
    ]
}

/// The values of one variable.
fn enumeration(server: &Server, variable: &ServerVariable, values: &ServerEnum) -> [TokenStream; 2] {
    let name = ident(&values.name);
    let docs = format!(" The values of {} in {}.", code(&variable.name), code(&server.url));
    let (variants, arms): (Vec<_>, Vec<_>) = values
        .variants
        .iter()
        .zip(&variable.values)
        .map(|(variant, value)| {
            let (variant, docs) = (ident(variant), format!(" {}.", code(value)));
            (quote! { #[doc = #docs] #variant }, quote! { Self::#variant => #value })
        })
        .unzip();
    [
        quote! {
            #[doc = #docs]
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
            pub enum #name { #(#variants),* }
        },
        quote! {
            impl #name {
                /// The value in the URL.
                #[must_use]
                pub const fn as_str(self) -> &'static str {
                    match self { #(#arms),* }
                }
            }
        },
    ]
}

/// The type of a variable.
pub(crate) fn variable_type(context: &Context<'_>, variable: &ServerVariable) -> TokenStream {
    match &variable.enumeration {
        Some(values) => {
            let name = ident(&values.name);
            quote! { #name }
        }
        None => context.string(),
    }
}

fn default_value(context: &Context<'_>, variable: &ServerVariable) -> TokenStream {
    let default = &variable.default;
    let listed = variable.enumeration.as_ref().and_then(|values| {
        let position = variable.values.iter().position(|value| value == default)?;
        Some((ident(&values.name), ident(values.variants.get(position)?)))
    });
    match listed {
        Some((name, variant)) => quote! { #name::#variant },
        None => {
            let string = context.string();
            quote! { #string::from(#default) }
        }
    }
}

fn server_docs(server: &Server) -> TokenStream {
    let docs = Docs { description: server.description.clone(), ..Docs::default() };
    doc_attributes(&docs, &[format!("{}.", code(&server.url))])
}
