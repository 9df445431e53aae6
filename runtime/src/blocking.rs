//! Waits for a future. Must not be called from asynchronous code.

use std::sync::OnceLock;

use tokio::runtime::{Builder, Handle, Runtime};

use crate::error::BuildError;

/// One runtime for all blocking calls, since pooled connections belong to the runtime that made them. It
/// works on the waiting threads.
static RUNTIME: OnceLock<Result<Runtime, String>> = OnceLock::new();

/// Waits for a future, for example the next item of a stream that `send_blocking` returned.
///
/// # Errors
/// It is called from asynchronous code, or the runtime cannot be created.
pub fn block_on<F: Future>(future: F) -> Result<F::Output, BuildError> {
    if Handle::try_current().is_ok() {
        return Err(BuildError::new("a blocking call from asynchronous code; use `send().await`"));
    }
    let runtime = RUNTIME.get_or_init(|| {
        Builder::new_current_thread().enable_all().build().map_err(|error| error.to_string())
    });
    match runtime {
        Ok(runtime) => Ok(runtime.block_on(future)),
        Err(error) => {
            Err(BuildError::new(format!("the runtime for blocking calls cannot be created: {error}")))
        }
    }
}
