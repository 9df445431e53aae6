//! Explains why a TLS connection failed: what is wrong with which certificate, and which setting would help.

#[cfg(not(feature = "rustls"))]
pub(in crate::transport) fn failure(_: &(dyn std::error::Error + 'static)) -> Option<String> {
    // The errors of other libraries cannot be told apart.
    None
}

#[cfg(feature = "rustls")]
pub(in crate::transport) use with_rustls::failure;

#[cfg(feature = "rustls")]
mod with_rustls {
    use std::error::Error as StdError;

    use rustls::{AlertDescription, CertificateError, Error};

    /// The explanation, if TLS is among the causes of an error.
    pub(in crate::transport) fn failure(error: &(dyn StdError + 'static)) -> Option<String> {
        let mut cause = Some(error);
        while let Some(error) = cause {
            if let Some(tls) = error.downcast_ref::<Error>() {
                return Some(match explanation(tls) {
                    "" => tls.to_string(),
                    text => format!("{text}: {tls}"),
                });
            }
            // `source` of such an error skips the error that it wraps.
            let wrapped = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
            cause = match wrapped {
                Some(wrapped) => Some(wrapped),
                None => error.source(),
            };
        }
        None
    }

    fn explanation(error: &Error) -> &'static str {
        use AlertDescription as Alert;
        match error {
            Error::InvalidCertificate(problem) => of_certificate(problem),
            Error::InvalidMessage(_) => "the server does not speak TLS at this port",
            Error::AlertReceived(Alert::CertificateRequired) => {
                "the server asks for a client certificate (see `identity`)"
            }
            Error::AlertReceived(
                Alert::BadCertificate
                | Alert::UnsupportedCertificate
                | Alert::CertificateRevoked
                | Alert::CertificateExpired
                | Alert::CertificateUnknown
                | Alert::UnknownCA
                | Alert::AccessDenied
                | Alert::DecryptError,
            ) => "the server refuses the client certificate (see `identity`)",
            _ => "",
        }
    }

    fn of_certificate(problem: &CertificateError) -> &'static str {
        match problem {
            CertificateError::UnknownIssuer => {
                "the authority of the server's certificate is not trusted (see `root_certificate`)"
            }
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                "the server's certificate is for another name"
            }
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
                "the server's certificate has expired"
            }
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
                "the server's certificate is not valid yet"
            }
            CertificateError::Revoked => "the server's certificate was revoked",
            _ => "the server's certificate is refused",
        }
    }
}
