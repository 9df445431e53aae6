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

/// The library of the platform wants the key by itself.
#[cfg(feature = "native-tls")]
fn identity(pem: &[u8]) -> Result<Identity, reqwest::Error> {
    const BEGIN: &str = "-----BEGIN PRIVATE KEY-----";
    const END: &str = "-----END PRIVATE KEY-----";
    let text = String::from_utf8_lossy(pem);
    let parts = text.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?)));
    match parts {
        Some((before, (key, after))) => {
            let (chain, key) = (format!("{before}{after}"), format!("{BEGIN}{key}{END}\n"));
            Identity::from_pkcs8_pem(chain.as_bytes(), key.as_bytes())
        }
        // The library says what is missing.
        None => Identity::from_pkcs8_pem(pem, pem),
    }
}

#[cfg(not(feature = "native-tls"))]
fn identity(pem: &[u8]) -> Result<Identity, reqwest::Error> {
    Identity::from_pem(pem)
}
