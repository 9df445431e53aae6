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
    use std::io;

    use rustls::{AlertDescription, CertificateError, Error};

    /// The explanation, if TLS is among the causes of an error.
    pub(in crate::transport) fn failure(error: &(dyn StdError + 'static)) -> Option<String> {
        let mut cause = Some(error);
        while let Some(error) = cause {
            if let Some(tls) = error.downcast_ref::<Error>() {
                return Some(explained(tls));
            }
            // `source` of such an error skips the error that it wraps.
            let io = error.downcast_ref::<io::Error>();
            let wrapped = io.and_then(io::Error::get_ref);
            if let (Some(io::ErrorKind::InvalidData), Some(wrapped)) = (io.map(io::Error::kind), wrapped) {
                if let Some(alert) = alert_of_http2(wrapped) {
                    return Some(explained(&alert));
                }
            }
            cause = match wrapped {
                Some(wrapped) => Some(wrapped),
                None => error.source(),
            };
        }
        None
    }

    /// The alert behind an error of an HTTP/2 connection, of which `h2` keeps only the text. In TLS 1.3 a
    /// server checks the client's certificate when the client has already finished the handshake (RFC 8446
    /// §4.4.2.4), so its alert reaches the HTTP connection.
    fn alert_of_http2(error: &(dyn StdError + 'static)) -> Option<Error> {
        let text = error.to_string();
        let mut alerts = (0..=u8::MAX).map(|code| Error::AlertReceived(AlertDescription::from(code)));
        alerts.find(|alert| alert.to_string() == text)
    }

    fn explained(error: &Error) -> String {
        match explanation(error) {
            "" => error.to_string(),
            text => format!("{text}: {error}"),
        }
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

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn alerts_of_which_only_the_text_is_left() {
            let failed = |kind, text: &str| failure(&io::Error::new(kind, text));
            for code in 0..=u8::MAX {
                let alert = Error::AlertReceived(AlertDescription::from(code));
                let typed = failure(&io::Error::new(io::ErrorKind::InvalidData, alert.clone()));
                assert!(typed.is_some());
                assert_eq!(failed(io::ErrorKind::InvalidData, &alert.to_string()), typed);
                assert_eq!(failed(io::ErrorKind::Other, &alert.to_string()), None);
            }
            assert_eq!(failed(io::ErrorKind::InvalidData, "received fatal alert"), None);
        }
    }
}
