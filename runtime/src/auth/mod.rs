//! Comes in: what the caller configured, and what an operation requires. Goes out: requests with credentials.
//! Must not: show credentials, or send one that the operation does not ask for.

mod apply;
mod client_credentials;
mod credential;
mod token;

#[cfg(test)]
mod tests;

pub(crate) use apply::{apply, choose};
pub use client_credentials::ClientCredentials;
pub use credential::Credential;
pub(crate) use credential::Credentials;
pub(crate) use token::Failed;
pub use token::{Token, TokenProvider, TokenRequest};
