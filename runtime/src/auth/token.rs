//! Keeps a provider's valid token and fetches each token only once at a time. Tokens are never printed.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::sync::Mutex;

use crate::body::BoxFuture;
use crate::clock;
use crate::error::{BoxError, SharedFailure, TransportError, TransportErrorKind};
use crate::secret::Secret;
use crate::transport::Transport;

/// A token this close to its expiry is not used any more.
const MARGIN: Duration = Duration::from_secs(30);

/// For how much of its lifetime a token is used. One that is valid for less than twice the margin is used for
/// half of it.
pub(super) fn used_for(lifetime: Duration) -> Duration {
    lifetime.saturating_sub(MARGIN.min(lifetime / 2))
}

/// Fetches access tokens. The runtime keeps them until they expire, and never fetches twice at the same time.
pub trait TokenProvider: Send + Sync + 'static {
    /// Fetches a token.
    ///
    /// # Errors
    /// Any failure; the call then fails with `TransportErrorKind::Token`.
    fn token<'a>(&'a self, request: TokenRequest<'a>) -> BoxFuture<'a, Result<Token, BoxError>>;
}

/// What a token is needed for.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct TokenRequest<'a> {
    /// The scopes that the operation requires.
    pub scopes: &'a [&'static str],
    /// The client's transport, for fetching the token.
    pub transport: &'a dyn Transport,
    /// The tokens that the server has refused during this call.
    pub(crate) refused: &'a [Secret],
}

impl TokenRequest<'_> {
    /// Whether the server has refused this token, which is why another one is needed.
    pub fn is_refused(&self, token: &str) -> bool {
        self.refused.iter().any(|refused| refused.0 == token)
    }
}

impl fmt::Debug for TokenRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenRequest").field("scopes", &self.scopes).finish_non_exhaustive()
    }
}

/// An access token.
#[derive(Debug, Clone)]
pub struct Token {
    value: Secret,
    expires_in: Option<Duration>,
}

impl Token {
    /// A token that expires after `expires_in`; with `None` it is valid until the server refuses it.
    pub fn new(value: impl Into<String>, expires_in: Option<Duration>) -> Self {
        Self { value: Secret(value.into()), expires_in }
    }
}

/// A provider and the tokens it returned, by scopes.
pub(crate) struct Source {
    provider: Arc<dyn TokenProvider>,
    /// Held while a token is fetched, so that other calls wait for the same one.
    fetched: Mutex<Fetched>,
    /// How many fetches have failed. A call that waited for a failed one does not repeat it.
    failures: AtomicUsize,
}

#[derive(Default)]
struct Fetched {
    tokens: HashMap<Vec<&'static str>, Cached>,
    /// The last fetch that failed.
    failed: Option<(Vec<&'static str>, Arc<TransportError>)>,
}

struct Cached {
    value: Secret,
    /// From when on it is not used.
    end: Option<Instant>,
}

impl Source {
    pub(crate) fn new(provider: Arc<dyn TokenProvider>) -> Self {
        Self { provider, fetched: Mutex::default(), failures: AtomicUsize::new(0) }
    }

    /// A valid token that the server has not refused. If another call fetched a new one meanwhile, that one
    /// is used.
    pub(crate) async fn token(&self, request: TokenRequest<'_>) -> Result<Secret, TransportError> {
        let failures = self.failures.load(Ordering::SeqCst);
        let mut fetched = self.fetched.lock().await;
        let asked = clock::now();
        if let Some(cached) = fetched.tokens.get(request.scopes) {
            let is_over = cached.end.zip(asked).is_some_and(|(end, now)| now >= end);
            if !is_over && !request.refused.contains(&cached.value) {
                return Ok(cached.value.clone());
            }
        }
        let is_news = self.failures.load(Ordering::SeqCst) != failures;
        if let Some((_, error)) = fetched.failed.as_ref().filter(|(of, _)| is_news && of == request.scopes) {
            return Err(failed(error));
        }
        let token = match self.provider.token(request).await {
            Ok(token) => token,
            Err(error) => {
                let error = Arc::new(TransportError::new(TransportErrorKind::Token, error));
                fetched.failed = Some((request.scopes.to_vec(), error.clone()));
                self.failures.fetch_add(1, Ordering::SeqCst);
                return Err(failed(&error));
            }
        };
        fetched.failed = None;
        let end = token.expires_in.map(used_for).zip(asked).and_then(|(good, asked)| asked.checked_add(good));
        fetched.tokens.insert(request.scopes.to_vec(), Cached { value: token.value.clone(), end });
        Ok(token.value)
    }
}

/// The failure of a fetch, for one of the calls that waited for it.
fn failed(error: &Arc<TransportError>) -> TransportError {
    TransportError::new(TransportErrorKind::Token, SharedFailure(error.clone()))
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Source")
    }
}
