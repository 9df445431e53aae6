//! The tokens of a user. They are never printed.

use std::time::{Duration, Instant};

use serde_json::Value;

use crate::auth::endpoint::seconds;
use crate::auth::token::used_for;
use crate::clock;
use crate::secret::Secret;

/// An access token, usually with a refresh token. To keep a user logged in, store the refresh token where
/// secrets are stored, and begin with [`OAuthTokens::from_refresh_token`].
#[derive(Debug, Clone)]
pub struct OAuthTokens {
    /// Empty if it has to be fetched first.
    pub(super) access: Secret,
    pub(super) refresh: Option<Secret>,
    expires_at: Option<Instant>,
    /// From when on it is not used.
    end: Option<Instant>,
    scope: Option<String>,
}

impl OAuthTokens {
    /// An access token that expires after `expires_in`; with `None` it is valid until the server refuses it.
    pub fn new(access_token: impl Into<String>, expires_in: Option<Duration>) -> Self {
        let after = |time: Duration| clock::now()?.checked_add(time);
        Self {
            access: Secret(access_token.into()),
            refresh: None,
            expires_at: expires_in.and_then(after),
            end: expires_in.map(used_for).and_then(after),
            scope: None,
        }
    }

    /// A refresh token, for which an access token is fetched when it is needed.
    pub fn from_refresh_token(token: impl Into<String>) -> Self {
        Self::new("", None).refreshed_by(token)
    }

    /// Adds the refresh token.
    #[must_use]
    pub fn refreshed_by(mut self, token: impl Into<String>) -> Self {
        self.refresh = Some(Secret(token.into()));
        self
    }

    /// The access token; empty if there is only a refresh token so far.
    pub fn access_token(&self) -> &str {
        &self.access.0
    }

    /// The refresh token, if the server issued one.
    pub fn refresh_token(&self) -> Option<&str> {
        self.refresh.as_ref().map(|token| token.0.as_str())
    }

    /// For how long the access token is still valid, if the server said so.
    pub fn expires_in(&self) -> Option<Duration> {
        Some(self.expires_at?.saturating_duration_since(clock::now()?))
    }

    /// The scopes that were granted, separated by spaces, if the server said so.
    pub fn scope(&self) -> Option<&str> {
        self.scope.as_deref()
    }

    /// The response of a token endpoint, which has an access token.
    pub(super) fn read(answer: &Value) -> Self {
        let text = |name: &str| answer.get(name).and_then(Value::as_str);
        let mut tokens = Self::new(text("access_token").unwrap_or_default(), seconds(answer, "expires_in"));
        tokens.refresh = text("refresh_token").map(|token| Secret(token.to_owned()));
        tokens.scope = text("scope").map(str::to_owned);
        tokens
    }

    /// Whether the access token is there and not about to expire.
    pub(super) fn is_usable(&self) -> bool {
        let is_over = self.end.zip(clock::now()).is_some_and(|(end, now)| now >= end);
        !self.access.0.is_empty() && !is_over
    }
}
