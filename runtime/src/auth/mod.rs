//! Credentials: what the caller configured, and what an operation requires. They are never printed, and never
//! sent if the operation does not require them and the call does not set them.

mod apply;
mod by_hand;
mod choose;
mod client_credentials;
mod credential;
mod endpoint;
mod environment;
#[cfg(feature = "oauth")]
mod oauth;
mod refusal;
mod secrets;
mod token;

#[cfg(test)]
mod tests;

pub(crate) use apply::apply;
pub(crate) use by_hand::{Written, by_hand, check, header, pairs};
pub(crate) use choose::{ByHand, Offer, Origin, Plan, choose};
pub use client_credentials::ClientCredentials;
pub use credential::Credential;
pub(crate) use credential::{Credentials, is_authorization, is_bearer, list};
pub(crate) use environment::{FromEnvironment, from_environment};
#[cfg(feature = "oauth")]
pub use oauth::{DeviceLogin, Login, OAuth, OAuthTokens, RefreshingTokens};
pub(crate) use refusal::Missing;
pub(crate) use secrets::secrets_of;
pub use token::{Token, TokenProvider, TokenRequest};
