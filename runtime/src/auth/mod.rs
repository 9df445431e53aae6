//! Comes in: what the caller configured, and what an operation requires. Goes out: requests with credentials.
//! Must not: show credentials, or send one that the operation does not ask for.

mod apply;
mod by_hand;
mod choose;
mod client_credentials;
mod credential;
mod refusal;
mod token;

#[cfg(test)]
mod tests;

pub(crate) use apply::apply;
pub(crate) use by_hand::{Written, by_hand, check, header, pairs};
pub(crate) use choose::{ByHand, Offer, Origin, Plan, choose};
pub use client_credentials::ClientCredentials;
pub use credential::Credential;
pub(crate) use credential::{Credentials, is_bearer, list};
pub(crate) use refusal::is_authorization;
pub(crate) use token::Failed;
pub use token::{Token, TokenProvider, TokenRequest};
