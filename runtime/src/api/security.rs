//! The security schemes of a document, and what operations require of them.

/// A security scheme (OpenAPI 3.1 §4.8.27).
#[derive(Debug, Clone, Copy)]
pub struct Scheme {
    /// The key in `securitySchemes`.
    pub(crate) name: &'static str,
    /// What kind of scheme it is.
    pub(crate) kind: SchemeKind,
    #[cfg(openapi_bindgen_extra_field)]
    further: (),
}

impl Scheme {
    const fn new(name: &'static str, kind: SchemeKind) -> Self {
        Self {
            name,
            kind,
            #[cfg(openapi_bindgen_extra_field)]
            further: (),
        }
    }

    /// `http` with scheme `bearer`.
    #[must_use]
    pub const fn bearer(name: &'static str) -> Self {
        Self::new(name, SchemeKind::Bearer)
    }

    /// `http` with scheme `basic`.
    #[must_use]
    pub const fn basic(name: &'static str) -> Self {
        Self::new(name, SchemeKind::Basic)
    }

    /// `http` with another scheme: the credential is sent as the `Authorization` header, as written.
    #[must_use]
    pub const fn http(name: &'static str, scheme: &'static str) -> Self {
        Self::new(name, SchemeKind::Http(scheme))
    }

    /// `apiKey` in a header of this name.
    #[must_use]
    pub const fn header_key(name: &'static str, header: &'static str) -> Self {
        Self::new(name, SchemeKind::HeaderKey(header))
    }

    /// `apiKey` in a query parameter of this name.
    #[must_use]
    pub const fn query_key(name: &'static str, parameter: &'static str) -> Self {
        Self::new(name, SchemeKind::QueryKey(parameter))
    }

    /// `apiKey` in a cookie of this name.
    #[must_use]
    pub const fn cookie_key(name: &'static str, cookie: &'static str) -> Self {
        Self::new(name, SchemeKind::CookieKey(cookie))
    }

    /// `oauth2`: a bearer token.
    #[must_use]
    pub const fn oauth2(name: &'static str) -> Self {
        Self::new(name, SchemeKind::OAuth2(Flows::NONE))
    }

    /// `oauth2` with `flows.clientCredentials.tokenUrl`: a bearer token that the client can request itself.
    #[must_use]
    pub const fn client_credentials(name: &'static str, token_url: &'static str) -> Self {
        Self::new(name, SchemeKind::OAuth2(Flows { client_credentials: Some(token_url), ..Flows::NONE }))
    }

    /// `flows.authorizationCode` of `oauth2`: a bearer token for a user who logs in.
    #[must_use]
    pub const fn authorization_code(mut self, url: &'static str, token_url: &'static str) -> Self {
        if let SchemeKind::OAuth2(flows) = self.kind {
            self.kind = SchemeKind::OAuth2(Flows { authorization_code: Some((url, token_url)), ..flows });
        }
        self
    }

    /// `flows.deviceAuthorization` of `oauth2`: a bearer token for a user who logs in on another device.
    #[must_use]
    pub const fn device_authorization(mut self, url: &'static str, token_url: &'static str) -> Self {
        if let SchemeKind::OAuth2(flows) = self.kind {
            self.kind = SchemeKind::OAuth2(Flows { device_authorization: Some((url, token_url)), ..flows });
        }
        self
    }

    /// `refreshUrl` of the flows of `oauth2`, if it is not the token URL.
    #[must_use]
    pub const fn refresh_url(mut self, url: &'static str) -> Self {
        if let SchemeKind::OAuth2(flows) = self.kind {
            self.kind = SchemeKind::OAuth2(Flows { refresh: Some(url), ..flows });
        }
        self
    }

    /// `openIdConnect` with its discovery URL: a bearer token.
    #[must_use]
    pub const fn open_id_connect(name: &'static str, url: &'static str) -> Self {
        Self::new(name, SchemeKind::OpenIdConnect(url))
    }

    /// `mutualTLS`: handled by the transport.
    #[must_use]
    pub const fn mutual_tls(name: &'static str) -> Self {
        Self::new(name, SchemeKind::MutualTls)
    }
}

/// The kinds of security schemes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SchemeKind {
    /// `http` with scheme `bearer`.
    Bearer,
    /// `http` with scheme `basic`.
    Basic,
    /// `http` with another scheme: the credential is sent as the `Authorization` header, as written.
    Http(&'static str),
    /// `apiKey` in a header of this name.
    HeaderKey(&'static str),
    /// `apiKey` in a query parameter of this name.
    QueryKey(&'static str),
    /// `apiKey` in a cookie of this name.
    CookieKey(&'static str),
    /// `oauth2`: a bearer token.
    OAuth2(Flows),
    /// `openIdConnect` with its discovery URL: a bearer token.
    OpenIdConnect(&'static str),
    /// `mutualTLS`: handled by the transport.
    MutualTls,
}

/// The flows of `oauth2` (OpenAPI 3.2 §4.28), with URLs as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Flows {
    /// The token URL.
    pub(crate) client_credentials: Option<&'static str>,
    /// The authorization URL and the token URL.
    #[cfg_attr(not(feature = "oauth"), allow(dead_code))]
    pub(crate) authorization_code: Option<(&'static str, &'static str)>,
    /// The device authorization URL and the token URL.
    #[cfg_attr(not(feature = "oauth"), allow(dead_code))]
    pub(crate) device_authorization: Option<(&'static str, &'static str)>,
    /// The refresh URL.
    #[cfg_attr(not(feature = "oauth"), allow(dead_code))]
    pub(crate) refresh: Option<&'static str>,
}

impl Flows {
    const NONE: Self = Self {
        client_credentials: None,
        authorization_code: None,
        device_authorization: None,
        refresh: None,
    };

    /// Whether a user has to log in for a token.
    pub(crate) fn has_login(&self) -> bool {
        self.authorization_code.is_some() || self.device_authorization.is_some()
    }
}

/// One scheme that a security alternative requires (OpenAPI 3.1 §4.8.30).
#[derive(Debug, Clone, Copy)]
pub struct Requirement {
    /// Index into the schemes of the [`Api`](super::Api).
    pub(crate) scheme: usize,
    /// OAuth scopes.
    pub(crate) scopes: &'static [&'static str],
    #[cfg(openapi_bindgen_extra_field)]
    further: (),
}

impl Requirement {
    /// A requirement of this `scheme`.
    #[must_use]
    pub const fn new(scheme: usize) -> Self {
        Self {
            scheme,
            scopes: &[],
            #[cfg(openapi_bindgen_extra_field)]
            further: (),
        }
    }

    /// OAuth scopes.
    #[must_use]
    pub const fn scopes(mut self, scopes: &'static [&'static str]) -> Self {
        self.scopes = scopes;
        self
    }
}
