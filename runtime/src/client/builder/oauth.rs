//! Begins logins of users by the flows of the document.

use super::ClientBuilder;
use crate::api::SchemeKind;
use crate::auth::{OAuth, list};
use crate::client::Client;
use crate::client::server::Servers;
use crate::error::BuildError;

impl<C: From<Client>> ClientBuilder<C> {
    /// An application registered under this client ID, with the URLs that the document declares for a scheme
    /// of type `oauth2` or `openIdConnect`; after `discover` those of the latter. It uses the transport, the
    /// certificates and the proxy that the builder has been given so far. Its tokens are given to
    /// [`ClientBuilder::token_provider`].
    ///
    /// # Errors
    /// There is no such scheme, a URL of the document cannot be used, or there is no transport.
    pub fn oauth(&self, scheme: impl AsRef<str>, client_id: impl Into<String>) -> Result<OAuth, BuildError> {
        let settings = &self.settings;
        let found = settings.api.schemes.iter().find(|one| one.name == scheme.as_ref());
        let kind = found.map(|scheme| scheme.kind);
        let resolve = |url: &str| match url::Url::parse(url) {
            Err(url::ParseError::RelativeUrlWithoutBase) => {
                Ok(Servers::new(settings.api, settings.server.clone())?.resolve(url)?.to_string())
            }
            _ => Ok::<_, BuildError>(url.to_owned()),
        };
        let oauth = OAuth::new(client_id.into(), settings.shared_transport()?);
        match kind {
            Some(SchemeKind::OpenIdConnect(url)) => oauth.discovery_url(resolve(url)?),
            Some(SchemeKind::OAuth2(flows)) => {
                let mut oauth = oauth;
                if let Some((url, token_url)) = flows.device_authorization {
                    oauth = oauth
                        .device_authorization_url(resolve(url)?)?
                        .device_token_url(&resolve(token_url)?)?;
                }
                if let Some((url, token_url)) = flows.authorization_code {
                    oauth = oauth.authorization_url(resolve(url)?)?.token_url(resolve(token_url)?)?;
                }
                match flows.refresh {
                    Some(url) => oauth.refresh_url(resolve(url)?),
                    None => Ok(oauth),
                }
            }
            _ => Err(BuildError::new(format!(
                "`{}` is no security scheme of type `oauth2` or `openIdConnect`; there are: {}",
                scheme.as_ref(),
                list(settings.api.schemes.iter()),
            ))),
        }
    }
}
