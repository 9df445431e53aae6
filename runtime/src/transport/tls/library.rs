//! TLS as `reqwest` sets it up: by the library of the platform, or by rustls with aws-lc.

use reqwest::{Certificate, ClientBuilder, Identity};

use crate::error::BuildError;
use crate::transport::ConnectSettings;

pub(in crate::transport) fn configure(
    builder: ClientBuilder,
    settings: &ConnectSettings,
) -> Result<ClientBuilder, BuildError> {
    let mut builder = backend(builder);
    for pem in &settings.roots {
        let unusable = |error| BuildError::caused("a `root_certificate` cannot be used", error);
        let roots = Certificate::from_pem_bundle(pem).map_err(unusable)?;
        if roots.is_empty() {
            return Err(BuildError::new("a `root_certificate` holds no certificate in PEM"));
        }
        builder = builder.tls_certs_merge(roots);
    }
    let Some(pem) = &settings.identity else { return Ok(builder) };
    let identity =
        identity(pem).map_err(|error| BuildError::caused("the `identity` cannot be used", error))?;
    Ok(builder.identity(identity))
}

#[cfg(feature = "native-tls")]
fn backend(builder: ClientBuilder) -> ClientBuilder {
    builder.tls_backend_native()
}

#[cfg(not(feature = "native-tls"))]
fn backend(builder: ClientBuilder) -> ClientBuilder {
    builder
}

/// The library of the platform wants the key apart. It finds it in a text that also holds the certificates.
#[cfg(feature = "native-tls")]
fn identity(pem: &[u8]) -> Result<Identity, reqwest::Error> {
    Identity::from_pkcs8_pem(pem, pem)
}

#[cfg(not(feature = "native-tls"))]
fn identity(pem: &[u8]) -> Result<Identity, reqwest::Error> {
    Identity::from_pem(pem)
}
