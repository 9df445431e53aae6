//! The runtime as bindings use it, against servers on loopback. All tests are one binary, since linking each
//! further one costs time; `cargo test -p openapi-bindgen-runtime --test it hostile::` runs the tests of one
//! folder.

mod answers;
mod blocking;
mod codec;
mod common;
mod cookies;
mod forms;
mod hostile;
mod oauth;
mod overruling;
mod paging;
mod record;
mod repeating;
mod retries;
mod streams;
mod tls;
mod tracing;
