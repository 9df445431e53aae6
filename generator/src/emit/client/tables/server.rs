//! Emits the servers of the document as types for `ClientBuilder::server`: an enum if there are several, a
//! struct of variables for each server that has any, and their conversions to `runtime::ServerChoice`. A
//! document with one server and no variables has none of these.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::context::Context;
use crate::emit::docs::code_span::code;
use crate::emit::docs::doc_attributes;
use crate::emit::names::ident;
use crate::ir::{Docs, DocumentServer, Server, ServerEnum, ServerField, ServerStruct, ServerVariable};

/// The items for all servers.
pub(in crate::emit::client) fn servers(context: &Context<'_>) -> Vec<TokenStream> {
    let mut items: Vec<_> =
        context.api.server_choice.iter().flat_map(|one| server_enum(context, one)).collect();
    for (index, DocumentServer { server, structure: variables }) in context.api.servers.iter().enumerate() {
        let Some(variables) = variables else { continue };
        items.extend(structure(context, index, server, variables));
        let enums = server.variables.iter().zip(&variables.fields).filter_map(|(variable, field)| {
            field.enumeration.as_ref().map(|values| enumeration(server, variable, values))
        });
        items.extend(enums.flatten());
    }
    items
}

/// `pub enum Server`: one of the servers, with its variables at their defaults.
fn server_enum(context: &Context<'_>, servers: &ServerEnum) -> [TokenStream; 2] {
    let (name, from) = (ident(&servers.name), context.from());
    let variants = context.api.servers.iter().zip(&servers.variants).map(|(one, variant)| {
        let (docs, variant) = (server_docs(&one.server), ident(variant));
        quote! { #docs #variant }
    });
    let arms = servers.variants.iter().enumerate().map(|(index, variant)| {
        let (variant, index) = (ident(variant), Literal::usize_unsuffixed(index));
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
fn structure(
    context: &Context<'_>,
    index: usize,
    server: &Server,
    structure: &ServerStruct,
) -> [TokenStream; 3] {
    let (name, docs) = (ident(&structure.name), server_docs(server));
    let variables = || server.variables.iter().zip(&structure.fields);
    let (from, default, index) = (context.from(), context.default(), Literal::usize_unsuffixed(index));
    let fields = variables().map(|(variable, field)| {
        let docs = Docs { description: variable.description.clone(), ..Docs::default() };
        let docs = doc_attributes(&docs, &[]);
        let (name, ty) = (ident(&field.name), variable_type(context, field));
        quote! { #docs pub #name: #ty }
    });
    let defaults = variables().map(|(variable, field)| {
        let (name, value) = (ident(&field.name), default_value(context, variable, field));
        quote! { #name: #value }
    });
    let values = variables().map(|(variable, field)| {
        let text = field.enumeration.is_some().then(|| quote! { .as_str() });
        let (name, field) = (&variable.name, ident(&field.name));
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
    let docs = format!(" Values of {} in {}.", code(&variable.name), code(&server.url));
    let (variants, arms): (Vec<_>, Vec<_>) = values
        .variants
        .iter()
        .zip(&variable.values)
        .map(|(variant, value)| {
            let variant = ident(variant);
            (quote! { #variant }, quote! { Self::#variant => #value })
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
pub(crate) fn variable_type(context: &Context<'_>, field: &ServerField) -> TokenStream {
    match &field.enumeration {
        Some(values) => {
            let name = ident(&values.name);
            quote! { #name }
        }
        None => context.string(),
    }
}

fn default_value(context: &Context<'_>, variable: &ServerVariable, field: &ServerField) -> TokenStream {
    let default = &variable.default;
    let listed = field.enumeration.as_ref().and_then(|values| {
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
    doc_attributes(&docs, &[format!("The server {}.", code(&server.url))])
}
