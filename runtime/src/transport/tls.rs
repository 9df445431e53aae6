//! Adds the TLS implementation selected by the features to a builder of `reqwest` clients. Nothing is
//! installed for the whole process, which is left to the application.

/// The platform's TLS library.
#[cfg(feature = "native-tls")]
pub(super) fn configure(
    builder: reqwest::ClientBuilder,
) -> Result<reqwest::ClientBuilder, crate::error::BuildError> {
    Ok(builder.tls_backend_native())
}

/// rustls as `reqwest` sets it up, or no TLS.
#[cfg(all(not(feature = "native-tls"), any(feature = "rustls-aws-lc", not(feature = "rustls"))))]
pub(super) fn configure(
    builder: reqwest::ClientBuilder,
) -> Result<reqwest::ClientBuilder, crate::error::BuildError> {
    Ok(builder)
}

#[cfg(all(feature = "rustls", not(feature = "native-tls"), not(feature = "rustls-aws-lc")))]
pub(super) use with_rustls::configure;

#[cfg(all(feature = "rustls", not(feature = "native-tls"), not(feature = "rustls-aws-lc")))]
mod with_rustls {
    //! rustls with the provider that the process installed, else ring, and the certificates of the platform.

    use std::sync::Arc;

    use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
    use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
    use rustls::{ClientConfig, DigitallySignedStruct, Error, SignatureScheme};
    use rustls_platform_verifier::Verifier;

    use crate::error::BuildError;

    pub(in crate::transport) fn configure(
        builder: reqwest::ClientBuilder,
    ) -> Result<reqwest::ClientBuilder, BuildError> {
        let provider = rustls::crypto::CryptoProvider::get_default()
            .cloned()
            .unwrap_or_else(|| Arc::new(rustls::crypto::ring::default_provider()));
        let verifier: Arc<dyn ServerCertVerifier> = match Verifier::new(provider.clone()) {
            Ok(verifier) => Arc::new(verifier),
            Err(error) => Arc::new(NoCertificates(error)),
        };
        let mut config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| BuildError::caused("TLS cannot be set up", error))?
            .dangerous()
            .with_custom_certificate_verifier(verifier)
            .with_no_client_auth();
        if cfg!(feature = "http2") {
            config.alpn_protocols.push(b"h2".to_vec());
        }
        config.alpn_protocols.push(b"http/1.1".to_vec());
        Ok(builder.tls_backend_preconfigured(config))
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
}
