//! Fetches access tokens by the client credentials grant (RFC 6749 §4.4). The runtime caches them.

use std::fmt;

use url::Url;

use super::endpoint::{Endpoint, seconds};
use super::token::{Token, TokenProvider, TokenRequest};
use crate::body::BoxFuture;
use crate::error::{BoxError, BuildError};
use crate::secret::{Secret, is_secret_name};
use crate::transport::Transport;

/// Access tokens for a client acting on its own behalf.
#[derive(Clone)]
pub struct ClientCredentials {
    token_url: Url,
    id: String,
    secret: Secret,
    scopes: Option<Vec<String>>,
    parameters: Vec<(String, String)>,
    in_body: bool,
}

impl ClientCredentials {
    /// A provider for this token endpoint, which must be an absolute URL.
    ///
    /// # Errors
    /// The URL is not an absolute HTTP URL.
    pub fn new(
        token_url: &str,
        id: impl Into<String>,
        secret: impl Into<String>,
    ) -> Result<Self, BuildError> {
        let token_url = Url::parse(token_url).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
        let token_url =
            token_url.ok_or_else(|| BuildError::new("the token URL is not an absolute http URL"))?;
        let (id, secret) = (id.into(), Secret(secret.into()));
        Ok(Self { token_url, id, secret, scopes: None, parameters: Vec::new(), in_body: false })
    }

    /// Requests these scopes instead of those that the operation requires.
    pub fn scopes(mut self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.scopes = Some(scopes.into_iter().map(Into::into).collect());
        self
    }

    /// Adds a parameter to the token request, such as `audience`.
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// Sends the client ID and secret in the body, for servers that do not support the header (RFC 6749
    /// §2.3.1).
    pub fn credentials_in_body(mut self) -> Self {
        self.in_body = true;
        self
    }

    async fn fetch(&self, scopes: &[&str], transport: &dyn Transport) -> Result<Token, BoxError> {
        let scope = self.scopes.as_ref().map_or_else(|| scopes.join(" "), |own| own.join(" "));
        let mut fields = vec![("grant_type", "client_credentials")];
        if !scope.is_empty() {
            fields.push(("scope", &scope));
        }
        fields.extend(self.parameters.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let is_secret = |name: &str| is_secret_name(name) || name.contains("assertion");
        let hidden = self.parameters.iter().filter(|(name, _)| is_secret(name));
        let hidden: Vec<&str> = hidden.map(|(_, value)| value.as_str()).collect();
        let endpoint = Endpoint {
            name: "token endpoint",
            url: &self.token_url,
            id: &self.id,
            secret: Some(&self.secret),
            in_body: self.in_body,
        };
        let answer = endpoint.ask(&fields, &hidden, "access_token", transport).await?;
        let token = answer.get("access_token").and_then(serde_json::Value::as_str).unwrap_or_default();
        Ok(Token::new(token, seconds(&answer, "expires_in")))
    }
}

impl TokenProvider for ClientCredentials {
    fn token<'a>(&'a self, request: TokenRequest<'a>) -> BoxFuture<'a, Result<Token, BoxError>> {
        Box::pin(self.fetch(request.scopes, request.transport))
    }
}

impl fmt::Debug for ClientCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientCredentials")
            .field("id", &self.id)
            .field("secret", &self.secret)
            .finish_non_exhaustive()
    }
}
