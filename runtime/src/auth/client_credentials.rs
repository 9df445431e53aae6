//! Fetches access tokens by the client credentials grant (RFC 6749 §4.4). The runtime caches them.

use std::fmt;
use std::time::Duration;

use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderValue, Method};
use url::Url;
use url::form_urlencoded::{Serializer, byte_serialize};

use super::credential::basic;
use super::secrets::secrets_of;
use super::token::{Token, TokenProvider, TokenRequest};
use crate::body::{BoxFuture, next};
use crate::error::{BoxError, BuildError};
use crate::redaction::Secrets;
use crate::secret::{Secret, is_secret_name, sensitive};
use crate::transport::{Request, Transport, follow};

/// A response of a token endpoint is far smaller than this.
const LARGEST_ANSWER: usize = 1 << 20;

/// How much of the endpoint's response errors quote.
const SHOWN: usize = 200;

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

    fn request(&self, scopes: &[&str]) -> Result<Request, BoxError> {
        let mut form = Serializer::new(String::new());
        form.append_pair("grant_type", "client_credentials");
        let scope = self.scopes.as_ref().map_or_else(|| scopes.join(" "), |own| own.join(" "));
        if !scope.is_empty() {
            form.append_pair("scope", &scope);
        }
        form.extend_pairs(&self.parameters);
        let mut request = Request::new(Method::POST, self.token_url.clone());
        if self.in_body {
            form.append_pair("client_id", &self.id).append_pair("client_secret", &self.secret.0);
        } else {
            // RFC 6749 §2.3.1: both are urlencoded before they are joined.
            let encoded = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
            let value = sensitive(&basic(&encoded(&self.id), &encoded(&self.secret.0)));
            request
                .headers
                .insert(AUTHORIZATION, value.ok_or("the client ID or secret cannot be sent in a header")?);
        }
        request.headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        request.headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
        request.body = form.finish().into();
        Ok(request)
    }

    async fn fetch(&self, scopes: &[&str], transport: &dyn Transport) -> Result<Token, BoxError> {
        // No redirects: the request holds the secret.
        let request = self.request(scopes)?;
        // Some endpoints echo what they were sent.
        let own = [self.secret.0.clone()].into_iter();
        let further =
            self.parameters.iter().filter(|(name, _)| is_secret_name(name) || name.contains("assertion"));
        let secrets =
            secrets_of(&request).and(&Secrets::new(own.chain(further.map(|(_, value)| value.clone()))));
        let response = follow(transport, request, 0).await?;
        let (status, mut stream) = (response.status, response.body);
        let mut body = Vec::new();
        while let Some(bytes) = next(&mut stream).await {
            body.extend_from_slice(&bytes?);
            if body.len() > LARGEST_ANSWER {
                return Err("the token endpoint's answer is too large".into());
            }
        }
        let answer: serde_json::Value = serde_json::from_slice(&body).unwrap_or_default();
        let text = |name: &str| answer.get(name).and_then(serde_json::Value::as_str);
        match text("access_token").filter(|_| status.is_success()) {
            Some(token) => Ok(Token::new(token, expires_in(&answer))),
            None => {
                let message = text("error_description")
                    .or_else(|| text("error"))
                    .unwrap_or("no access_token in the answer");
                let message = secrets.shown(message, SHOWN, false);
                Err(format!("the token endpoint answered {status}: {message}").into())
            }
        }
    }
}

/// The lifetime in seconds; some servers write it as a string.
fn expires_in(answer: &serde_json::Value) -> Option<Duration> {
    let value = answer.get("expires_in")?;
    value.as_u64().or_else(|| value.as_str()?.parse().ok()).map(Duration::from_secs)
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
