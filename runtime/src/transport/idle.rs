//! A response body that fails when nothing has arrived for a while. A body may take any time as long as data
//! arrives.

use std::time::Duration;

use crate::body::ByteStream;

/// The body with the limit. There is no timer on wasm32, so it waits without a limit there (not tested).
#[cfg(target_arch = "wasm32")]
pub(crate) fn watched(body: ByteStream, _: Option<Duration>) -> ByteStream {
    body
}

/// The body with the limit.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn watched(body: ByteStream, limit: Option<Duration>) -> ByteStream {
    match limit {
        Some(limit) => Box::pin(imp::Watched::new(body, limit)),
        None => body,
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod imp {
    use std::pin::Pin;
    use std::task::{Context, Poll};
    use std::time::Duration;

    use bytes::Bytes;
    use futures_core::Stream;
    use tokio::time::{Instant, Sleep};

    use crate::body::ByteStream;
    use crate::error::{TransportError, TransportErrorKind};

    pub(super) struct Watched {
        body: ByteStream,
        limit: Duration,
        /// Created once the body has to be waited for, which small bodies never need.
        timer: Option<Pin<Box<Sleep>>>,
        /// Whether the timer is running, that is, whether the last poll of the body returned nothing.
        waits: bool,
    }

    impl Watched {
        pub(super) fn new(body: ByteStream, limit: Duration) -> Self {
            Self { body, limit, timer: None, waits: false }
        }

        fn timer(&mut self) -> Pin<&mut Sleep> {
            let limit = self.limit;
            let is_new = self.timer.is_none();
            let timer = self.timer.get_or_insert_with(|| Box::pin(tokio::time::sleep(limit)));
            if !std::mem::replace(&mut self.waits, true) && !is_new {
                // A limit too large to represent is never reached.
                let end = Instant::now().checked_add(limit).unwrap_or_else(|| timer.deadline());
                timer.as_mut().reset(end);
            }
            timer.as_mut()
        }
    }

    impl Stream for Watched {
        type Item = Result<Bytes, TransportError>;

        fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
            let this = &mut *self;
            if let Poll::Ready(item) = this.body.as_mut().poll_next(cx) {
                this.waits = false;
                return Poll::Ready(item);
            }
            std::task::ready!(this.timer().poll(cx));
            let text = format!("nothing came for {:?} (see `idle_timeout`)", this.limit);
            // The connection is no longer usable; later polls find the end of the body.
            this.body = crate::body::once(Bytes::new());
            Poll::Ready(Some(Err(TransportError::new(TransportErrorKind::Idle, text))))
        }
    }
}
