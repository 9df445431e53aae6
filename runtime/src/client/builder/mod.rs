//! Builds a client, or returns the first reason why it cannot be built. It makes no connection.

#[cfg(feature = "oauth")]
mod oauth;
mod settings;

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use http::header::{ACCEPT, USER_AGENT};

use super::Client;
use super::choice::ServerChoice;
use crate::api::{Api, SchemeKind};
use crate::auth::{Credential, TokenProvider, is_bearer};
use crate::error::BuildError;
use crate::retry::{RetryBudget, RetryPolicy};
use crate::secret::Redacted;
use crate::transport::{Middleware, Transport};
use settings::Settings;

/// Builds a client. `C` is the emitted client type.
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder<C> {
    settings: Settings,
    client: PhantomData<fn() -> C>,
}

impl<C: From<Client>> ClientBuilder<C> {
    /// A builder for this API: its first server, no credentials.
    pub fn new(api: &'static Api) -> Self {
        Self { settings: Settings::new(api), client: PhantomData }
    }

    /// Replaces the document's servers, including those of individual operations.
    pub fn base_url(mut self, url: impl AsRef<str>) -> Self {
        self.settings.server.base_url = Some(url.as_ref().to_owned());
        self
    }

    /// Where the document was found: relative server URLs are resolved against it (OpenAPI 3.1 §4.8.5).
    /// Without it, those of operations are resolved against the server of the document.
    pub fn document_url(mut self, url: impl AsRef<str>) -> Self {
        self.settings.server.document_url = Some(url.as_ref().to_owned());
        self
    }

    /// Uses this server of the document: one of the types that bindings have for their servers, or its index,
    /// counted from 0.
    pub fn server(mut self, server: impl Into<ServerChoice>) -> Self {
        let ServerChoice { index, variables } = server.into();
        self.settings.server.index = index;
        self.settings.server.variables.extend(variables);
        self
    }

    /// Sets a variable of the server's URL. A value that the document does not allow fails the build.
    pub fn server_variable(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.settings.server.variables.insert(name.into(), value.into());
        self
    }

    /// A bearer token, for every scheme that takes one. The build fails if there is none.
    pub fn bearer_auth(mut self, token: impl Into<String>) -> Self {
        self.settings.credential_for(is_bearer, "a bearer token", Credential::Bearer(token.into()));
        self
    }

    /// A user name and a password, for every scheme of basic authentication. The build fails if there is
    /// none.
    pub fn basic_auth(mut self, user: impl Into<String>, password: impl Into<String>) -> Self {
        let credential = Credential::Basic { user: user.into(), password: password.into() };
        self.settings.credential_for(
            |kind| kind == SchemeKind::Basic,
            "a user name and a password",
            credential,
        );
        self
    }

    /// A key, for every scheme of type `apiKey`. The build fails if there is none.
    pub fn api_key(mut self, key: impl Into<String>) -> Self {
        let takes = |kind| {
            matches!(kind, SchemeKind::HeaderKey(_) | SchemeKind::QueryKey(_) | SchemeKind::CookieKey(_))
        };
        self.settings.credential_for(takes, "an API key", Credential::ApiKey(key.into()));
        self
    }

    /// A credential for the security scheme of this name.
    pub fn credential(mut self, scheme: impl Into<String>, credential: Credential) -> Self {
        self.settings.credentials.push((scheme.into(), credential));
        self
    }

    /// Sends calls even if a required credential is missing: for a server that requires none, such as one for
    /// development, or if a middleware or the transport adds it in its own way. Credentials that the client
    /// has are still sent.
    pub fn anonymous(mut self) -> Self {
        self.settings.anonymous = true;
        self
    }

    /// Reads credentials from environment variables, when this is called: for each security scheme
    /// `PREFIX_NAME`, the name of the scheme in capitals with an underscore between its words, so that a key
    /// for `apiKey` is in `PREFIX_API_KEY`. It holds a token or a key; for an `http` scheme other than basic
    /// and bearer, the whole header `Authorization`. Basic authentication has `PREFIX_NAME_USERNAME` and
    /// `PREFIX_NAME_PASSWORD`. If the document declares the client credentials grant,
    /// `PREFIX_NAME_CLIENT_ID` and `PREFIX_NAME_CLIENT_SECRET` are used where there is no token.
    ///
    /// Variables that are not set are skipped. Credentials that the builder gets otherwise take precedence.
    pub fn credentials_from_env(mut self, prefix: impl Into<String>) -> Self {
        self.settings.environment(prefix.into());
        self
    }

    /// Fetches tokens for the security scheme of this name when they are needed. Only one fetch runs at a
    /// time, and all calls share it.
    pub fn token_provider(self, scheme: impl Into<String>, provider: impl TokenProvider) -> Self {
        self.credential(scheme, Credential::Provider(Arc::new(provider)))
    }

    /// Fetches tokens by the client credentials grant from the token URL that the document declares for this
    /// scheme. A relative URL is resolved against the server in use (OpenAPI 3.1 §4.6).
    pub fn client_credentials(
        mut self,
        scheme: impl Into<String>,
        id: impl Into<String>,
        secret: impl Into<String>,
    ) -> Self {
        self.settings.grants.push((scheme.into(), id.into(), secret.into()));
        self
    }

    /// A header of every request, whose value is never printed. The headers of a call replace it. A header
    /// that belongs to a security scheme, such as `Authorization` or `Cookie`, is used as the credential of
    /// the client.
    pub fn default_header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.settings.header(name.as_ref(), value.as_ref());
        self
    }

    /// The media types to ask for in every request instead of those that the document lists, as a value of
    /// the header `Accept`. What the document does not describe is `Error::Undocumented`, except with
    /// `send_raw`.
    pub fn accept(self, media_types: impl AsRef<str>) -> Self {
        self.default_header(ACCEPT.as_str(), media_types)
    }

    /// The `User-Agent` header.
    pub fn user_agent(mut self, value: impl AsRef<str>) -> Self {
        self.settings.header(USER_AGENT.as_str(), value.as_ref());
        self
    }

    /// How long a call may take, including all attempts, until its response is read (for streams: until it
    /// begins). Without it there is no limit.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.settings.timeout = Some(limit);
        self
    }

    /// How long one attempt may take. Without it only the limit of the call applies.
    pub fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.settings.attempt_timeout = Some(limit);
        self
    }

    /// How long connecting may take in the default transport; 10 seconds by default.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.settings.connect.timeout = Some(limit);
        self
    }

    /// Trusts these certificates of authorities, in PEM, beside those of the platform: for servers of a
    /// company or a cluster. Can be called several times. Only for the default transport.
    pub fn root_certificate(mut self, pem: impl AsRef<[u8]>) -> Self {
        self.settings.connect.roots.push(pem.as_ref().to_owned());
        self
    }

    /// The certificate that the client presents, followed by those of its chain, and its private key, all in
    /// one PEM text; the key is not encrypted. It is also the credential of every `mutualTLS` scheme. Only
    /// for the default transport.
    pub fn identity(mut self, pem: impl AsRef<[u8]>) -> Self {
        self.settings.connect.identity = Some(pem.as_ref().to_owned());
        self.settings.mutual_tls();
        self
    }

    /// Sends all requests through this proxy, instead of those of the environment:
    /// `http://user:password@host:port`, and with the feature `socks` also `socks5://…`. Only for the
    /// default transport.
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.settings.connect.proxy = Some(url.into());
        self
    }

    /// How long a body that is being read may stay idle, including streams; 5 minutes by default, `None`:
    /// without limit. A stream with longer quiet periods needs more.
    pub fn idle_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.settings.idle_timeout = limit.into();
        self
    }

    /// When calls are retried.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.settings.retry = policy;
        self
    }

    /// How many retries all calls of the client may make together, beside the policy of each. Clones of the
    /// client share it.
    pub fn retry_budget(mut self, budget: RetryBudget) -> Self {
        self.settings.budget = Some(budget);
        self
    }

    /// How many redirects are followed; 10 by default. With 0, redirects are responses like any other.
    pub fn redirects(mut self, limit: u32) -> Self {
        self.settings.redirects = limit;
        self
    }

    /// The largest body that is read into memory, in bytes; 64 MiB by default. Errors keep the beginning of a
    /// larger one.
    pub fn max_body_bytes(mut self, limit: u64) -> Self {
        self.settings.max_body_bytes = limit;
        self
    }

    /// Whether requests include the properties that the document marks `readOnly`, which servers send and
    /// usually do not accept. They are left out unless this is set, so that an object can be read, changed
    /// and sent back.
    pub fn send_read_only(mut self, send: bool) -> Self {
        self.settings.sends_read_only = send;
        self
    }

    /// Sends requests even if they break limits of the document: lengths, bounds, patterns, media types of
    /// files. For a server that allows more than its document says.
    pub fn unchecked(mut self) -> Self {
        self.settings.unchecked = true;
        self
    }

    /// Sends requests through this transport instead of the default one.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.settings.transport = Some(Arc::new(transport));
        self
    }

    /// Keeps the cookies that the server sets in this jar, and sends them back.
    #[cfg(feature = "cookies")]
    pub fn cookie_jar(mut self, jar: crate::transport::CookieJar) -> Self {
        self.settings.cookies = Some(jar);
        self
    }

    /// Adds a layer around the transport; the first one added is the outermost.
    pub fn middleware(mut self, middleware: impl Middleware) -> Self {
        self.settings.middleware.push(Arc::new(middleware));
        self
    }

    /// Builds the client.
    ///
    /// # Errors
    /// A server URL is relative or invalid, a variable or credential does not fit the document, a header
    /// cannot be sent, TLS cannot be set up, or there is no transport.
    pub fn build(self) -> Result<C, BuildError> {
        self.settings.build().map(C::from)
    }
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("api", &self.settings.api.title)
            .field("server", &self.settings.server)
            .field("credentials", &self.settings.credentials)
            .field("headers", &Redacted(&self.settings.headers))
            .field("anonymous", &self.settings.anonymous)
            .finish_non_exhaustive()
    }
}
