//! Adds the chosen credentials to a request.

use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderName};

use super::by_hand::pairs;
use super::choose::Plan;
use super::credential::{Credentials, Ready};
use super::token::TokenRequest;
use crate::api::{Api, SchemeKind};
use crate::cookie;
use crate::error::{TransportError, TransportErrorKind};
use crate::parameter::{percent_decode_query, percent_encode_query};
use crate::secret::{Secret, sensitive};
use crate::transport::{Request, Transport};

/// Adds the credentials. Returns the tokens among them, which can be fetched again if the server refuses
/// them.
pub(crate) async fn apply(
    api: &Api,
    plan: &Plan,
    client: &Credentials,
    transport: &dyn Transport,
    request: &mut Request,
    refused: &[Secret],
) -> Result<Vec<Secret>, TransportError> {
    let mut tokens = Vec::new();
    for (one, ready) in plan.ready(client) {
        let Some(scheme) = api.schemes.get(one.scheme) else { continue };
        match ready {
            Ready::Authorization(value) => {
                request.headers.insert(AUTHORIZATION, value.clone());
            }
            Ready::Key(key) => add_key(request, scheme.kind, &key.0)?,
            Ready::Tokens(source) => {
                let token = source.token(TokenRequest { scopes: one.scopes, transport, refused }).await?;
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
            let pair = (percent_encode_query(name), percent_encode_query(key));
            let own = format!("{}={}", pair.0, pair.1);
            // The link to a next page may already contain the key.
            let others = pairs(request.url.query().unwrap_or_default());
            let others = others.filter(|(other, _)| percent_decode_query(other) != name);
            let others = others.map(|(name, value)| format!("{name}={value}"));
            let query = others.chain([own]).collect::<Vec<_>>().join("&");
            request.url.set_query(Some(&query));
            request.secret_query.retain(|(other, _)| percent_decode_query(other) != name);
            request.secret_query.push(pair);
            Ok(())
        }
        SchemeKind::CookieKey(name) => {
            // Sent unchanged: the caller has it from the server.
            let own = cookie::pair(name, key).map_err(|error| unsendable(&error.to_string()))?;
            let all = cookie::merged(&[&cookie::text(&request.headers), &own]);
            cookie::set(&mut request.headers, &all).map_err(|error| unsendable(&error.to_string()))
        }
        _ => Ok(()),
    }
}

fn unsendable(text: &str) -> TransportError {
    TransportError::new(TransportErrorKind::Token, text)
}
