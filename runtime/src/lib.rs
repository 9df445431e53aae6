//! What the bindings emitted by `openapi-bindgen` call: the part of a client that does not depend on
//! the document.
//!
//! The items at the root are for users of bindings; [`transport`] is for those who send requests in their own
//! way. What only emitted code calls is hidden and versioned separately (`emitted::v1`), so that it can
//! change without breaking published bindings.

mod answer;
mod api;
mod auth;
#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
mod blocking;
mod body;
mod call;
mod check;
mod client;
mod clock;
mod codec;
mod cookie;
#[doc(hidden)]
pub mod emitted;
mod error;
mod file;
mod form;
mod header;
mod input;
mod operation;
mod paging;
mod parameter;
mod payload;
#[cfg(not(target_arch = "wasm32"))]
mod record;
mod redaction;
mod retry;
mod secret;
mod stream;
mod trace;
pub mod transport;
mod types;
mod xml;

// The client, and options of a single call.
pub use api::Descriptor;
pub use auth::{ClientCredentials, Credential, Token, TokenProvider, TokenRequest};
#[cfg(feature = "oauth")]
pub use auth::{DeviceLogin, Login, OAuth, OAuthTokens, RefreshingTokens};
#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
pub use blocking::block_on;
pub use call::{CallExt, CallOptions};
pub use client::{Client, ClientBuilder, ServerChoice};
#[cfg(not(target_arch = "wasm32"))]
pub use record::Record;
pub use retry::{RetryBudget, RetryPolicy};
#[cfg(feature = "cookies")]
pub use transport::CookieJar;
pub use transport::{Middleware, Transport};

// Calls in progress, and their results.
pub use answer::{Full, RawResponse};
pub use error::{
    ApiError, BoxError, BuildError, DecodeError, Error, NoError, Timeout, TransportError, TransportErrorKind,
    Undocumented,
};
pub use header::{HeaderError, TypedHeaders};
pub use operation::{Operation, Sending, SendingFull, SendingRaw, StreamOperation, Streamed};
pub use paging::{Items, Paged, Pages};
pub use stream::{Download, Event, EventStream, JsonLines};

// What is sent.
pub use body::{Body, BoxFuture, ByteStream, Payload};
pub use check::{Check, CheckError, Checker, Violation};
pub use file::{File, Files};
pub use form::{Form, IntoForm};
pub use input::{IntoField, MadeFrom};

// What a server sends to a webhook or callback.
pub use payload::{PayloadError, parse_payload, parse_xml_payload};

// Types of fields.
pub use codec::UnknownValue;
pub use types::{
    Base64, Base64Bytes, Base64Error, Base64Url, Date, DateTime, DateTimeError, HashedMap, JsonString, Map,
    Patch, Secret, Uuid, Value,
};
#[cfg(feature = "jiff")]
pub use types::{JiffDate, JiffDateTime};

// Crates whose types are part of this crate's API.
pub use bytes::Bytes;
pub use http::{HeaderMap, StatusCode};
#[cfg(feature = "jiff")]
pub use jiff;
pub use {chrono, http, serde, serde_json, uuid};
