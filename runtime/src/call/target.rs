//! Comes in: a server's URL, a path template and encoded values. Goes out: the URL of the request. Must not:
//! let a value change the path around it.

use url::Url;

use crate::api::Descriptor;
use crate::error::BuildError;

/// The values that go into the URL.
#[derive(Debug, Default)]
pub(super) struct Target {
    path: Vec<(&'static str, String)>,
    query: Vec<(&'static str, String)>,
}

impl Target {
    /// A path parameter, encoded.
    pub(super) fn path(&mut self, name: &'static str, text: String) {
        self.path.push((name, text));
    }

    /// Pairs of one parameter for the query, encoded; empty: none. They replace what the parameter had.
    pub(super) fn query(&mut self, name: &'static str, text: String) {
        self.query.retain(|(known, _)| *known != name);
        if !text.is_empty() {
            self.query.push((name, text));
        }
    }

    /// A pair that no parameter of the document stands for; several of one name are sent as they come.
    pub(super) fn extra_query(&mut self, pair: String) {
        self.query.push(("", pair));
    }

    /// The URL of a request to this server.
    pub(super) fn url(self, mut server: Url, operation: &Descriptor) -> Result<Url, BuildError> {
        // Some documents write a fixed query into the path, or a fragment to tell operations apart.
        let template = operation.path.split('#').next().unwrap_or_default();
        let (template, fixed) = template.split_once('?').unwrap_or((template, ""));
        let path = format!("{}{}", server.path().trim_end_matches('/'), expand(template, &self.path)?);
        let queries = [server.query().unwrap_or_default(), fixed].map(str::to_owned);
        let query: Vec<String> = queries
            .into_iter()
            .chain(self.query.into_iter().map(|(_, text)| text))
            .filter(|part| !part.is_empty())
            .collect();
        server.set_path(&path);
        server.set_query((!query.is_empty()).then(|| query.join("&")).as_deref());
        Ok(server)
    }
}

/// Puts the values into the template (OpenAPI 3.1 §4.8.2, path templating).
fn expand(template: &str, values: &[(&str, String)]) -> Result<String, BuildError> {
    let mut path = String::new();
    for (index, segment) in template.split('/').enumerate() {
        if index > 0 {
            path.push('/');
        }
        path.push_str(&expand_segment(segment, values)?);
    }
    Ok(path)
}

fn expand_segment(segment: &str, values: &[(&str, String)]) -> Result<String, BuildError> {
    let mut out = String::new();
    let mut rest = segment;
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
    {
        let Some((_, value)) = values.iter().find(|(one, _)| *one == name) else {
            return Err(BuildError::new(format!("the path parameter `{name}` has no value")));
        };
        if value.is_empty() {
            return Err(BuildError::new(format!(
                "the path parameter `{name}` is empty, which would change the path"
            )));
        }
        out.push_str(before);
        out.push_str(value);
        rest = after;
    }
    out.push_str(rest);
    // To a URL parser, and to servers, `%2E` is a dot (RFC 3986 §6.2.2.2), so that encoding it would not
    // help.
    if rest.len() != segment.len()
        && matches!(out.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | "..")
    {
        return Err(BuildError::new(format!(
            "the path segment `{segment}` would be `{out}`, which would change the path"
        )));
    }
    Ok(out)
}
