//! Security schemes, and what operations require of them.

use crate::ir::SchemeId;

/// One entry of `securitySchemes`.
#[derive(Debug, Clone, PartialEq)]
pub struct SecurityScheme {
    /// The key in `securitySchemes`.
    pub name: String,
    /// Its kind.
    pub kind: SecurityKind,
    /// Its description.
    pub description: Option<String>,
}

/// The kind of a security scheme.
#[derive(Debug, Clone, PartialEq)]
pub enum SecurityKind {
    /// `http` with scheme `bearer`.
    Bearer,
    /// `http` with scheme `basic`.
    Basic,
    /// `http` with another scheme, by name: the credential is sent as given.
    Http(String),
    /// `apiKey` in a header of this name.
    HeaderKey(String),
    /// `apiKey` in a query parameter of this name.
    QueryKey(String),
    /// `apiKey` in a cookie of this name.
    CookieKey(String),
    /// `oauth2`: a bearer token.
    OAuth2(OAuthFlows),
    /// `openIdConnect`: a bearer token; the discovery URL.
    OpenIdConnect(String),
    /// `mutualTLS`: left to the transport.
    MutualTls,
}

/// The flows of `oauth2` with a token URL.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OAuthFlows {
    /// The token URL of `clientCredentials`.
    pub client_credentials: Option<String>,
    /// The authorization URL and the token URL of `authorizationCode`.
    pub authorization_code: Option<(String, String)>,
    /// The device authorization URL and the token URL of `deviceAuthorization`.
    pub device_authorization: Option<(String, String)>,
    /// The refresh URL of the flows with a login, if it is not the token URL.
    pub refresh_url: Option<String>,
}

/// One scheme that an alternative requires.
#[derive(Debug, Clone, PartialEq)]
pub struct Requirement {
    /// The scheme.
    pub scheme: SchemeId,
    /// OAuth scopes.
    pub scopes: Vec<String>,
}

impl SecurityKind {
    /// The method of `runtime::ClientBuilder` that sets the credential.
    pub fn setter(&self) -> &'static str {
        match self {
            Self::Bearer | Self::OAuth2 { .. } | Self::OpenIdConnect(_) => "bearer_auth",
            Self::Basic => "basic_auth",
            Self::HeaderKey(_) | Self::QueryKey(_) | Self::CookieKey(_) => "api_key",
            Self::Http(_) | Self::MutualTls => "credential",
        }
    }

    /// Whether the credential is a bearer token.
    pub fn is_bearer(&self) -> bool {
        matches!(self, Self::Bearer | Self::OAuth2 { .. } | Self::OpenIdConnect(_))
    }

    /// Whether the credential is sent in the header `Authorization`.
    pub fn is_authorization(&self) -> bool {
        match self {
            Self::Bearer | Self::Basic | Self::Http(_) | Self::OAuth2 { .. } | Self::OpenIdConnect(_) => true,
            Self::HeaderKey(name) => name.eq_ignore_ascii_case("authorization"),
            Self::QueryKey(_) | Self::CookieKey(_) | Self::MutualTls => false,
        }
    }
}
