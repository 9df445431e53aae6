//! How the default transport connects: what the builder of a client says about certificates and proxies.

use std::fmt;
use std::time::Duration;

use crate::secret::redacted_text;

/// Settings of the default transport. Keys and passwords are not printed.
#[derive(Clone, Default)]
pub(crate) struct ConnectSettings {
    /// How long connecting may take.
    pub(crate) timeout: Option<Duration>,
    /// Certificates of authorities, in PEM, beside those of the platform.
    pub(crate) roots: Vec<Vec<u8>>,
    /// The client's certificate and key, in PEM.
    pub(crate) identity: Option<Vec<u8>>,
    /// The URL of a proxy for all requests.
    pub(crate) proxy: Option<String>,
}

impl ConnectSettings {
    /// The methods of the builder that only the default transport can follow.
    pub(crate) fn only_of_default_transport(&self) -> Option<&'static str> {
        let used = [
            ("root_certificate", !self.roots.is_empty()),
            ("identity", self.identity.is_some()),
            ("proxy", self.proxy.is_some()),
        ];
        used.into_iter().find(|(_, is_used)| *is_used).map(|(name, _)| name)
    }
}

impl fmt::Debug for ConnectSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ConnectSettings")
            .field("timeout", &self.timeout)
            .field("roots", &self.roots.len())
            .field("identity", &self.identity.is_some())
            .field("proxy", &self.proxy.as_deref().map(redacted_text))
            .finish()
    }
}
