//! Credentials and the schemes they belong to. They are never printed.

use std::fmt;
use std::sync::Arc;

use http::HeaderValue;

use super::token::{Source, TokenProvider};
use crate::api::{Api, Scheme, SchemeKind};
use crate::cookie;
use crate::error::BuildError;
use crate::secret::{Secret, sensitive};

/// A credential for one security scheme.
#[derive(Clone)]
#[non_exhaustive]
pub enum Credential {
    /// A bearer token; for `http` bearer, `oauth2` and `openIdConnect`, and for an `apiKey` in the header
    /// `Authorization`.
    Bearer(String),
    /// A user name and a password; for `http` basic, and for an `apiKey` in the header `Authorization`.
    Basic {
        /// The user name; it cannot contain a colon.
        user: String,
        /// The password.
        password: String,
    },
    /// A key, sent unchanged; for `apiKey`.
    ApiKey(String),
    /// The whole value of the `Authorization` header; for any `http` scheme, `oauth2` and `openIdConnect`, and
    /// for an `apiKey` in that header.
    Authorization(String),
    /// Tokens that are fetched when needed; for all schemes that take [`Credential::Bearer`].
    Provider(Arc<dyn TokenProvider>),
    /// The transport presents a client certificate; for `mutualTLS`.
    MutualTls,
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Bearer(_) => "Bearer(<secret>)",
            Self::Basic { .. } => "Basic(<secret>)",
            Self::ApiKey(_) => "ApiKey(<secret>)",
            Self::Authorization(_) => "Authorization(<secret>)",
            Self::Provider(_) => "Provider",
            Self::MutualTls => "MutualTls",
        })
    }
}

/// A credential in the form in which it is sent.
#[derive(Debug)]
pub(crate) enum Ready {
    /// The value of `Authorization`, which is marked as sensitive.
    Authorization(HeaderValue),
    /// The value of the scheme's header, query parameter or cookie.
    Key(Secret),
    /// Bearer tokens, fetched when needed.
    Tokens(Source),
    /// Nothing to add.
    Transport,
}

/// The credentials of a client, indexed by scheme.
#[derive(Debug, Default)]
pub(crate) struct Credentials(Vec<Option<Ready>>);

impl Credentials {
    /// Credentials by scheme name.
    pub(crate) fn new(api: &Api, given: Vec<(String, Credential)>) -> Result<Self, BuildError> {
        let mut ready: Vec<Option<Ready>> = api.schemes.iter().map(|_| None).collect();
        for (name, credential) in given {
            let found = api.schemes.iter().zip(&mut ready).find(|(scheme, _)| scheme.name == name);
            let Some((scheme, slot)) = found else {
                let known = list(api.schemes.iter());
                return Err(BuildError::new(format!(
                    "there is no security scheme `{name}`; there are: {known}"
                )));
            };
            *slot = Some(prepare(scheme, credential)?);
        }
        Ok(Self(ready))
    }

    /// The schemes that have a credential.
    pub(super) fn schemes(&self) -> Vec<usize> {
        (0..self.0.len()).filter(|index| self.get(*index).is_some()).collect()
    }

    pub(crate) fn get(&self, scheme: usize) -> Option<&Ready> {
        self.0.get(scheme)?.as_ref()
    }
}

fn prepare(scheme: &Scheme, credential: Credential) -> Result<Ready, BuildError> {
    use {Credential as C, SchemeKind as K};
    // A key in the `Authorization` header takes any HTTP scheme: older documents have no other way to declare
    // one.
    let is_key = matches!(scheme.kind, K::HeaderKey(name) if is_authorization(name));
    let takes_bearer = is_key || is_bearer(scheme.kind);
    let ready = match (credential, scheme.kind) {
        (C::Bearer(token), _) if takes_bearer => {
            Ready::Authorization(sendable(scheme, &format!("Bearer {token}"))?)
        }
        (C::Basic { user, password }, kind) if is_key || kind == K::Basic => {
            if user.contains(':') {
                // RFC 7617 §2.
                return Err(BuildError::new("a user name for basic authentication cannot contain a colon"));
            }
            Ready::Authorization(sendable(scheme, &basic(&user, &password))?)
        }
        (C::ApiKey(key), K::CookieKey(name)) => {
            cookie::pair(name, &key)?;
            Ready::Key(Secret(key))
        }
        (C::ApiKey(key), K::HeaderKey(_) | K::QueryKey(_)) => {
            sendable(scheme, &key)?;
            Ready::Key(Secret(key))
        }
        (C::Authorization(value), kind) if takes_bearer || matches!(kind, K::Basic | K::Http(_)) => {
            Ready::Authorization(sendable(scheme, &value)?)
        }
        (C::Provider(provider), _) if takes_bearer => Ready::Tokens(Source::new(provider)),
        (C::MutualTls, K::MutualTls) => Ready::Transport,
        (credential, _) => {
            let text =
                format!("{credential:?} does not fit the security scheme {}", list(std::iter::once(scheme)));
            return Err(BuildError::new(text));
        }
    };
    Ok(ready)
}

/// The credential as the value of a header.
fn sendable(scheme: &Scheme, text: &str) -> Result<HeaderValue, BuildError> {
    // Most often this is the line feed at the end of a file.
    sensitive(text).filter(|_| !text.chars().any(char::is_control)).ok_or_else(|| {
        BuildError::new(format!(
            "the credential for `{}` contains a line feed or another control character",
            scheme.name
        ))
    })
}

/// Whether schemes of this kind take a bearer token.
pub(crate) fn is_bearer(kind: SchemeKind) -> bool {
    matches!(kind, SchemeKind::Bearer | SchemeKind::OAuth2 { .. } | SchemeKind::OpenIdConnect(_))
}

/// `Basic` and the base64 of user and password (RFC 7617).
pub(super) fn basic(user: &str, password: &str) -> String {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    format!("Basic {}", STANDARD.encode(format!("{user}:{password}")))
}

/// Whether a key is sent in the header of the HTTP schemes.
pub(crate) fn is_authorization(header: &str) -> bool {
    header.eq_ignore_ascii_case("authorization")
}

/// Lists schemes with their kinds.
pub(crate) fn list<'a>(schemes: impl Iterator<Item = &'a Scheme>) -> String {
    let described: Vec<String> =
        schemes.map(|scheme| format!("`{}` ({})", scheme.name, describe(scheme.kind))).collect();
    if described.is_empty() { "none".to_owned() } else { described.join(", ") }
}

fn describe(kind: SchemeKind) -> String {
    match kind {
        SchemeKind::Bearer => "bearer token".to_owned(),
        SchemeKind::Basic => "user name and password".to_owned(),
        SchemeKind::Http(name) => format!("http {name}"),
        SchemeKind::HeaderKey(name) => format!("API key in the header {name}"),
        SchemeKind::QueryKey(name) => format!("API key in the query parameter {name}"),
        SchemeKind::CookieKey(name) => format!("API key in the cookie {name}"),
        SchemeKind::OAuth2 { .. } => "OAuth 2.0".to_owned(),
        SchemeKind::OpenIdConnect(_) => "OpenID Connect".to_owned(),
        SchemeKind::MutualTls => "mutual TLS".to_owned(),
    }
}
