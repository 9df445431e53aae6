//! Tokens for a user who logs in: authorization code with PKCE, device code, refresh tokens, and discovery of
//! the endpoints.
//!
//! Written on [`Endpoint`], which the client credentials grant uses, too: requests go through the client's
//! transport, and errors show no secret.

mod code;
mod device;
mod discovery;
mod random;
mod refresh;
mod tokens;

use std::fmt;
use std::sync::Arc;

use url::Url;

pub use code::Login;
pub use device::DeviceLogin;
pub use refresh::RefreshingTokens;
pub use tokens::OAuthTokens;

use super::endpoint::{Endpoint, Failure};
use crate::error::{BuildError, TransportError, TransportErrorKind};
use crate::secret::Secret;
use crate::transport::Transport;

/// An application that is registered at an authorization server. A client's builder makes it from the flows
/// of a security scheme; the setters add what the document does not say.
#[derive(Clone)]
pub struct OAuth {
    id: String,
    secret: Option<Secret>,
    in_body: bool,
    authorization_url: Option<Url>,
    token_url: Option<Url>,
    device_url: Option<Url>,
    /// Of the device flow, if it is another one.
    device_token_url: Option<Url>,
    refresh_url: Option<Url>,
    discovery_url: Option<Url>,
    /// Known after discovery.
    issuer: Option<String>,
    redirect_uri: Option<String>,
    parameters: Vec<(String, String)>,
    transport: Arc<dyn Transport>,
}

impl OAuth {
    pub(crate) fn new(id: String, transport: Arc<dyn Transport>) -> Self {
        Self {
            id,
            secret: None,
            in_body: false,
            authorization_url: None,
            token_url: None,
            device_url: None,
            device_token_url: None,
            refresh_url: None,
            discovery_url: None,
            issuer: None,
            redirect_uri: None,
            parameters: Vec::new(),
            transport,
        }
    }

    /// The secret of a confidential client. Applications on a user's device have none.
    #[must_use]
    pub fn client_secret(mut self, secret: impl Into<String>) -> Self {
        self.secret = Some(Secret(secret.into()));
        self
    }

    /// Sends the client ID and secret in the body, for servers that do not support the header (RFC 6749
    /// §2.3.1).
    #[must_use]
    pub fn credentials_in_body(mut self) -> Self {
        self.in_body = true;
        self
    }

    /// Where the authorization server sends the user back to, as registered there.
    #[must_use]
    pub fn redirect_uri(mut self, uri: impl Into<String>) -> Self {
        self.redirect_uri = Some(uri.into());
        self
    }

    /// Adds a parameter to the authorization request, such as `audience` or `prompt`.
    #[must_use]
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// The authorization URL, where a browser begins.
    ///
    /// # Errors
    /// It is not an absolute HTTP URL.
    pub fn authorization_url(mut self, url: impl AsRef<str>) -> Result<Self, BuildError> {
        self.authorization_url = Some(absolute("authorization URL", url.as_ref())?);
        Ok(self)
    }

    /// The token URL.
    ///
    /// # Errors
    /// It is not an absolute HTTP URL.
    pub fn token_url(mut self, url: impl AsRef<str>) -> Result<Self, BuildError> {
        self.token_url = Some(absolute("token URL", url.as_ref())?);
        Ok(self)
    }

    /// The device authorization URL.
    ///
    /// # Errors
    /// It is not an absolute HTTP URL.
    pub fn device_authorization_url(mut self, url: impl AsRef<str>) -> Result<Self, BuildError> {
        self.device_url = Some(absolute("device authorization URL", url.as_ref())?);
        Ok(self)
    }

    /// The URL for refreshing tokens, if it is not the token URL.
    ///
    /// # Errors
    /// It is not an absolute HTTP URL.
    pub fn refresh_url(mut self, url: impl AsRef<str>) -> Result<Self, BuildError> {
        self.refresh_url = Some(absolute("refresh URL", url.as_ref())?);
        Ok(self)
    }

    /// The URL of the server's metadata, for [`OAuth::discover`].
    ///
    /// # Errors
    /// It is not an absolute HTTP URL.
    pub fn discovery_url(mut self, url: impl AsRef<str>) -> Result<Self, BuildError> {
        self.discovery_url = Some(absolute("discovery URL", url.as_ref())?);
        Ok(self)
    }

    /// The token URL of the device flow, if it differs.
    pub(crate) fn device_token_url(mut self, url: &str) -> Result<Self, BuildError> {
        self.device_token_url = Some(absolute("token URL", url)?);
        Ok(self)
    }

    /// A provider of these tokens and of those that they are refreshed to, for `token_provider`.
    pub fn tokens(&self, tokens: OAuthTokens) -> RefreshingTokens {
        RefreshingTokens::new(self.clone(), tokens)
    }

    /// A new token for a refresh token (RFC 6749 §6).
    async fn refreshed(&self, refresh: &Secret, transport: &dyn Transport) -> Result<OAuthTokens, Failure> {
        let url = self.refresh_url.as_ref().or(self.token_url.as_ref()).or(self.device_token_url.as_ref());
        let url = url.ok_or_else(|| Failure::Unreached("there is no token URL (see `token_url`)".into()))?;
        let fields = [("grant_type", "refresh_token"), ("refresh_token", &*refresh.0)];
        let endpoint = self.endpoint("token endpoint", url);
        let answer = endpoint.ask(&fields, &[&refresh.0], "access_token", transport).await?;
        Ok(OAuthTokens::read(&answer))
    }

    fn endpoint<'a>(&'a self, name: &'a str, url: &'a Url) -> Endpoint<'a> {
        Endpoint { name, url, id: &self.id, secret: self.secret.as_ref(), in_body: self.in_body }
    }
}

/// An absolute URL of http or https. It is not quoted: it may hold a key.
fn absolute(what: &str, url: &str) -> Result<Url, BuildError> {
    let url = Url::parse(url).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    url.ok_or_else(|| BuildError::new(format!("the {what} is not an absolute http URL")))
}

fn no_token(failure: Failure) -> TransportError {
    TransportError::new(TransportErrorKind::Token, failure)
}

impl fmt::Debug for OAuth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OAuth").field("id", &self.id).field("secret", &self.secret).finish_non_exhaustive()
    }
}
