//! Comes in: a request on its way to the transport. Goes out: whatever the layers before the transport make
//! of it. Must not: retry, which happens around all layers.

use std::sync::Arc;

use super::{Request, Response, Transport, follow};
use crate::body::BoxFuture;
use crate::error::TransportError;

/// A layer around the transport. It sees every attempt: operation, method, URL, headers with credentials, and
/// whether the body can be sent again; redirects happen beneath it.
pub trait Middleware: Send + Sync + 'static {
    /// Handles a request, as a rule by changing it and handing it to `next`.
    fn handle<'a>(
        &'a self,
        request: Request,
        next: Next<'a>,
    ) -> BoxFuture<'a, Result<Response, TransportError>>;
}

/// The layers that are still to come, and the transport after them.
#[derive(Clone, Copy)]
pub struct Next<'a> {
    pub(crate) layers: &'a [Arc<dyn Middleware>],
    pub(crate) transport: &'a dyn Transport,
    pub(crate) redirects: u32,
}

impl<'a> Next<'a> {
    /// Hands the request on.
    pub fn run(self, request: Request) -> BoxFuture<'a, Result<Response, TransportError>> {
        match self.layers.split_first() {
            Some((layer, layers)) => layer.handle(request, Next { layers, ..self }),
            None => Box::pin(follow(self.transport, request, self.redirects)),
        }
    }
}

impl std::fmt::Debug for Next<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Next").field("layers", &self.layers.len()).finish_non_exhaustive()
    }
}
