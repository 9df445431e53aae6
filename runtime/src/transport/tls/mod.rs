//! Adds the TLS implementation selected by the features to a builder of `reqwest` clients, and explains its
//! errors.

mod failure;
#[cfg(any(feature = "native-tls", feature = "rustls-aws-lc"))]
mod library;
#[cfg(all(feature = "rustls", not(feature = "native-tls"), not(feature = "rustls-aws-lc")))]
mod ring;

pub(super) use failure::failure;
#[cfg(any(feature = "native-tls", feature = "rustls-aws-lc"))]
pub(super) use library::configure;
#[cfg(all(feature = "rustls", not(feature = "native-tls"), not(feature = "rustls-aws-lc")))]
pub(super) use ring::configure;

/// No TLS.
#[cfg(not(any(feature = "native-tls", feature = "rustls-aws-lc", feature = "rustls")))]
pub(super) fn configure(
    builder: reqwest::ClientBuilder,
    settings: &super::ConnectSettings,
) -> Result<reqwest::ClientBuilder, crate::error::BuildError> {
    if settings.roots.is_empty() && settings.identity.is_none() {
        return Ok(builder);
    }
    let text = "`root_certificate` and `identity` need the feature `rustls`, `rustls-aws-lc` or `native-tls`";
    Err(crate::error::BuildError::new(text))
}
