//! The options of a call as methods of the call itself.

use std::time::Duration;

use super::CallOptions;
use crate::auth::Credential;
use crate::retry::RetryPolicy;

/// The methods of [`CallOptions`] on every call: `client.pets().get(7).anonymous().send()`. A parameter of
/// the operation that has the name of one of them takes precedence; [`CallOptions`] is then the way to both.
pub trait CallExt: Sized {
    /// The options of this call.
    #[doc(hidden)]
    fn options_mut(&mut self) -> &mut CallOptions;

    /// As [`CallOptions::timeout`].
    fn timeout(self, limit: Duration) -> Self {
        change(self, |options| options.timeout(limit))
    }

    /// As [`CallOptions::idle_timeout`].
    fn idle_timeout(self, limit: impl Into<Option<Duration>>) -> Self {
        change(self, |options| options.idle_timeout(limit))
    }

    /// As [`CallOptions::header`].
    fn header(self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        change(self, |options| options.header(name, value))
    }

    /// As [`CallOptions::accept`].
    fn accept(self, media_types: impl AsRef<str>) -> Self {
        change(self, |options| options.accept(media_types))
    }

    /// As [`CallOptions::query`].
    fn query(self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        change(self, |options| options.query(name, value))
    }

    /// As [`CallOptions::cookie`].
    fn cookie(self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        change(self, |options| options.cookie(name, value))
    }

    /// As [`CallOptions::credential`].
    fn credential(self, scheme: impl Into<String>, credential: Credential) -> Self {
        change(self, |options| options.credential(scheme, credential))
    }

    /// As [`CallOptions::anonymous`].
    fn anonymous(self) -> Self {
        change(self, CallOptions::anonymous)
    }

    /// As [`CallOptions::unchecked`].
    fn unchecked(self) -> Self {
        change(self, CallOptions::unchecked)
    }

    /// As [`CallOptions::retry`].
    fn retry(self, policy: RetryPolicy) -> Self {
        change(self, |options| options.retry(policy))
    }

    /// As [`CallOptions::send_read_only`].
    fn send_read_only(self, send: bool) -> Self {
        change(self, |options| options.send_read_only(send))
    }

    /// As [`CallOptions::idempotent`].
    fn idempotent(self, idempotent: bool) -> Self {
        change(self, |options| options.idempotent(idempotent))
    }
}

fn change<C: CallExt>(mut call: C, set: impl FnOnce(CallOptions) -> CallOptions) -> C {
    let options = std::mem::take(call.options_mut());
    *call.options_mut() = set(options);
    call
}
