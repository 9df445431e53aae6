//! The bindings against a real HTTP server on loopback: what is sent, byte by byte, and how every response is
//! decoded. The server is axum and the form parser multer; neither shares code with the runtime.

mod answers;
mod credentials;
mod injection;
mod refusals;
mod request;
mod server;
mod sources;
mod submission;
