//! Comes in: nothing; these are the plain statics that emitted code fills in. Goes out: what a document says
//! about the API as a whole and about each operation, as data. Must not: hold anything that is known only at
//! run time.

/// An API: one per document.
#[derive(Debug, Clone, Copy)]
pub struct Api {
    /// `info.title`.
    pub title: &'static str,
    /// `info.version`.
    pub version: &'static str,
    /// `servers`; the first one is used unless the builder chooses otherwise.
    pub servers: &'static [Server],
    /// The servers that single paths and operations have instead.
    pub operation_servers: &'static [Server],
    /// `components.securitySchemes`.
    pub schemes: &'static [Scheme],
}

/// A server (OpenAPI 3.1 §4.8.5).
#[derive(Debug, Clone, Copy)]
pub struct Server {
    /// URL template, such as `https://{region}.example.com/v1`.
    pub url: &'static str,
    /// The variables of the template.
    pub variables: &'static [ServerVariable],
}

/// A variable of a server's URL (OpenAPI 3.1 §4.8.6).
#[derive(Debug, Clone, Copy)]
pub struct ServerVariable {
    /// The name between the braces.
    pub name: &'static str,
    /// Used unless the builder sets it.
    pub default: &'static str,
    /// The values it may have; empty: any.
    pub values: &'static [&'static str],
}

/// A security scheme (OpenAPI 3.1 §4.8.27).
#[derive(Debug, Clone, Copy)]
pub struct Scheme {
    /// The key in `securitySchemes`.
    pub name: &'static str,
    /// What it is.
    pub kind: SchemeKind,
}

/// What a security scheme is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemeKind {
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
    OAuth2 {
        /// `flows.clientCredentials.tokenUrl`, if the document has it.
        token_url: Option<&'static str>,
    },
    /// `openIdConnect`: a bearer token; the discovery URL.
    OpenIdConnect(&'static str),
    /// `mutualTLS`: a matter of the transport.
    MutualTls,
}

/// One scheme that a security alternative requires (OpenAPI 3.1 §4.8.30).
#[derive(Debug, Clone, Copy)]
pub struct Requirement {
    /// Index into [`Api::schemes`].
    pub scheme: usize,
    /// OAuth scopes.
    pub scopes: &'static [&'static str],
}

/// One operation.
#[derive(Debug, Clone, Copy)]
pub struct Descriptor {
    /// `operationId`.
    pub id: &'static str,
    /// HTTP method, upper case.
    pub method: &'static str,
    /// Path template as written, such as `/pets/{id}`.
    pub path: &'static str,
    /// The `Accept` header: the media types of all documented answers, joined with `, `.
    pub accept: &'static str,
    /// Media types whose 2xx bodies are handed over unread.
    pub streamed: &'static [&'static str],
    /// Alternatives; the first whose credentials are all there is used. An empty alternative is
    /// "anonymous"; an empty list means that no credential is sent.
    pub security: &'static [&'static [Requirement]],
    /// Servers that replace those of the API, if any.
    pub servers: &'static [Server],
}
