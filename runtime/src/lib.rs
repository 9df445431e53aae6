//! What the bindings emitted by `openapi-bindgen` call: the part of a client that does not depend on
//! the document.

mod answer;
mod api;
mod auth;
#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
mod blocking;
mod body;
mod call;
pub mod check;
mod client;
mod clock;
pub mod codec;
mod cookie;
mod error;
mod file;
pub mod form;
pub mod header;
mod operation;
mod paging;
mod parameter;
mod payload;
mod retry;
mod secret;
mod shown;
mod stream;
mod trace;
pub mod transport;
mod types;
pub mod xml;

pub use answer::{Answer, Full};
pub use api::{Api, Descriptor, Requirement, Scheme, SchemeKind, Server, ServerVariable};
pub use auth::{ClientCredentials, Credential, Token, TokenProvider, TokenRequest};
#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
pub use blocking::block_on;
pub use body::{Body, BoxError, BoxFuture, ByteStream, Payload};
pub use call::{Call, CallOptions};
pub use check::{Check, CheckError, Checker, Pattern, Violation};
pub use client::{Client, ClientBuilder, ServerChoice};
pub use error::{
    ApiError, BuildError, DecodeError, Error, NoError, Timeout, TransportError, TransportErrorKind,
    Undecoded, Undocumented,
};
pub use file::{File, Files};
pub use form::{Form, IntoForm};
pub use header::{HeaderError, TypedHeaders};
pub use operation::{Operation, Sending, SendingFull};
pub use paging::{Items, Paged, Pages, Paging};
pub use parameter::{Parameter, Style};
pub use payload::{PayloadError, parse_payload, parse_xml_payload};
pub use retry::RetryPolicy;
pub use stream::{Download, Event, EventStream, JsonLines};
pub use transport::{Middleware, Transport};
pub use types::{
    Base64, Base64Bytes, Base64Error, Base64Url, Date, DateTime, DateTimeError, HashedMap, JsonString, Map,
    Patch, Secret, Uuid, Value,
};
#[cfg(feature = "jiff")]
pub use types::{JiffDate, JiffDateTime};

pub use bytes::Bytes;
pub use http::HeaderMap;
#[cfg(feature = "jiff")]
pub use jiff;
pub use {chrono, http, serde, serde_json, uuid};
