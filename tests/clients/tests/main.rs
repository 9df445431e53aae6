//! Clients of small documents, called against servers on loopback.

mod answers;
mod calls;
mod requests;
