//! The static `API`, which describes the whole API to the runtime: servers and security schemes.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Api, SecurityKind, SecurityScheme, Server, ServerVariable};

/// The static `API`.
pub(in crate::emit::client) fn api(api: &Api) -> TokenStream {
    let (title, version) = (&api.title, &api.version);
    let servers = api.servers.iter().map(|one| server(&one.server));
    let others = api.facts.operation_servers.iter().map(server);
    let schemes = api.security_schemes.iter().map(scheme);
    quote! {
        static API: runtime::Api = runtime::Api {
            title: #title,
            version: #version,
            servers: &[#(#servers),*],
            operation_servers: &[#(#others),*],
            schemes: &[#(#schemes),*],
        };
    }
}

/// A server as a constant expression.
pub(super) fn server(server: &Server) -> TokenStream {
    let url = &server.url;
    let variables = server.variables.iter().map(variable);
    quote! { runtime::Server { url: #url, variables: &[#(#variables),*] } }
}

fn variable(variable: &ServerVariable) -> TokenStream {
    let ServerVariable { name, default, values, .. } = variable;
    quote! {
        runtime::ServerVariable { name: #name, default: #default, values: &[#(#values),*] }
    }
}

fn scheme(scheme: &SecurityScheme) -> TokenStream {
    let name = &scheme.name;
    let kind = match &scheme.kind {
        SecurityKind::Bearer => quote! { Bearer },
        SecurityKind::Basic => quote! { Basic },
        SecurityKind::Http(scheme) => quote! { Http(#scheme) },
        SecurityKind::HeaderKey(name) => quote! { HeaderKey(#name) },
        SecurityKind::QueryKey(name) => quote! { QueryKey(#name) },
        SecurityKind::CookieKey(name) => quote! { CookieKey(#name) },
        SecurityKind::OAuth2 { token_url: Some(url) } => {
            quote! { OAuth2 { token_url: ::std::option::Option::Some(#url) } }
        }
        SecurityKind::OAuth2 { token_url: None } => {
            quote! { OAuth2 { token_url: ::std::option::Option::None } }
        }
        SecurityKind::OpenIdConnect(url) => quote! { OpenIdConnect(#url) },
        SecurityKind::MutualTls => quote! { MutualTls },
    };
    quote! { runtime::Scheme { name: #name, kind: runtime::SchemeKind::#kind } }
}
