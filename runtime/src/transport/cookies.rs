//! Keeps the cookies that servers set and sends them back: beneath redirects, so that a cookie which a
//! redirect sets is there at its target.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cookie_store::{CookieStore, RawCookie};
use http::header::SET_COOKIE;
use url::Url;

use super::{Request, Response, Transport};
use crate::body::BoxFuture;
use crate::cookie;
use crate::error::TransportError;

/// The cookies of a session, which clones share. A cookie is sent to the host that set it and to no other,
/// whatever its `Domain`: which domains belong to one owner, a client cannot know. Nothing is written to
/// disk.
#[derive(Clone, Default)]
pub struct CookieJar(Arc<Mutex<CookieStore>>);

impl CookieJar {
    /// An empty jar.
    pub fn new() -> Self {
        Self::default()
    }

    /// Removes all cookies, which ends the session.
    pub fn clear(&self) {
        self.store().clear();
    }

    fn store(&self) -> MutexGuard<'_, CookieStore> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// `name=value; …` for this URL.
    fn list(&self, url: &Url) -> String {
        let store = self.store();
        let pairs = store.get_request_values(url).map(|(name, value)| format!("{name}={value}"));
        pairs.collect::<Vec<_>>().join("; ")
    }

    /// Keeps what a response sets. What is no cookie is skipped (RFC 6265 §5.2).
    fn keep(&self, url: &Url, response: &Response) {
        let mut store = self.store();
        for line in response.headers.get_all(SET_COOKIE) {
            let Some(mut cookie) = line.to_str().ok().and_then(|line| RawCookie::parse(line).ok()) else {
                continue;
            };
            cookie.unset_domain();
            let _ = store.insert_raw(&cookie, url);
        }
    }
}

impl fmt::Debug for CookieJar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CookieJar")
    }
}

/// A transport with a jar.
pub(crate) struct WithCookies {
    pub(crate) inner: Arc<dyn Transport>,
    pub(crate) jar: CookieJar,
}

impl Transport for WithCookies {
    fn send(&self, mut request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let url = request.url.clone();
            let own = cookie::text(&request.headers);
            // A cookie that the call sets itself takes precedence.
            let all = cookie::merged(&[&self.jar.list(&url), &own]);
            if !all.is_empty() {
                cookie::set(&mut request.headers, &all).map_err(TransportError::connection)?;
            }
            let response = self.inner.send(request).await?;
            self.jar.keep(&url, &response);
            Ok(response)
        })
    }
}
