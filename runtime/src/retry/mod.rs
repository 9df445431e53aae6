//! Decides whether and when a call is retried, by the outcome of its attempts. Nothing here sends or waits.

mod budget;

use std::time::{Duration, UNIX_EPOCH};

use http::header::RETRY_AFTER;
use http::{HeaderMap, StatusCode};

pub use budget::RetryBudget;

use crate::clock;

/// When a call is retried. Only calls that may be repeated are: those of idempotent methods (RFC 9110 §9.2.2)
/// and those marked with `CallOptions::idempotent`; never those whose body is a one-shot stream.
#[derive(Debug, Clone, PartialEq)]
pub struct RetryPolicy {
    max_retries: u32,
    /// `None`: those that [`is_transient`] accepts.
    statuses: Option<Vec<u16>>,
    base: Duration,
    max_delay: Duration,
    max_retry_after: Duration,
}

impl Default for RetryPolicy {
    /// Two retries after 429, any 5xx except 501 and 505, and failed connections; after about 0.5 s and 1 s,
    /// or after `Retry-After` if that is within a minute.
    fn default() -> Self {
        Self {
            max_retries: 2,
            statuses: None,
            base: Duration::from_millis(500),
            max_delay: Duration::from_secs(8),
            max_retry_after: Duration::from_secs(60),
        }
    }
}

impl RetryPolicy {
    /// Never retries.
    pub fn none() -> Self {
        Self::default().max_retries(0)
    }

    /// The maximum number of retries.
    pub fn max_retries(mut self, max_retries: u32) -> Self {
        self.max_retries = max_retries;
        self
    }

    /// The statuses after which a call is retried, replacing the default.
    pub fn statuses(mut self, statuses: impl IntoIterator<Item = u16>) -> Self {
        self.statuses = Some(statuses.into_iter().collect());
        self
    }

    /// The first and the longest delay. The delay doubles each time; up to half of it is random.
    pub fn backoff(mut self, base: Duration, max_delay: Duration) -> Self {
        (self.base, self.max_delay) = (base, max_delay);
        self
    }

    /// The longest `Retry-After` to wait for; if it is longer, the response is returned to the caller.
    pub fn max_retry_after(mut self, max_retry_after: Duration) -> Self {
        self.max_retry_after = max_retry_after;
        self
    }

    /// How long to wait before another attempt after this response; `None`: do not retry.
    pub(crate) fn after_answer(
        &self,
        attempt: u32,
        status: StatusCode,
        headers: &HeaderMap,
    ) -> Option<Duration> {
        let status = status.as_u16();
        if !self.statuses.as_ref().map_or(is_transient(status), |listed| listed.contains(&status)) {
            return None;
        }
        let wait = self.after_failure(attempt)?;
        match retry_after(headers, clock::unix_time()) {
            Some(asked) if asked > self.max_retry_after => None,
            Some(asked) => Some(asked),
            None => Some(wait),
        }
    }

    /// How long to wait before another attempt after a failed connection.
    pub(crate) fn after_failure(&self, attempt: u32) -> Option<Duration> {
        if attempt >= self.max_retries {
            return None;
        }
        let delay =
            self.base.saturating_mul(1_u32.checked_shl(attempt).unwrap_or(u32::MAX)).min(self.max_delay);
        // The upper 16 bits of a random number, as a fraction of one half.
        let chance = (clock::random() >> 48) as f64 / 65536.0 / 2.0;
        Some(delay.mul_f64(1.0 - chance))
    }
}

/// Whether the same request may succeed later: the server is overloaded or has failed. A feature that is not
/// implemented (501, and 505 for the HTTP version) will not appear a second later (RFC 9110 §15.6).
pub(crate) fn is_transient(status: u16) -> bool {
    status == 429 || (500..600).contains(&status) && !matches!(status, 501 | 505)
}

/// `Retry-After` (RFC 9110 §10.2.3): seconds or a date. A number of seconds that overflows is saturated.
fn retry_after(headers: &HeaderMap, now: Option<Duration>) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Duration::from_secs(value.parse().unwrap_or(u64::MAX)));
    }
    let date = httpdate::parse_http_date(value).ok()?;
    Some(date.duration_since(UNIX_EPOCH).ok()?.saturating_sub(now?))
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn headers(retry_after: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(RETRY_AFTER, HeaderValue::from_static(retry_after))])
    }

    #[test]
    fn dates() {
        // The current format, and the two obsolete ones (RFC 9110 §5.6.7).
        for date in
            ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"]
        {
            let now = Some(Duration::from_secs(784_111_770));
            assert_eq!(retry_after(&headers(date), now), Some(Duration::from_secs(7)), "{date}");
        }
        for wrong in ["", "now", "Sun, 06 Nov 1994", "Sun, 99 Nov 1994 08:49:37 GMT"] {
            assert_eq!(retry_after(&headers(wrong), Some(Duration::ZERO)), None, "{wrong}");
        }
    }

    #[test]
    fn retry_after_is_honoured_up_to_its_cap() {
        let policy = RetryPolicy::default();
        let after = |value| policy.after_answer(0, StatusCode::TOO_MANY_REQUESTS, &headers(value));
        assert_eq!(after("7"), Some(Duration::from_secs(7)));
        assert_eq!(after("61"), None);
        assert_eq!(after("99999999999999999999999"), None);
        assert!(after("-1").unwrap() <= Duration::from_millis(500));
        assert_eq!(after("Thu, 01 Jan 1970 00:00:00 GMT"), Some(Duration::ZERO));
        assert!(after("soon").unwrap() <= Duration::from_millis(500));
        let now = Some(Duration::from_secs(784_111_770));
        assert_eq!(retry_after(&headers("Sun, 06 Nov 1994 08:49:37 GMT"), now), Some(Duration::from_secs(7)));
    }

    #[test]
    fn what_the_server_lacks_it_lacks_later_too() {
        let again: Vec<u16> = (100..600).filter(|status| is_transient(*status)).collect();
        assert_eq!(again, [vec![429, 500], (502..505).collect(), (506..600).collect()].concat());
        let policy = RetryPolicy::default().statuses([418]);
        let after = |status| policy.after_answer(0, StatusCode::from_u16(status).unwrap(), &HeaderMap::new());
        assert!(after(418).is_some() && after(503).is_none(), "a list is the whole list");
    }

    #[test]
    fn waits_grow_and_end() {
        let policy = RetryPolicy::default().max_retries(40);
        for attempt in 0..40 {
            let full =
                Duration::from_millis(500).saturating_mul(1 << attempt.min(10)).min(Duration::from_secs(8));
            let wait = policy.after_failure(attempt).unwrap();
            assert!(wait <= full && wait >= full / 2, "{attempt}: {wait:?}");
        }
        assert_eq!(policy.after_failure(40), None);
        assert_eq!(RetryPolicy::none().after_failure(0), None);
        assert_eq!(RetryPolicy::default().after_answer(0, StatusCode::OK, &HeaderMap::new()), None);
    }
}
