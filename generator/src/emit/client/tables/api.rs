//! Emits the static `API`, which describes the servers and security schemes of the API to the runtime.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::emit::names::ident;
use crate::ir::{Api, OAuthFlows, SecurityKind, SecurityScheme, Server, ServerVariable, Strictness};

/// The static `API`.
pub(in crate::emit::client) fn api(api: &Api) -> TokenStream {
    let (title, version) = (&api.title, &api.version);
    let servers = setter("servers", api.servers.iter().map(|one| server(&one.server)));
    let others = setter("operation_servers", api.facts.operation_servers.iter().map(server));
    let schemes = setter("schemes", api.security_schemes.iter().map(scheme));
    let Strictness { statuses, content_types, date_times } = api.output.strictness;
    let statuses = statuses.then(|| quote! { .strict_statuses() });
    let content_types = content_types.then(|| quote! { .strict_content_types() });
    let date_times = date_times.then(|| quote! { .strict_date_times() });
    quote! {
        static API: emitted::Api = emitted::Api::new(#title, #version)
            #servers #others #schemes #statuses #content_types #date_times;
    }
}

/// A setter such as `.servers(&[…])`, unless there are no items.
pub(super) fn setter(name: &str, items: impl IntoIterator<Item = impl ToTokens>) -> Option<TokenStream> {
    let (name, items) = (ident(name), items.into_iter().collect::<Vec<_>>());
    (!items.is_empty()).then(|| quote! { .#name(&[#(#items),*]) })
}

/// A server as a constant expression.
pub(super) fn server(server: &Server) -> TokenStream {
    let url = &server.url;
    let variables = setter("variables", server.variables.iter().map(variable));
    quote! { emitted::Server::new(#url) #variables }
}

fn variable(variable: &ServerVariable) -> TokenStream {
    let ServerVariable { name, default, values, .. } = variable;
    let values = setter("values", values);
    quote! { emitted::ServerVariable::new(#name, #default) #values }
}

fn scheme(scheme: &SecurityScheme) -> TokenStream {
    let name = &scheme.name;
    let scheme = match &scheme.kind {
        SecurityKind::Bearer => quote! { bearer(#name) },
        SecurityKind::Basic => quote! { basic(#name) },
        SecurityKind::Http(scheme) => quote! { http(#name, #scheme) },
        SecurityKind::HeaderKey(header) => quote! { header_key(#name, #header) },
        SecurityKind::QueryKey(parameter) => quote! { query_key(#name, #parameter) },
        SecurityKind::CookieKey(cookie) => quote! { cookie_key(#name, #cookie) },
        SecurityKind::OAuth2(flows) => oauth(name, flows),
        SecurityKind::OpenIdConnect(url) => quote! { open_id_connect(#name, #url) },
        SecurityKind::MutualTls => quote! { mutual_tls(#name) },
    };
    quote! { emitted::Scheme::#scheme }
}

fn oauth(name: &str, flows: &OAuthFlows) -> TokenStream {
    let scheme = match &flows.client_credentials {
        Some(url) => quote! { client_credentials(#name, #url) },
        None => quote! { oauth2(#name) },
    };
    let pair = |setter: TokenStream, urls: &Option<(String, String)>| {
        urls.as_ref().map(|(url, token_url)| quote! { .#setter(#url, #token_url) })
    };
    let code = pair(quote! { authorization_code }, &flows.authorization_code);
    let device = pair(quote! { device_authorization }, &flows.device_authorization);
    let refresh = flows.refresh_url.as_ref().map(|url| quote! { .refresh_url(#url) });
    quote! { #scheme #code #device #refresh }
}
