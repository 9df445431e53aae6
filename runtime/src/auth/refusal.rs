//! The error of an operation that lacks credentials: what is missing, and every way to provide it.

use super::credential::{is_authorization, list};
use super::environment;
use crate::api::{Api, Descriptor, Scheme, SchemeKind};
use crate::error::BuildError;

/// An operation that may lack credentials.
#[derive(Clone, Copy)]
pub(crate) struct Missing<'a> {
    pub(crate) api: &'a Api,
    pub(crate) operation: &'a Descriptor,
    /// The prefix of the environment variables that were read.
    pub(crate) prefix: Option<&'a str>,
}

/// The error of a call without credentials. `is_there` tells for which schemes a credential exists
/// nevertheless.
pub(super) fn refusal(missing: Missing<'_>, is_there: impl Fn(usize) -> bool) -> BuildError {
    let Missing { api, operation, prefix } = missing;
    let alternatives = operation.security.iter();
    let needed: Vec<String> = alternatives
        .map(|needed| {
            list(needed.iter().filter_map(|one| api.schemes.get(one.scheme))).replace("), `", ") and `")
        })
        .collect();
    let (mut builder, mut variables, mut names, mut places) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let add = |texts: &mut Vec<String>, text: String| {
        if !texts.contains(&text) {
            texts.push(text);
        }
    };
    let missing = operation.security.iter().flat_map(|needed| needed.iter());
    for scheme in missing.filter(|one| !is_there(one.scheme)).filter_map(|one| api.schemes.get(one.scheme)) {
        builder_methods(scheme).into_iter().for_each(|method| add(&mut builder, method));
        let of_scheme = environment::variables(prefix.unwrap_or_default(), scheme);
        of_scheme.into_iter().for_each(|name| add(&mut variables, name));
        add(&mut names, format!("`CallOptions::credential(\"{}\", …)`", scheme.name));
        if let Some(place) = place(scheme.kind) {
            add(&mut places, place);
        }
    }
    let in_environment = match prefix {
        _ if variables.is_empty() => String::new(),
        Some(_) => format!(", or to the environment: {}", variables.join(" or ")),
        None => {
            builder.push("`credentials_from_env(…)`".to_owned());
            String::new()
        }
    };
    let by_hand = match places.is_empty() {
        true => String::new(),
        false => format!(", or write {} yourself", places.join(" or ")),
    };
    BuildError::new(format!(
        "`{}` needs a credential for {}. Give it to the builder: {}{in_environment}, or to the call: {}{by_hand}. `anonymous()` \
         of the builder or of `CallOptions` calls without one: where the server asks for none, or a middleware \
         adds it",
        operation.id,
        needed.join(" or "),
        builder.join(", "),
        names.join(", "),
    ))
}

fn builder_methods(scheme: &Scheme) -> Vec<String> {
    let named = |method: &str| format!("`{method}(\"{}\", …)`", scheme.name);
    let login = || match cfg!(feature = "oauth") {
        true => named("oauth"),
        false => format!("{} of the feature `oauth`", named("oauth")),
    };
    let plain = |method: &str| format!("`{method}(…)`");
    match scheme.kind {
        SchemeKind::Bearer => vec![plain("bearer_auth"), named("token_provider")],
        SchemeKind::OpenIdConnect(_) => vec![plain("bearer_auth"), named("token_provider"), login()],
        SchemeKind::OAuth2(flows) => {
            let grant = flows.client_credentials.map_or("token_provider", |_| "client_credentials");
            let login = flows.has_login().then(login);
            [plain("bearer_auth"), named(grant)].into_iter().chain(login).collect()
        }
        SchemeKind::Basic => vec![plain("basic_auth")],
        SchemeKind::HeaderKey(name) if is_authorization(name) => {
            vec![plain("api_key"), plain("bearer_auth"), plain("basic_auth")]
        }
        SchemeKind::HeaderKey(_) | SchemeKind::QueryKey(_) | SchemeKind::CookieKey(_) => {
            vec![plain("api_key")]
        }
        SchemeKind::MutualTls => vec![plain("identity"), named("credential")],
        SchemeKind::Http(_) => vec![named("credential")],
    }
}

/// Where the credential stands in a request, and how to set it by hand.
fn place(kind: SchemeKind) -> Option<String> {
    Some(match kind {
        SchemeKind::MutualTls => return None,
        SchemeKind::HeaderKey(name) => {
            format!("the header `{name}` (`default_header`, `CallOptions::header`)")
        }
        SchemeKind::QueryKey(name) => format!("the query parameter `{name}` (`CallOptions::query`)"),
        SchemeKind::CookieKey(name) => format!("the cookie `{name}` (`CallOptions::cookie`)"),
        _ => "the header `Authorization` (`default_header`, `CallOptions::header`)".to_owned(),
    })
}
