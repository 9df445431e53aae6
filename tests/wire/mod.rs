//! The bindings against a real HTTP server on loopback: what is sent, byte by byte, and what
//! becomes of every answer. The server is axum and the parser of forms multer; neither shares
//! code with the runtime.

mod answers;
mod credentials;
mod injection;
mod refusals;
mod request;
mod server;
mod sources;
mod submission;
