//! Comes in: an operation's security and the client's credentials. Goes out: the alternative to use, and a
//! request with its credentials. Must not: fall back to another alternative once a request is on its way.

use http::header::{AUTHORIZATION, COOKIE};
use http::{HeaderMap, HeaderName};

use super::credential::{Credentials, Ready, list};
use super::token::TokenRequest;
use crate::api::{Api, Descriptor, Requirement, SchemeKind};
use crate::error::{BuildError, TransportError, TransportErrorKind};
use crate::parameter::percent_encode_query;
use crate::secret::{Secret, sensitive};
use crate::transport::{Request, Transport};

/// The first alternative for whose schemes all credentials are there; else the anonymous one, if there is one
/// (OpenAPI 3.1 §4.8.30).
pub(crate) fn choose(
    api: &Api,
    operation: &Descriptor,
    credentials: &Credentials,
) -> Result<&'static [Requirement], BuildError> {
    let alternatives = operation.security;
    let is_met = |needed: &[Requirement]| needed.iter().all(|one| credentials.get(one.scheme).is_some());
    let met = alternatives.iter().find(|needed| !needed.is_empty() && is_met(needed));
    if let Some(needed) = met.or_else(|| alternatives.iter().find(|needed| needed.is_empty())) {
        return Ok(needed);
    }
    if alternatives.is_empty() {
        return Ok(&[]);
    }
    let needed: Vec<String> = alternatives
        .iter()
        .map(|needed| {
            list(needed.iter().filter_map(|one| api.schemes.get(one.scheme))).replace("), `", ") and `")
        })
        .collect();
    Err(BuildError::new(format!("`{}` needs a credential for {}", operation.id, needed.join(" or "))))
}

/// Adds the credentials. Returns those that are tokens, which can be fetched anew if they are refused.
pub(crate) async fn apply(
    api: &Api,
    needed: &[Requirement],
    credentials: &Credentials,
    transport: &dyn Transport,
    request: &mut Request,
    refused: &[Secret],
) -> Result<Vec<Secret>, TransportError> {
    let mut tokens = Vec::new();
    for one in needed {
        let (Some(scheme), Some(ready)) = (api.schemes.get(one.scheme), credentials.get(one.scheme)) else {
            continue;
        };
        match ready {
            Ready::Authorization(value) => {
                request.headers.insert(AUTHORIZATION, value.clone());
            }
            Ready::Key(key) => add_key(request, scheme.kind, &key.0)?,
            Ready::Tokens(source) => {
                let token = source.token(TokenRequest { scopes: one.scopes, transport }, refused).await?;
                insert(&mut request.headers, AUTHORIZATION, &format!("Bearer {}", token.0))?;
                tokens.push(token);
            }
            Ready::Transport => {}
        }
    }
    Ok(tokens)
}

fn insert(headers: &mut HeaderMap, name: HeaderName, value: &str) -> Result<(), TransportError> {
    let value = sensitive(value).ok_or_else(|| unsendable("the credential cannot stand in a header"))?;
    headers.insert(name, value);
    Ok(())
}

fn add_key(request: &mut Request, kind: SchemeKind, key: &str) -> Result<(), TransportError> {
    match kind {
        SchemeKind::HeaderKey(name) => {
            let name = HeaderName::from_bytes(name.as_bytes())
                .map_err(|_| unsendable("the security scheme's header has a name that cannot be sent"))?;
            insert(&mut request.headers, name, key)
        }
        SchemeKind::QueryKey(name) => {
            let (name, key) = (percent_encode_query(name), percent_encode_query(key));
            let own = format!("{name}={key}");
            // The link to a next page may hold the key already.
            let others = request.url.query().unwrap_or_default().split('&');
            let others = others.filter(|pair| !pair.is_empty() && pair.split('=').next() != Some(&name));
            let query = others.chain([own.as_str()]).collect::<Vec<_>>().join("&");
            request.url.set_query(Some(&query));
            request.secret_query.push((name, key));
            Ok(())
        }
        SchemeKind::CookieKey(name) => {
            let own = format!("{name}={}", percent_encode_query(key));
            let others = request
                .headers
                .get(COOKIE)
                .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
            let all = others.map(|others| format!("{others}; {own}")).unwrap_or(own);
            insert(&mut request.headers, COOKIE, &all)
        }
        _ => Ok(()),
    }
}

fn unsendable(text: &str) -> TransportError {
    TransportError::new(TransportErrorKind::Token, text)
}
