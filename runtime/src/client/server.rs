//! The URL that a request is built on, from the document's servers and the builder's settings (OpenAPI 3.1
//! §4.8.5). The host of a relative URL is not guessed.

use std::collections::BTreeMap;
use std::fmt;

use url::Url;

use crate::api::{Api, Descriptor, Scheme, SchemeKind, Server};
use crate::error::BuildError;
use crate::secret::redacted_text;

/// The builder's settings for servers.
#[derive(Clone, Default)]
pub(super) struct ServerSettings {
    pub(super) base_url: Option<String>,
    pub(super) document_url: Option<String>,
    pub(super) index: usize,
    pub(super) variables: BTreeMap<String, String>,
}

/// Where requests go.
pub(super) struct Servers {
    /// The API's server, or the URL that replaces all servers. It may be missing if the operations have
    /// servers of their own.
    base: Result<Url, String>,
    /// Whether operations with servers of their own use `base` nevertheless.
    replaced: bool,
    document_url: Option<Url>,
    variables: BTreeMap<String, String>,
    /// The query parameters that carry keys, for `Debug`.
    keys: Vec<String>,
}

impl Servers {
    pub(super) fn new(api: &Api, settings: ServerSettings) -> Result<Self, BuildError> {
        let ServerSettings { base_url, document_url, index, variables } = settings;
        let document_url = document_url.as_deref().map(|url| parse(url, None)).transpose()?;
        let key = |scheme: &Scheme| match scheme.kind {
            SchemeKind::QueryKey(name) => Some(name.to_owned()),
            _ => None,
        };
        let keys = api.schemes.iter().filter_map(key).collect();
        if let Some(base_url) = &base_url {
            let base = Ok(parse(base_url, None)?);
            return Ok(Self { base, replaced: true, document_url, variables, keys });
        }
        let Some(server) = api.servers.get(index) else {
            let text = match api.servers.len() {
                0 => "the document names no server; set `base_url`".to_owned(),
                count => format!("there is no server {index}; the document has {count}, counted from 0"),
            };
            return Err(BuildError::new(text));
        };
        let base = expand(server, &variables).and_then(|url| parse(&url, document_url.as_ref()));
        match base {
            Err(error) if api.operation_servers.is_empty() => Err(error),
            base => {
                let base = base.map_err(|error| error.to_string());
                Ok(Self { base, replaced: false, document_url, variables, keys })
            }
        }
    }

    /// A URL of the document other than a server's; a relative one is resolved against the server in use
    /// (OpenAPI 3.0.4, "Relative References in URLs").
    pub(super) fn resolve(&self, url: &str) -> Result<Url, BuildError> {
        let context = self.base.as_ref().ok().or(self.document_url.as_ref());
        let found = Url::options().base_url(context).parse(url);
        found.map_err(|error| match error {
            url::ParseError::RelativeUrlWithoutBase => BuildError::new(format!(
                "the token URL `{}` is relative, and there is no server to resolve it against; set `base_url` \
                 or `document_url`",
                redacted_text(url)
            )),
            error => {
                BuildError::caused(format!("the token URL `{}` cannot be used", redacted_text(url)), error)
            }
        })
    }

    /// The server of an operation: its own first one, if any, unless the base URL was replaced.
    pub(super) fn of(&self, operation: &Descriptor) -> Result<Url, BuildError> {
        match operation.servers.first().filter(|_| !self.replaced) {
            Some(server) => {
                let context = self.document_url.as_ref().or(self.base.as_ref().ok());
                parse(&expand(server, &self.variables)?, context)
            }
            None => self.base.clone().map_err(BuildError::new),
        }
    }
}

/// Inserts the variables into the URL.
fn expand(server: &Server, given: &BTreeMap<String, String>) -> Result<String, BuildError> {
    let mut url = server.url.to_owned();
    for variable in server.variables {
        let value = given.get(variable.name).map_or(variable.default, String::as_str);
        if !variable.values.is_empty() && !variable.values.contains(&value) {
            return Err(wrong_value(variable.name, value, variable.values));
        }
        url = url.replace(&format!("{{{}}}", variable.name), value);
    }
    if url.contains(['{', '}']) {
        return Err(BuildError::new(format!("the server URL `{url}` has a variable without a value")));
    }
    Ok(url)
}

/// Fails for variables that no server has, and for values that none of the servers with the variable allows.
pub(super) fn check_variables(api: &Api, settings: &ServerSettings) -> Result<(), BuildError> {
    let servers = || api.servers.iter().chain(api.operation_servers);
    for (name, value) in &settings.variables {
        let mut known =
            servers().flat_map(|server| server.variables).filter(|known| known.name == name).peekable();
        if known.peek().is_none() {
            return Err(BuildError::new(format!("no server of the document has the variable `{name}`")));
        }
        let mut allowed = Vec::new();
        if !known.any(|variable| {
            allowed.extend(variable.values);
            variable.values.is_empty() || variable.values.contains(&value.as_str())
        }) {
            return Err(wrong_value(name, value, &allowed));
        }
    }
    Ok(())
}

fn wrong_value(name: &str, value: &str, allowed: &[&str]) -> BuildError {
    let allowed = allowed.join("`, `");
    BuildError::new(format!("the server variable `{name}` cannot be `{value}`; it is one of `{allowed}`"))
}

/// Parses a URL; a relative one is resolved against `context`.
fn parse(text: &str, context: Option<&Url>) -> Result<Url, BuildError> {
    let shown = || redacted_text(text);
    let url = match Url::options().base_url(context).parse(text) {
        Ok(url) => url,
        Err(url::ParseError::RelativeUrlWithoutBase) => {
            return Err(BuildError::new(format!(
                "the server URL `{}` is relative; set `base_url` to an absolute one, or `document_url`",
                shown()
            )));
        }
        Err(error) => {
            return Err(BuildError::caused(format!("the server URL `{}` cannot be used", shown()), error));
        }
    };
    let problem = match url.scheme() {
        "http" | "https" if !url.username().is_empty() || url.password().is_some() => {
            "the server URL holds credentials; use `basic_auth`"
        }
        "http" | "https" if url.fragment().is_some() => "the server URL has a fragment",
        "http" | "https" => return Ok(url),
        _ => "the server URL is neither http nor https",
    };
    Err(BuildError::new(problem))
}

impl fmt::Debug for ServerSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server")
            .field("base_url", &self.base_url.as_deref().map(redacted_text))
            .field("document_url", &self.document_url.as_deref().map(redacted_text))
            .field("index", &self.index)
            .field("variables", &self.variables)
            .finish()
    }
}

impl fmt::Debug for Servers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.base {
            Ok(base) => f.write_str(&crate::secret::redacted_url(base, &self.keys)),
            Err(error) => f.write_str(error),
        }
    }
}
