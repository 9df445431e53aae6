//! rustls with the provider that the process installed, else ring, and the certificates of the platform and
//! of the builder. Nothing is installed for the whole process, which is left to the application.

use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, Error, SignatureScheme};
use rustls_platform_verifier::Verifier;

use crate::error::BuildError;
use crate::transport::ConnectSettings;

pub(in crate::transport) fn configure(
    builder: reqwest::ClientBuilder,
    settings: &ConnectSettings,
) -> Result<reqwest::ClientBuilder, BuildError> {
    let roots = roots(settings)?;
    let provider = CryptoProvider::get_default()
        .cloned()
        .unwrap_or_else(|| Arc::new(rustls::crypto::ring::default_provider()));
    let has_roots = !roots.is_empty();
    let verifier: Arc<dyn ServerCertVerifier> = match verifier(roots, provider.clone()) {
        Ok(verifier) => Arc::new(verifier),
        Err(error) if has_roots => {
            return Err(BuildError::caused("a `root_certificate` cannot be used", error));
        }
        Err(error) => Arc::new(NoCertificates(error)),
    };
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| BuildError::caused("TLS cannot be set up", error))?
        .dangerous()
        .with_custom_certificate_verifier(verifier);
    let mut config = match identity(settings)? {
        None => config.with_no_client_auth(),
        Some((chain, key)) => config
            .with_client_auth_cert(chain, key)
            .map_err(|error| BuildError::caused("the `identity` cannot be used", error))?,
    };
    if cfg!(feature = "http2") {
        config.alpn_protocols.push(b"h2".to_vec());
    }
    config.alpn_protocols.push(b"http/1.1".to_vec());
    Ok(builder.tls_backend_preconfigured(config))
}

/// The certificates of the platform and these.
#[cfg(not(target_os = "android"))]
fn verifier(roots: Vec<CertificateDer<'static>>, provider: Arc<CryptoProvider>) -> Result<Verifier, Error> {
    match roots.is_empty() {
        true => Verifier::new(provider),
        false => Verifier::new_with_extra_roots(roots, provider),
    }
}

/// The certificates of the platform, which takes no others.
#[cfg(target_os = "android")]
fn verifier(roots: Vec<CertificateDer<'static>>, provider: Arc<CryptoProvider>) -> Result<Verifier, Error> {
    match roots.is_empty() {
        true => Verifier::new(provider),
        false => Err(Error::General("Android trusts the certificates of its settings only".to_owned())),
    }
}

fn roots(settings: &ConnectSettings) -> Result<Vec<CertificateDer<'static>>, BuildError> {
    let mut roots = Vec::new();
    for pem in &settings.roots {
        let before = roots.len();
        for found in CertificateDer::pem_slice_iter(pem) {
            roots.push(found.map_err(|_| BuildError::new("a `root_certificate` is not valid PEM"))?);
        }
        if roots.len() == before {
            return Err(BuildError::new("a `root_certificate` holds no certificate in PEM"));
        }
    }
    Ok(roots)
}

type Identity = (Vec<CertificateDer<'static>>, PrivateKeyDer<'static>);

/// The chain of certificates and the key. Errors quote nothing of them.
fn identity(settings: &ConnectSettings) -> Result<Option<Identity>, BuildError> {
    let Some(pem) = &settings.identity else { return Ok(None) };
    let chain = CertificateDer::pem_slice_iter(pem).collect::<Result<Vec<_>, _>>();
    let chain = chain.map_err(|_| BuildError::new("the `identity` is not valid PEM"))?;
    if chain.is_empty() {
        return Err(BuildError::new("the `identity` holds no certificate in PEM"));
    }
    let key = PrivateKeyDer::from_pem_slice(pem).map_err(|_| {
        BuildError::new("the `identity` holds no private key in PEM, or one that is encrypted")
    })?;
    Ok(Some((chain, key)))
}

/// Simulates a platform without certificates, such as a small container. A client for plain HTTP works
/// nevertheless; each HTTPS connection fails with the reason.
#[derive(Debug)]
struct NoCertificates(Error);

impl ServerCertVerifier for NoCertificates {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        Err(self.0.clone())
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Err(self.0.clone())
    }

    fn verify_tls13_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Err(self.0.clone())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        // The handshake has to reach the certificate.
        vec![
            SignatureScheme::ECDSA_NISTP256_SHA256,
            SignatureScheme::ED25519,
            SignatureScheme::RSA_PSS_SHA256,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_certificates_every_server_is_refused() {
        let verifier = NoCertificates(Error::General("no certificates".to_owned()));
        let name = ServerName::try_from("example.invalid").unwrap();
        let result =
            verifier.verify_server_cert(&CertificateDer::from(vec![0]), &[], &name, &[], UnixTime::now());
        assert!(result.is_err() && !verifier.supported_verify_schemes().is_empty());
    }
}
