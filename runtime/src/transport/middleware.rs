//! Layers around the transport, which see and change requests and responses. Retries happen outside all
//! layers.

use std::sync::{Arc, Mutex, PoisonError};

use super::{Request, Response, Transport, follow};
use crate::auth::{self, Missing, secrets_of};
use crate::body::BoxFuture;
use crate::error::{TransportError, Unsent};
use crate::redaction::Secrets;

/// A layer around the transport. It sees every attempt: operation, method, URL, headers with credentials, and
/// whether the body can be sent again. Redirects happen beneath it.
pub trait Middleware: Send + Sync + 'static {
    /// Handles a request, usually by changing it and passing it to `next`.
    fn handle<'a>(
        &'a self,
        request: Request,
        next: Next<'a>,
    ) -> BoxFuture<'a, Result<Response, TransportError>>;
}

/// The remaining layers, and the transport after them.
#[derive(Clone, Copy)]
pub struct Next<'a> {
    pub(crate) layers: &'a [Arc<dyn Middleware>],
    pub(crate) transport: &'a dyn Transport,
    pub(crate) redirects: u32,
    /// Secrets that the layers have added.
    pub(crate) secrets: &'a Mutex<Secrets>,
    /// The operation whose credentials the layers must add, if they are still missing.
    pub(crate) unmet: Option<Missing<'a>>,
}

impl<'a> Next<'a> {
    /// Passes the request on.
    pub fn run(self, request: Request) -> BoxFuture<'a, Result<Response, TransportError>> {
        match self.layers.split_first() {
            Some((layer, layers)) => layer.handle(request, Next { layers, ..self }),
            None => {
                let check = self.unmet.map_or(Ok(()), |missing| auth::check(missing, &request));
                if let Err(error) = check {
                    return Box::pin(std::future::ready(Err(TransportError::connection(Unsent(error)))));
                }
                let mut secrets = self.secrets.lock().unwrap_or_else(PoisonError::into_inner);
                *secrets = secrets.and(&secrets_of(&request));
                drop(secrets);
                Box::pin(follow(self.transport, request, self.redirects))
            }
        }
    }
}

impl std::fmt::Debug for Next<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Next").field("layers", &self.layers.len()).finish_non_exhaustive()
    }
}
