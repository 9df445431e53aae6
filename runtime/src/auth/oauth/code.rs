//! The authorization code grant with PKCE (RFC 6749 §4.1, RFC 7636): a user logs in with a browser, which
//! brings back a code.

use std::fmt;

use url::Url;
use url::form_urlencoded::parse;

use super::random::{challenge, secret};
use super::{OAuth, OAuthTokens, no_token};
use crate::auth::endpoint::Failure;
use crate::error::{BuildError, TransportError};
use crate::redaction::Secrets;
use crate::secret::Secret;

/// How much of the server's message is shown.
const SHOWN: usize = 200;

/// A user who is about to log in. `state` and `verifier` are secrets of this login; they can be kept in the
/// user's session if another process finishes it, with [`OAuth::resume`].
pub struct Login {
    oauth: OAuth,
    url: Option<Url>,
    state: Secret,
    verifier: Secret,
}

impl OAuth {
    /// Begins a login with a browser. Needs an authorization URL, a token URL and usually a redirect URI.
    ///
    /// # Errors
    /// A URL is missing, or the system has no random numbers.
    pub fn authorization_code(
        &self,
        scopes: impl IntoIterator<Item = impl AsRef<str>>,
    ) -> Result<Login, BuildError> {
        let mut login = self.resume(secret()?.0, secret()?.0)?;
        let scopes: Vec<String> = scopes.into_iter().map(|scope| scope.as_ref().to_owned()).collect();
        let mut url = self
            .authorization_url
            .clone()
            .ok_or_else(|| self.lacks("authorization URL", "authorization_url"))?;
        let mut query = url.query_pairs_mut();
        query.append_pair("response_type", "code").append_pair("client_id", &self.id);
        if let Some(uri) = &self.redirect_uri {
            query.append_pair("redirect_uri", uri);
        }
        if !scopes.is_empty() {
            query.append_pair("scope", &scopes.join(" "));
        }
        query.append_pair("state", &login.state.0);
        query.append_pair("code_challenge", &challenge(&login.verifier));
        query.append_pair("code_challenge_method", "S256");
        query.extend_pairs(&self.parameters);
        drop(query);
        login.url = Some(url);
        Ok(login)
    }

    /// A login that was begun elsewhere, by its `state` and `verifier`.
    ///
    /// # Errors
    /// There is no token URL.
    pub fn resume(&self, state: impl Into<String>, verifier: impl Into<String>) -> Result<Login, BuildError> {
        if self.token_url.is_none() {
            return Err(self.lacks("token URL", "token_url"));
        }
        let (state, verifier) = (Secret(state.into()), Secret(verifier.into()));
        Ok(Login { oauth: self.clone(), url: None, state, verifier })
    }

    pub(super) fn lacks(&self, what: &str, method: &str) -> BuildError {
        let way = if self.discovery_url.is_some() { "discover" } else { method };
        BuildError::new(format!("there is no {what} (see `OAuth::{way}`)"))
    }
}

impl Login {
    /// The URL to open in the user's browser; `None` for a login that was resumed.
    pub fn url(&self) -> Option<&Url> {
        self.url.as_ref()
    }

    /// What the server has to send back.
    pub fn state(&self) -> &str {
        &self.state.0
    }

    /// The secret that proves that the code is for this application.
    pub fn verifier(&self) -> &str {
        &self.verifier.0
    }

    /// Fetches the tokens for the code that the browser brought back. `callback` is the URL that it was sent
    /// to, or the query of that URL.
    ///
    /// # Errors
    /// The user or the server refused, the callback belongs to another login, or the code is not accepted.
    pub async fn finish(self, callback: impl AsRef<str>) -> Result<OAuthTokens, TransportError> {
        self.exchange(callback.as_ref()).await.map_err(no_token)
    }

    async fn exchange(self, callback: &str) -> Result<OAuthTokens, Failure> {
        let refused = |text: &str| Failure::Unreached(text.into());
        let query = callback.split_once('?').map_or(callback, |(_, query)| query);
        let query = query.split_once('#').map_or(query, |(query, _)| query);
        let value = |name: &str| {
            let mut values = parse(query.as_bytes()).filter(|(own, _)| own == name).map(|(_, value)| value);
            let value = values.next();
            if values.next().is_some() { None } else { value }
        };
        // Before anything else is believed (RFC 6749 §10.12).
        if value("state").is_none_or(|state| state != self.state.0) {
            return Err(refused("the callback does not belong to this login: its `state` is another"));
        }
        // RFC 9207: the code is from the server that was asked.
        if let (Some(issuer), Some(own)) = (&self.oauth.issuer, value("iss")) {
            if own != *issuer {
                return Err(refused("the callback comes from another authorization server"));
            }
        }
        if let Some(error) = value("error") {
            let text = value("error_description").unwrap_or(error);
            let secrets = Secrets::new([self.state.0.clone(), self.verifier.0.clone()]);
            let text = secrets.shown(&text, SHOWN, false);
            return Err(refused(&format!("the authorization server refused: {text}")));
        }
        let code = value("code").ok_or_else(|| refused("the callback has no code"))?;
        let mut fields = vec![
            ("grant_type", "authorization_code"),
            ("code", &*code),
            ("code_verifier", &*self.verifier.0),
        ];
        if let Some(uri) = &self.oauth.redirect_uri {
            fields.push(("redirect_uri", uri));
        }
        let hidden = [&*code, &*self.verifier.0];
        let url = self.oauth.token_url.as_ref().ok_or_else(|| refused("there is no token URL"))?;
        let endpoint = self.oauth.endpoint("token endpoint", url);
        let answer = endpoint.ask(&fields, &hidden, "access_token", self.oauth.transport.as_ref()).await?;
        Ok(OAuthTokens::read(&answer))
    }
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Login").field("oauth", &self.oauth).finish_non_exhaustive()
    }
}
