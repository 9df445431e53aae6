//! A provider of a user's tokens that refreshes them (RFC 6749 §6). A refresh token is never used twice at
//! the same time: servers that rotate them take a second use for a theft.

use std::fmt;

use tokio::sync::Mutex;

use super::{OAuth, OAuthTokens};
use crate::auth::endpoint::Failure;
use crate::auth::token::{Token, TokenProvider, TokenRequest};
use crate::body::BoxFuture;
use crate::error::BoxError;

type Listener = Box<dyn Fn(&OAuthTokens) + Send + Sync>;

/// The tokens of a user, refreshed when they expire or are refused.
pub struct RefreshingTokens {
    oauth: OAuth,
    tokens: Mutex<OAuthTokens>,
    listener: Option<Listener>,
}

impl RefreshingTokens {
    pub(super) fn new(oauth: OAuth, tokens: OAuthTokens) -> Self {
        Self { oauth, tokens: Mutex::new(tokens), listener: None }
    }

    /// Calls `listener` with each refreshed set of tokens, so that a new refresh token can be stored. Servers
    /// that rotate refresh tokens do not take the old one any more.
    #[must_use]
    pub fn on_refresh(mut self, listener: impl Fn(&OAuthTokens) + Send + Sync + 'static) -> Self {
        self.listener = Some(Box::new(listener));
        self
    }

    async fn current(&self, request: TokenRequest<'_>) -> Result<Token, BoxError> {
        let mut tokens = self.tokens.lock().await;
        if tokens.is_usable() && !request.is_refused(tokens.access_token()) {
            return Ok(Token::new(tokens.access_token(), tokens.expires_in()));
        }
        let Some(refresh) = tokens.refresh.clone() else {
            return Err(
                "the access token is used up and there is no refresh token; the user has to log in again"
                    .into(),
            );
        };
        match self.oauth.refreshed(&refresh, request.transport).await {
            Ok(mut new) => {
                new.refresh.get_or_insert(refresh);
                *tokens = new;
                if let Some(listener) = &self.listener {
                    listener(&tokens);
                }
                Ok(Token::new(tokens.access_token(), tokens.expires_in()))
            }
            Err(Failure::Refused { code, message }) if code == "invalid_grant" => {
                // It will not be taken later either.
                tokens.refresh = None;
                Err(format!("{message}; the user has to log in again").into())
            }
            Err(failure) => Err(failure.into()),
        }
    }
}

impl TokenProvider for RefreshingTokens {
    fn token<'a>(&'a self, request: TokenRequest<'a>) -> BoxFuture<'a, Result<Token, BoxError>> {
        Box::pin(self.current(request))
    }
}

impl fmt::Debug for RefreshingTokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RefreshingTokens").field("oauth", &self.oauth).finish_non_exhaustive()
    }
}
