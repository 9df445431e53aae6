//! Finds the endpoints of an authorization server in its metadata (OpenID Connect Discovery 1.0, RFC 8414).

use http::header::ACCEPT;
use http::{HeaderValue, Method};
use serde_json::Value;
use url::Url;

use super::{OAuth, no_token};
use crate::auth::endpoint::{Failure, exchange};
use crate::error::TransportError;
use crate::transport::Request;

/// Where the metadata of an issuer is.
const WELL_KNOWN: &str = "/.well-known/openid-configuration";

impl OAuth {
    /// Reads the endpoints from the server's metadata: for schemes of type `openIdConnect`, or after
    /// `discovery_url`. A URL of an issuer is completed. Endpoints that are set already are kept.
    ///
    /// # Errors
    /// There is no discovery URL, the metadata cannot be read, or they are those of another issuer.
    pub async fn discover(self) -> Result<Self, TransportError> {
        self.discovered().await.map_err(no_token)
    }

    async fn discovered(mut self) -> Result<Self, Failure> {
        let refused = |text: String| Failure::Unreached(text.into());
        let mut url = self
            .discovery_url
            .clone()
            .ok_or_else(|| refused("there is no discovery URL (see `OAuth::discovery_url`)".to_owned()))?;
        if !url.path().contains("/.well-known/") {
            let path = format!("{}{WELL_KNOWN}", url.path().trim_end_matches('/'));
            url.set_path(&path);
        }
        let mut request = Request::new(Method::GET, url.clone());
        request.headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        let name = "discovery endpoint";
        let (status, metadata) = exchange(name, request, self.transport.as_ref()).await?;
        let text = |name: &str| metadata.get(name).and_then(Value::as_str);
        let Some(issuer) = text("issuer").filter(|_| status.is_success()) else {
            return Err(refused(format!("the {name} answered {status} without an `issuer`")));
        };
        if !is_of(&url, issuer) {
            return Err(refused("the metadata are those of another issuer".to_owned()));
        }
        let found = |name: &str| match text(name).map(Url::parse) {
            None => Ok(None),
            // Nothing is sent in the clear because a file says so.
            Some(Ok(found)) if found.scheme() == "https" || found.scheme() == url.scheme() => Ok(Some(found)),
            Some(_) => Err(refused(format!("the `{name}` in the metadata cannot be used"))),
        };
        self.authorization_url = self.authorization_url.or(found("authorization_endpoint")?);
        self.token_url = self.token_url.or(found("token_endpoint")?);
        self.device_url = self.device_url.or(found("device_authorization_endpoint")?);
        self.issuer = Some(issuer.to_owned());
        Ok(self)
    }
}

/// Whether metadata found at a URL may be those of the issuer: the URL begins with it (OpenID Connect
/// Discovery §4.3), or has the well-known part between its host and path (RFC 8414 §3.1).
fn is_of(url: &Url, issuer: &str) -> bool {
    let Ok(issuer) = Url::parse(issuer) else { return false };
    let path = issuer.path().trim_end_matches('/');
    let is_below = |rest: &str| rest.starts_with("/.well-known/");
    let rest = url.path().strip_prefix(path).is_some_and(is_below);
    let is_between = is_below(url.path()) && url.path().ends_with(path);
    issuer.origin() == url.origin() && (rest || is_between)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_belong_to_their_issuer() {
        let is_of = |url: &str, issuer: &str| super::is_of(&Url::parse(url).unwrap(), issuer);
        let well_known = "https://a/.well-known/openid-configuration";
        assert!(is_of(well_known, "https://a") && is_of(well_known, "https://a/"));
        assert!(is_of("https://a/t/.well-known/openid-configuration", "https://a/t"));
        assert!(is_of("https://a/.well-known/oauth-authorization-server/t", "https://a/t"));
        for (url, issuer) in [
            (well_known, "https://b"),
            (well_known, "http://a"),
            (well_known, "https://a/t"),
            (well_known, "a"),
            ("https://a/t/.well-known/openid-configuration", "https://a/u"),
        ] {
            assert!(!is_of(url, issuer), "{url} {issuer}");
        }
    }
}
