//! Layers around the transport, which see and change requests and responses. Retries happen around all
//! layers.

use std::sync::{Arc, Mutex, PoisonError};

use super::{Request, Response, Transport, follow};
use crate::api::{Api, Descriptor};
use crate::auth;
use crate::body::BoxFuture;
use crate::error::{TransportError, Unsent};
use crate::shown::Secrets;

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
    /// What the layers have added and is not to be shown.
    pub(crate) secrets: &'a Mutex<Secrets>,
    /// What the layers have to write the credentials for, if nobody else has.
    pub(crate) unmet: Option<(&'static Api, &'static Descriptor)>,
}

impl<'a> Next<'a> {
    /// Hands the request on.
    pub fn run(self, request: Request) -> BoxFuture<'a, Result<Response, TransportError>> {
        match self.layers.split_first() {
            Some((layer, layers)) => layer.handle(request, Next { layers, ..self }),
            None => {
                let check =
                    self.unmet.map_or(Ok(()), |(api, operation)| auth::check(api, operation, &request));
                if let Err(error) = check {
                    return Box::pin(std::future::ready(Err(TransportError::connection(Unsent(error)))));
                }
                let mut secrets = self.secrets.lock().unwrap_or_else(PoisonError::into_inner);
                *secrets = secrets.and(&Secrets::of(&request));
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
