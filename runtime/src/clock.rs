//! Waiting, time limits, and the time.
//!
//! wasm32 has neither timer nor clock in the standard library, so there nothing waits, times out or grows old (not
//! tested).

use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, Instant};

/// The time limit was reached.
#[derive(Debug)]
pub(crate) struct Elapsed;

/// Whether [`sleep`] waits. Where it does not, nothing is tried again: a server that is busy would be asked without a
/// pause.
pub(crate) const WAITS: bool = cfg!(not(target_arch = "wasm32"));

/// Waits.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) async fn sleep(duration: Duration) {
    tokio::time::sleep(duration).await;
}

/// Runs `future` for at most `limit`. It is taken where it is pinned: moved in, it would have a place in this
/// future for each way on which it is awaited.
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

/// What time it is, for measuring.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn now() -> Option<Instant> {
    Some(Instant::now())
}

/// Since 1970, by the clock on the wall.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn unix_time() -> Option<Duration> {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()
}

// To ask would be a panic.
#[cfg(target_arch = "wasm32")]
pub(crate) fn now() -> Option<Instant> {
    None
}

#[cfg(target_arch = "wasm32")]
pub(crate) fn unix_time() -> Option<Duration> {
    None
}

/// 64 bits that nobody can guess from the time of day: the standard library seeds its hash maps from the
/// system's random source, and every `RandomState` differs from the one before.
pub(crate) fn random() -> u64 {
    use std::hash::{BuildHasher, Hasher, RandomState};
    let mut hasher = RandomState::new().build_hasher();
    hasher.write_u8(0);
    hasher.finish()
}
