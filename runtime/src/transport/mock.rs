//! A transport that responds from a closure, for tests without a network.

use std::fmt;

use super::{Request, Response, Transport};
use crate::body::BoxFuture;
use crate::error::TransportError;

/// A transport that responds from a closure.
pub struct Mock<F>(F);

impl<F, A> Mock<F>
where
    F: Fn(Request) -> A + Send + Sync + 'static,
    A: Future<Output = Result<Response, TransportError>> + Send + 'static,
{
    /// `answer` is called for every request that is sent.
    pub fn new(answer: F) -> Self {
        Self(answer)
    }
}

impl<F, A> Transport for Mock<F>
where
    F: Fn(Request) -> A + Send + Sync + 'static,
    A: Future<Output = Result<Response, TransportError>> + Send + 'static,
{
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin((self.0)(request))
    }
}

impl<F> fmt::Debug for Mock<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Mock")
    }
}
