//! Servers on loopback that the tests of all packages share, and parsers for the requests they receive.
//!
//! - [`Server`] uses axum and stores every request before responding, so that a test can inspect the request
//!   as soon as the call has returned.
//! - [`Authority`] makes up certificates, and [`Server::tls`] presents them.
//! - [`Scripted`] and [`OpenEnded`] respond with the bytes that a test gives, and know nothing of HTTP beyond
//!   the end of a head.
//! - [`Raw`] passes each connection to the test.
//! - [`Process`] runs the server of a benchmark in a process of its own.
//! - [`Daemon`] runs a server of others that is installed on this machine.
//!
//! Nothing here depends on the runtime or the generator, so that a mistake of theirs cannot confirm itself.

mod answers;
mod daemon;
mod process;
mod raw;
mod received;
mod scripted;
mod server;
mod tls;

pub use answers::{answer, done, json, redirect};
pub use daemon::{Daemon, Folder, get, installed, skipped};
pub use process::Process;
pub use raw::{Raw, closed, head, soon};
pub use received::{Part, Received, pairs, part, parts, shown};
pub use scripted::{OpenEnded, Scripted, Writer, script};
pub use server::Server;
pub use tls::{Authority, Tls};

/// The response of a [`Server`].
pub type Response = axum::response::Response;
/// The body of a response, which may be a stream.
pub type Body = axum::body::Body;
