//! Sleeping, time limits, and the current time.
//!
//! The standard library has neither timer nor clock on wasm32, so nothing waits, times out or expires there
//! (not tested).

use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, Instant};

/// The time limit was reached.
#[derive(Debug)]
pub(crate) struct Elapsed;

/// Whether [`sleep`] really waits. If it does not, nothing is retried: a busy server would be asked again
/// without a pause.
pub(crate) const WAITS: bool = cfg!(not(target_arch = "wasm32"));

/// Sleeps for `duration`.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) async fn sleep(duration: Duration) {
    tokio::time::sleep(duration).await;
}

/// Runs `future` for at most `limit`. It is taken pinned: moved in, it would occupy space in this future once
/// for each branch that awaits it.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) async fn limited<F: Future>(
    limit: Option<Duration>,
    future: Pin<&mut F>,
) -> Result<F::Output, Elapsed> {
    match limit {
        Some(limit) => tokio::time::timeout(limit, future).await.map_err(|_| Elapsed),
        None => Ok(future.await),
    }
}

#[cfg(target_arch = "wasm32")]
pub(crate) async fn sleep(_: Duration) {}

#[cfg(target_arch = "wasm32")]
pub(crate) async fn limited<F: Future>(
    _: Option<Duration>,
    future: Pin<&mut F>,
) -> Result<F::Output, Elapsed> {
    Ok(future.await)
}

/// The current time, for measuring durations.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn now() -> Option<Instant> {
    Some(Instant::now())
}

/// The time since 1970 by the system clock.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn unix_time() -> Option<Duration> {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()
}

// Asking for the time would panic here.
#[cfg(target_arch = "wasm32")]
pub(crate) fn now() -> Option<Instant> {
    None
}

#[cfg(target_arch = "wasm32")]
pub(crate) fn unix_time() -> Option<Duration> {
    None
}

/// 64 bits that cannot be guessed from the time of day: the standard library seeds its hash maps from the
/// system's random source, and every `RandomState` differs from the previous one.
pub(crate) fn random() -> u64 {
    use std::hash::{BuildHasher, Hasher, RandomState};
    let mut hasher = RandomState::new().build_hasher();
    hasher.write_u8(0);
    hasher.finish()
}
