//! The settings of a builder, and the client that they result in.

use std::sync::Arc;
use std::time::Duration;

use http::header::USER_AGENT;
use http::{HeaderMap, HeaderName, HeaderValue};
use url::Url;

use super::super::server::{ServerSettings, Servers, check_variables};
use super::super::{Client, Shared};
use crate::api::{Api, Flows, Scheme, SchemeKind};
use crate::auth::{
    ClientCredentials, Credential, Credentials, FromEnvironment, from_environment, is_authorization, list,
};
use crate::error::BuildError;
use crate::retry::{RetryBudget, RetryPolicy};
use crate::secret::{is_harmless, mark};
use crate::transport::{ConnectSettings, Middleware, Transport};

pub(super) struct Settings {
    pub(super) api: &'static Api,
    pub(super) server: ServerSettings,
    pub(super) credentials: Vec<(String, Credential)>,
    /// For schemes without a credential of their own, if the scheme takes more than one kind of credential.
    pub(super) fallbacks: Vec<(String, Credential)>,
    /// Scheme, client ID and secret: the token URL may be relative to a server that is not known yet.
    pub(super) grants: Vec<(String, String, String)>,
    /// The prefix of the environment variables that were read.
    pub(super) prefix: Option<String>,
    /// Credentials from the environment, for schemes that have no other.
    pub(super) environment: Vec<FromEnvironment>,
    pub(super) anonymous: bool,
    pub(super) transport: Option<Arc<dyn Transport>>,
    #[cfg(feature = "cookies")]
    pub(super) cookies: Option<crate::transport::CookieJar>,
    pub(super) middleware: Vec<Arc<dyn Middleware>>,
    pub(super) headers: HeaderMap,
    pub(super) retry: RetryPolicy,
    pub(super) budget: Option<RetryBudget>,
    pub(super) redirects: u32,
    pub(super) timeout: Option<Duration>,
    pub(super) attempt_timeout: Option<Duration>,
    pub(super) connect: ConnectSettings,
    pub(super) idle_timeout: Option<Duration>,
    pub(super) max_body_bytes: u64,
    pub(super) sends_read_only: bool,
    pub(super) unchecked: bool,
    pub(super) error: Option<BuildError>,
}

impl Settings {
    pub(super) fn new(api: &'static Api) -> Self {
        let agent = HeaderValue::from_static(concat!("openapi-bindgen/", env!("CARGO_PKG_VERSION")));
        Self {
            api,
            server: ServerSettings::default(),
            credentials: Vec::new(),
            fallbacks: Vec::new(),
            grants: Vec::new(),
            prefix: None,
            environment: Vec::new(),
            anonymous: false,
            transport: None,
            #[cfg(feature = "cookies")]
            cookies: None,
            middleware: Vec::new(),
            headers: HeaderMap::from_iter([(USER_AGENT, agent)]),
            retry: RetryPolicy::default(),
            budget: None,
            redirects: 10,
            timeout: None,
            attempt_timeout: None,
            connect: ConnectSettings { timeout: Some(Duration::from_secs(10)), ..Default::default() },
            idle_timeout: Some(Duration::from_secs(300)),
            max_body_bytes: 64 << 20,
            sends_read_only: false,
            unchecked: false,
            error: None,
        }
    }

    pub(super) fn fail(&mut self, error: BuildError) {
        self.error.get_or_insert(error);
    }

    pub(super) fn credential_for(
        &mut self,
        takes: impl Fn(SchemeKind) -> bool,
        what: &str,
        credential: Credential,
    ) {
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
        let api = self.api;
        let granted = |(name, id, secret): (String, String, String)| {
            let url = token_url(api, servers, &name)?;
            let provider = ClientCredentials::new(url.as_str(), id, secret)?;
            Ok::<_, BuildError>((name, Credential::Provider(Arc::new(provider))))
        };
        // A later credential of a scheme replaces an earlier one.
        let mut all = Vec::new();
        for mut found in std::mem::take(&mut self.environment) {
            all.append(&mut found.credentials);
            for grant in found.grants {
                all.push(granted(grant)?);
            }
        }
        all.append(&mut self.fallbacks);
        all.append(&mut self.credentials);
        for grant in std::mem::take(&mut self.grants) {
            all.push(granted(grant)?);
        }
        Credentials::new(api, all)
    }

    /// The transport of the client to come.
    #[cfg(feature = "oauth")]
    pub(super) fn shared_transport(&self) -> Result<Arc<dyn Transport>, BuildError> {
        self.transport.clone().map_or_else(|| default_transport(&self.connect), Ok)
    }

    /// The client's certificate is the credential of these schemes.
    pub(super) fn mutual_tls(&mut self) {
        let schemes = self.api.schemes.iter().filter(|scheme| scheme.kind == SchemeKind::MutualTls);
        self.fallbacks.extend(schemes.map(|scheme| (scheme.name.to_owned(), Credential::MutualTls)));
    }

    /// Reads the credentials of all schemes from the environment.
    pub(super) fn environment(&mut self, prefix: String) {
        match from_environment(self.api, &prefix, |name| std::env::var_os(name)) {
            Ok(found) => self.environment.push(found),
            Err(error) => self.fail(error),
        }
        self.prefix = Some(prefix);
    }

    pub(super) fn header(&mut self, name: &str, value: &str) {
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

    pub(super) fn build(mut self) -> Result<Client, BuildError> {
        if let Some(error) = self.error.take() {
            return Err(error);
        }
        if self.server.base_url.is_none() {
            check_variables(self.api, &self.server)?;
        }
        let servers = Servers::new(self.api, std::mem::take(&mut self.server))?;
        let credentials = self.credentials(&servers)?;
        let transport = match self.transport {
            Some(transport) => match self.connect.only_of_default_transport() {
                None => transport,
                Some(name) => {
                    let text = format!("`{name}` is for the default transport, but `transport` sets another");
                    return Err(BuildError::new(text));
                }
            },
            None => default_transport(&self.connect)?,
        };
        #[cfg(feature = "cookies")]
        let transport = match self.cookies {
            Some(jar) => Arc::new(crate::transport::WithCookies { inner: transport, jar }),
            None => transport,
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
            budget: self.budget,
            redirects: self.redirects,
            timeout: self.timeout,
            attempt_timeout: self.attempt_timeout,
            idle_timeout: self.idle_timeout,
            max_body_bytes: self.max_body_bytes,
            sends_read_only: self.sends_read_only,
            unchecked: self.unchecked,
            prefix: self.prefix,
        };
        Ok(Client { shared: Arc::new(shared) })
    }
}

/// The token URL that the document declares for a scheme.
fn token_url(api: &Api, servers: &Servers, name: &str) -> Result<Url, BuildError> {
    let scheme = api.schemes.iter().find(|scheme| scheme.name == name);
    match scheme.map(|scheme| scheme.kind) {
        Some(SchemeKind::OAuth2(Flows { client_credentials: Some(url), .. })) => servers.resolve(url),
        _ => Err(BuildError::new(format!(
            "the document has no token URL for `{name}`; give a `ClientCredentials` to `token_provider`"
        ))),
    }
}

#[cfg(all(feature = "reqwest", not(target_arch = "wasm32")))]
fn default_transport(settings: &ConnectSettings) -> Result<Arc<dyn Transport>, BuildError> {
    Ok(Arc::new(crate::transport::ReqwestTransport::with(settings)?))
}

#[cfg(not(all(feature = "reqwest", not(target_arch = "wasm32"))))]
fn default_transport(_: &ConnectSettings) -> Result<Arc<dyn Transport>, BuildError> {
    Err(BuildError::new("without the feature `reqwest`, a `transport` must be set"))
}
