//! What the bindings emitted by `openapi-bindgen` call: the part of a client that does not depend on
//! the document.

mod answer;
mod api;
mod auth;
#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
mod blocking;
mod body;
mod call;
mod client;
mod clock;
mod error;
mod file;
pub mod form;
mod operation;
mod parameter;
mod retry;
mod secret;
mod standin;
mod stream;
pub mod transport;

pub use answer::{Answer, Full};
pub use api::{Api, Descriptor, Requirement, Scheme, SchemeKind, Server, ServerVariable};
pub use auth::{ClientCredentials, Credential, Token, TokenProvider, TokenRequest};
#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
pub use blocking::block_on;
pub use body::{Body, BoxError, BoxFuture, ByteStream, Payload};
pub use call::{Call, CallOptions};
pub use client::{Client, ClientBuilder};
pub use error::{
    ApiError, BuildError, DecodeError, Error, NoError, Timeout, TransportError, TransportErrorKind,
    Undecoded, Undocumented,
};
pub use file::{File, Files};
pub use form::{Form, IntoForm};
pub use operation::{Operation, Sending, SendingFull};
pub use parameter::{Parameter, Style};
pub use retry::RetryPolicy;
pub use standin::{Check, CheckError, Checker, Map, Patch};
pub use stream::{Download, Event, EventStream, JsonLines};
pub use transport::{Middleware, Transport};

pub use bytes::Bytes;
pub use http::HeaderMap;
pub use serde_json::Value;
pub use {http, serde, serde_json};
