//! Comes in: the document's servers and what the builder says about them. Goes out: the URL that a request is
//! built on (OpenAPI 3.1 §4.8.5). Must not: guess the host of a relative URL.

use std::collections::BTreeMap;
use std::fmt;

use url::Url;

use crate::api::{Api, Descriptor, Server};
use crate::error::BuildError;

/// What the builder says about servers.
#[derive(Debug, Default)]
pub(super) struct Choice {
    pub(super) base_url: Option<String>,
    pub(super) index: usize,
    pub(super) variables: BTreeMap<String, String>,
}

/// Where requests go.
pub(super) struct Servers {
    /// The API's server, or the URL that replaces all servers.
    base: Url,
    /// Whether operations with servers of their own go to `base` all the same.
    replaced: bool,
    variables: BTreeMap<String, String>,
}

impl Servers {
    pub(super) fn new(api: &Api, choice: Choice) -> Result<Self, BuildError> {
        let Choice { base_url, index, variables } = choice;
        if let Some(base_url) = &base_url {
            return Ok(Self { base: parse(base_url)?, replaced: true, variables });
        }
        let Some(server) = api.servers.get(index) else {
            let text = match api.servers.len() {
                0 => "the document names no server; set `base_url`".to_owned(),
                count => format!("there is no server {index}; the document has {count}, counted from 0"),
            };
            return Err(BuildError::new(text));
        };
        Ok(Self { base: parse(&expand(server, &variables)?)?, replaced: false, variables })
    }

    /// The server of an operation: its own first one, if it has any, unless the base URL was replaced.
    pub(super) fn of(&self, operation: &Descriptor) -> Result<Url, BuildError> {
        match operation.servers.first().filter(|_| !self.replaced) {
            Some(server) => parse(&expand(server, &self.variables)?),
            None => Ok(self.base.clone()),
        }
    }
}

/// Puts the variables into the URL.
fn expand(server: &Server, given: &BTreeMap<String, String>) -> Result<String, BuildError> {
    let mut url = server.url.to_owned();
    for variable in server.variables {
        let value = given.get(variable.name).map_or(variable.default, String::as_str);
        if !variable.values.is_empty() && !variable.values.contains(&value) {
            let allowed = variable.values.join("`, `");
            return Err(BuildError::new(format!(
                "the server variable `{}` cannot be `{value}`; it is one of `{allowed}`",
                variable.name
            )));
        }
        url = url.replace(&format!("{{{}}}", variable.name), value);
    }
    if url.contains(['{', '}']) {
        return Err(BuildError::new(format!("the server URL `{url}` has a variable without a value")));
    }
    Ok(url)
}

/// Fails for variables that no server has.
pub(super) fn check_variables(api: &Api, choice: &Choice) -> Result<(), BuildError> {
    let known: Vec<&str> =
        api.servers.iter().flat_map(|server| server.variables).map(|variable| variable.name).collect();
    match choice.variables.keys().find(|name| !known.contains(&name.as_str())) {
        Some(name) => Err(BuildError::new(format!("no server of the document has the variable `{name}`"))),
        None => Ok(()),
    }
}

fn parse(text: &str) -> Result<Url, BuildError> {
    let url = match Url::parse(text) {
        Ok(url) => url,
        Err(url::ParseError::RelativeUrlWithoutBase) => {
            return Err(BuildError::new(format!(
                "the server URL `{text}` is relative; set `base_url` to an absolute one"
            )));
        }
        Err(error) => {
            return Err(BuildError::caused(format!("the server URL `{text}` cannot be used"), error));
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

impl fmt::Debug for Servers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&crate::secret::redacted_url(&self.base, &[]))
    }
}
