//! Secrets that nobody can guess, and the challenge of PKCE (RFC 7636).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::error::BuildError;
use crate::secret::Secret;

/// 256 random bits as 43 letters, digits, `-` and `_`.
pub(super) fn secret() -> Result<Secret, BuildError> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)
        .map_err(|error| BuildError::new(format!("the system has no random numbers: {error}")))?;
    Ok(Secret(URL_SAFE_NO_PAD.encode(bytes)))
}

/// `code_challenge` of the method `S256`.
pub(super) fn challenge(verifier: &Secret) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.0.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 7636, appendix B.
    #[test]
    fn the_example_of_the_rfc() {
        let verifier = Secret("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".to_owned());
        assert_eq!(challenge(&verifier), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    #[test]
    fn no_two_are_equal() {
        let (one, other) = (secret().unwrap(), secret().unwrap());
        assert_ne!(one, other);
        assert_eq!(one.0.len(), 43, "RFC 7636 §4.1 wants 43 to 128");
    }
}
