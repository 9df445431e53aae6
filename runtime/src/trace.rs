//! The `tracing` span of a call, with the feature of that name; otherwise nothing. URLs, headers, bodies and
//! error messages are never recorded, since any of them may contain a secret.

pub(crate) use imp::CallSpan;

#[cfg(feature = "tracing")]
mod imp {
    use std::pin::Pin;
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::time::Duration;

    use tracing::field::Empty;
    use tracing::{Instrument, Span};

    use crate::answer::Answer;
    use crate::api::{Api, Descriptor};
    use crate::error::{Error, NoError, TransportErrorKind};

    /// The span of a call, from its first attempt to its response.
    pub(crate) struct CallSpan {
        span: Span,
        attempts: AtomicU32,
    }

    impl CallSpan {
        pub(crate) fn new(api: &Api, operation: &Descriptor) -> Self {
            let span = tracing::info_span!(
                "call",
                api = api.title,
                operation = operation.id,
                method = operation.method,
                path = operation.path,
                status = Empty,
                attempts = Empty,
                error = Empty,
            );
            Self { span, attempts: AtomicU32::new(0) }
        }

        /// Runs the call inside its span and records the outcome.
        pub(crate) async fn around(
            &self,
            call: Pin<&mut impl Future<Output = Result<Answer, Error<NoError>>>>,
        ) -> Result<Answer, Error<NoError>> {
            let result = call.instrument(self.span.clone()).await;
            self.span.record("attempts", self.attempts.load(Ordering::Relaxed));
            match &result {
                Ok(answer) => self.span.record("status", answer.status()),
                Err(error) => self.span.record("error", kind(error)),
            };
            result
        }

        /// Records that a request is sent.
        pub(crate) fn attempt(&self) {
            self.attempts.fetch_add(1, Ordering::Relaxed);
        }

        /// Records that an attempt failed and that the next one follows after `wait`.
        pub(crate) fn retry(&self, result: &Result<Answer, Error<NoError>>, wait: Duration) {
            let wait_ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
            match result {
                Ok(answer) => tracing::debug!(status = answer.status(), wait_ms, "trying again"),
                Err(error) => tracing::debug!(error = kind(error), wait_ms, "trying again"),
            }
        }
    }

    fn kind(error: &Error<NoError>) -> &'static str {
        match error {
            Error::Build(_) => "build",
            Error::Timeout(_) => "timeout",
            Error::Transport(error) => match error.kind() {
                TransportErrorKind::Connect => "connect",
                TransportErrorKind::Tls => "tls",
                TransportErrorKind::Connection => "connection",
                TransportErrorKind::Idle => "idle",
                TransportErrorKind::Body => "body",
                TransportErrorKind::Redirect => "redirect",
                TransportErrorKind::Pages => "pages",
                TransportErrorKind::Token => "token",
            },
            Error::Decode(_) | Error::Undocumented(_) | Error::Api(_) => "answer",
        }
    }
}

#[cfg(not(feature = "tracing"))]
mod imp {
    use std::pin::Pin;
    use std::time::Duration;

    use crate::answer::Answer;
    use crate::api::{Api, Descriptor};
    use crate::error::{Error, NoError};

    /// Without the feature: no span.
    pub(crate) struct CallSpan;

    impl CallSpan {
        pub(crate) fn new(_: &Api, _: &Descriptor) -> Self {
            Self
        }

        pub(crate) async fn around(
            &self,
            call: Pin<&mut impl Future<Output = Result<Answer, Error<NoError>>>>,
        ) -> Result<Answer, Error<NoError>> {
            call.await
        }

        pub(crate) fn attempt(&self) {}

        pub(crate) fn retry(&self, _: &Result<Answer, Error<NoError>>, _: Duration) {}
    }
}
