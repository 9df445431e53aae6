//! Builds a client, or returns the first reason why it cannot be built. It makes no connection.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use http::header::USER_AGENT;
use http::{HeaderMap, HeaderName, HeaderValue};
use url::Url;

use super::choice::ServerChoice;
use super::server::{ServerSettings, Servers, check_variables};
use super::{Client, Shared};
use crate::api::{Api, Scheme, SchemeKind};
use crate::auth::{
    ClientCredentials, Credential, Credentials, TokenProvider, is_authorization, is_bearer, list,
};
use crate::error::BuildError;
use crate::retry::RetryPolicy;
use crate::secret::{Redacted, is_harmless, mark};
use crate::transport::{Middleware, Transport};

/// Builds a client. `C` is the emitted client type.
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder<C> {
    settings: Settings,
    client: PhantomData<fn() -> C>,
}

struct Settings {
    api: &'static Api,
    server: ServerSettings,
    credentials: Vec<(String, Credential)>,
    /// For schemes without a credential of their own, if the scheme takes more than one kind of credential.
    fallbacks: Vec<(String, Credential)>,
    /// Scheme, client ID and secret: the token URL may be relative to a server that is not known yet.
    grants: Vec<(String, String, String)>,
    anonymous: bool,
    transport: Option<Box<dyn Transport>>,
    middleware: Vec<Arc<dyn Middleware>>,
    headers: HeaderMap,
    retry: RetryPolicy,
    redirects: u32,
    timeout: Option<Duration>,
    attempt_timeout: Option<Duration>,
    connect_timeout: Duration,
    idle_timeout: Option<Duration>,
    max_body_bytes: u64,
    sends_read_only: bool,
    error: Option<BuildError>,
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
        self.settings.connect_timeout = limit;
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

    /// Sends requests through this transport instead of the default one.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.settings.transport = Some(Box::new(transport));
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

impl Settings {
    fn new(api: &'static Api) -> Self {
        let agent = HeaderValue::from_static(concat!("openapi-bindgen/", env!("CARGO_PKG_VERSION")));
        Self {
            api,
            server: ServerSettings::default(),
            credentials: Vec::new(),
            fallbacks: Vec::new(),
            grants: Vec::new(),
            anonymous: false,
            transport: None,
            middleware: Vec::new(),
            headers: HeaderMap::from_iter([(USER_AGENT, agent)]),
            retry: RetryPolicy::default(),
            redirects: 10,
            timeout: None,
            attempt_timeout: None,
            connect_timeout: Duration::from_secs(10),
            idle_timeout: Some(Duration::from_secs(300)),
            max_body_bytes: 64 << 20,
            sends_read_only: false,
            error: None,
        }
    }

    fn fail(&mut self, error: BuildError) {
        self.error.get_or_insert(error);
    }

    fn credential_for(&mut self, takes: impl Fn(SchemeKind) -> bool, what: &str, credential: Credential) {
        // A key in the `Authorization` header takes the same credentials as the HTTP schemes and is not
        // treated as an ordinary key.
        let (mut takers, mut others) = (Vec::new(), Vec::new());
        for Scheme { name, kind, .. } in self.api.schemes {
            let given = ((*name).to_owned(), credential.clone());
            match kind {
                SchemeKind::HeaderKey(name) if is_authorization(name) => others.push(given),
                kind if takes(*kind) => takers.push(given),
                _ => {}
            }
        }
        let is_key = matches!(credential, Credential::ApiKey(_));
        if takers.is_empty() && others.is_empty() {
            let known = list(self.api.schemes.iter());
            self.fail(BuildError::new(format!(
                "no security scheme of the document takes {what} (there are: {known}); `default_header` sends \
                 a header of any name with every request"
            )));
        }
        match is_key {
            true if takers.is_empty() => self.credentials.append(&mut others),
            true => {}
            false => self.fallbacks.append(&mut others),
        }
        self.credentials.append(&mut takers);
    }

    /// The credentials by scheme.
    fn credentials(&mut self, servers: &Servers) -> Result<Credentials, BuildError> {
        let mut all: Vec<(String, Credential)> = std::mem::take(&mut self.fallbacks);
        all.append(&mut self.credentials);
        for (name, id, secret) in std::mem::take(&mut self.grants) {
            let url = token_url(self.api, servers, &name)?;
            let provider = ClientCredentials::new(url.as_str(), id, secret)?;
            all.push((name, Credential::Provider(Arc::new(provider))));
        }
        Credentials::new(self.api, all)
    }

    fn header(&mut self, name: &str, value: &str) {
        let made =
            HeaderName::from_bytes(name.as_bytes()).ok().zip(HeaderValue::from_bytes(value.as_bytes()).ok());
        match made {
            Some((name, mut value)) => {
                mark(&name, &mut value);
                if !is_harmless(&name) {
                    value.set_sensitive(true);
                }
                self.headers.insert(name, value);
            }
            None => self.fail(BuildError::new(format!(
                "the header `{name}` has a name or value that cannot be sent"
            ))),
        }
    }

    fn build(mut self) -> Result<Client, BuildError> {
        if let Some(error) = self.error.take() {
            return Err(error);
        }
        if self.server.base_url.is_none() {
            check_variables(self.api, &self.server)?;
        }
        let servers = Servers::new(self.api, std::mem::take(&mut self.server))?;
        let credentials = self.credentials(&servers)?;
        let transport = match self.transport {
            Some(transport) => transport,
            None => default_transport(self.connect_timeout)?,
        };
        let shared = Shared {
            api: self.api,
            servers,
            credentials,
            anonymous: self.anonymous,
            transport,
            middleware: self.middleware,
            headers: self.headers,
            retry: self.retry,
            redirects: self.redirects,
            timeout: self.timeout,
            attempt_timeout: self.attempt_timeout,
            idle_timeout: self.idle_timeout,
            max_body_bytes: self.max_body_bytes,
            sends_read_only: self.sends_read_only,
        };
        Ok(Client { shared: Arc::new(shared) })
    }
}

/// The token URL that the document declares for a scheme.
fn token_url(api: &Api, servers: &Servers, name: &str) -> Result<Url, BuildError> {
    let scheme = api.schemes.iter().find(|scheme| scheme.name == name);
    match scheme.map(|scheme| scheme.kind) {
        Some(SchemeKind::OAuth2 { token_url: Some(url) }) => servers.resolve(url),
        _ => Err(BuildError::new(format!(
            "the document has no token URL for `{name}`; give a `ClientCredentials` to `token_provider`"
        ))),
    }
}

#[cfg(all(feature = "reqwest", not(target_arch = "wasm32")))]
fn default_transport(connect_timeout: Duration) -> Result<Box<dyn Transport>, BuildError> {
    Ok(Box::new(crate::transport::ReqwestTransport::new(Some(connect_timeout))?))
}

#[cfg(not(all(feature = "reqwest", not(target_arch = "wasm32"))))]
fn default_transport(_: Duration) -> Result<Box<dyn Transport>, BuildError> {
    Err(BuildError::new("without the feature `reqwest`, a `transport` must be set"))
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
