//! Servers on loopback, which the tests of all packages share, and the parsers with which they read what they were sent.
//!
//! - [`Server`] speaks HTTP through axum and keeps every request before it answers it, so that a test can ask for the
//!   request as soon as the call has returned.
//! - [`Scripted`] and [`OpenEnded`] answer with the bytes that a test gives, and know no HTTP beyond the end of a head.
//! - [`Raw`] hands each connection to the test.
//!
//! Nothing here depends on the runtime or on the generator: a mistake of theirs must not be able to agree with itself.

mod answers;
mod raw;
mod received;
mod scripted;
mod server;

pub use answers::{answer, done, json, redirect};
pub use raw::{Raw, closed, head, soon};
pub use received::{Part, Received, pairs, part, parts, shown};
pub use scripted::{OpenEnded, Scripted, Writer, script};
pub use server::Server;

/// What a [`Server`] answers.
pub type Response = axum::response::Response;
/// The body of an answer, which may be a stream.
pub type Body = axum::body::Body;
