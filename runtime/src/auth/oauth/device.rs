//! The device authorization grant (RFC 8628): the user enters a short code on another device.

use std::fmt;
use std::time::Duration;

use serde_json::Value;

use super::{OAuth, OAuthTokens, no_token};
use crate::auth::endpoint::{Failure, seconds};
use crate::clock;
use crate::error::{BoxError, TransportError};
use crate::secret::Secret;

/// How often the server is asked if it does not say (RFC 8628 §3.2).
const INTERVAL: Duration = Duration::from_secs(5);
/// The server is not asked more often, whatever it says.
const SHORTEST: Duration = Duration::from_millis(100);
/// RFC 8628 §3.5.
const SLOWER: Duration = Duration::from_secs(5);

/// A user who is to enter a code on another device.
pub struct DeviceLogin {
    oauth: OAuth,
    device_code: Secret,
    user_code: String,
    verification_uri: String,
    verification_uri_complete: Option<String>,
    expires_in: Option<Duration>,
    interval: Duration,
}

impl OAuth {
    /// Begins a login on another device. Needs a device authorization URL and a token URL.
    ///
    /// # Errors
    /// A URL is missing, or the server refuses.
    pub async fn device_code(
        &self,
        scopes: impl IntoIterator<Item = impl AsRef<str>>,
    ) -> Result<DeviceLogin, TransportError> {
        let scopes: Vec<String> = scopes.into_iter().map(|scope| scope.as_ref().to_owned()).collect();
        self.begin(scopes.join(" ")).await.map_err(no_token)
    }

    async fn begin(&self, scope: String) -> Result<DeviceLogin, Failure> {
        let lacks = |what, method| Failure::Unreached(self.lacks(what, method).into());
        if self.device_token_url.is_none() && self.token_url.is_none() {
            return Err(lacks("token URL", "token_url"));
        }
        let url = self.device_url.as_ref();
        let url = url.ok_or_else(|| lacks("device authorization URL", "device_authorization_url"))?;
        let mut fields = Vec::new();
        if !scope.is_empty() {
            fields.push(("scope", &*scope));
        }
        fields.extend(self.parameters.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let endpoint = self.endpoint("device authorization endpoint", url);
        let answer = endpoint.ask(&fields, &[], "device_code", self.transport.as_ref()).await?;
        let text = |name: &str| answer.get(name).and_then(Value::as_str).map(str::to_owned);
        // Some servers wrote it in this way before the RFC.
        let verification_uri = text("verification_uri").or_else(|| text("verification_url"));
        let (Some(user_code), Some(verification_uri)) = (text("user_code"), verification_uri) else {
            let message = "the device authorization endpoint sent no `user_code` or `verification_uri`";
            return Err(Failure::Unreached(message.into()));
        };
        Ok(DeviceLogin {
            oauth: self.clone(),
            device_code: Secret(text("device_code").unwrap_or_default()),
            user_code,
            verification_uri,
            verification_uri_complete: text("verification_uri_complete"),
            expires_in: seconds(&answer, "expires_in"),
            interval: seconds(&answer, "interval").unwrap_or(INTERVAL),
        })
    }
}

impl DeviceLogin {
    /// The code that the user enters.
    pub fn user_code(&self) -> &str {
        &self.user_code
    }

    /// Where the user enters it.
    pub fn verification_uri(&self) -> &str {
        &self.verification_uri
    }

    /// A URL that contains the code, for a QR code, if the server has one.
    pub fn verification_uri_complete(&self) -> Option<&str> {
        self.verification_uri_complete.as_deref()
    }

    /// For how long the code is valid.
    pub fn expires_in(&self) -> Option<Duration> {
        self.expires_in
    }

    /// Asks the server for the tokens until the user has entered the code. Dropping the future ends this.
    ///
    /// # Errors
    /// The user refused, or the code has expired.
    pub async fn wait(self) -> Result<OAuthTokens, TransportError> {
        self.tokens().await.map_err(no_token)
    }

    async fn tokens(self) -> Result<OAuthTokens, Failure> {
        let refused = |text: &str| Failure::Unreached(BoxError::from(text));
        let url = self.oauth.device_token_url.as_ref().or(self.oauth.token_url.as_ref());
        let endpoint =
            self.oauth.endpoint("token endpoint", url.ok_or_else(|| refused("there is no token URL"))?);
        let fields = [
            ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
            ("device_code", &*self.device_code.0),
        ];
        let end = clock::now().zip(self.expires_in).and_then(|(now, left)| now.checked_add(left));
        let mut interval = self.interval.max(SHORTEST);
        while clock::WAITS {
            clock::sleep(interval).await;
            let transport = self.oauth.transport.as_ref();
            match endpoint.ask(&fields, &[&self.device_code.0], "access_token", transport).await {
                Ok(answer) => return Ok(OAuthTokens::read(&answer)),
                Err(Failure::Refused { code, .. }) if code == "authorization_pending" => {}
                Err(Failure::Refused { code, .. }) if code == "slow_down" => interval += SLOWER,
                Err(Failure::Unreached(error)) if is_passing(&error) => interval = interval.saturating_mul(2),
                Err(failure) => return Err(failure),
            }
            if end.zip(clock::now()).is_some_and(|(end, now)| now >= end) {
                return Err(refused("the device code has expired before the user entered it"));
            }
        }
        Err(refused("there is no clock to wait with"))
    }
}

/// Whether the connection failed, which may be different the next time (RFC 8628 §3.5).
fn is_passing(error: &BoxError) -> bool {
    error.downcast_ref::<TransportError>().is_some_and(TransportError::is_retryable)
}

impl fmt::Debug for DeviceLogin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeviceLogin")
            .field("verification_uri", &self.verification_uri)
            .field("expires_in", &self.expires_in)
            .finish_non_exhaustive()
    }
}
