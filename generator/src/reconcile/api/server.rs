//! Addresses of requests and of servers (OpenAPI 3.1 §4.8.5).

use serde_json::Value;

/// The parts of a URL that name an operation.
pub(super) struct Address<'u> {
    /// Lower case, with its port unless that is the usual one.
    host: String,
    path: &'u str,
}

impl<'u> Address<'u> {
    /// The address of a request; `None` for what is not HTTP, such as `data:` and `chrome-extension:`.
    pub(super) fn of(url: &'u str) -> Option<Self> {
        let (scheme, rest) = url.split_once("://")?;
        let is_http = ["http", "https"].iter().any(|http| scheme.eq_ignore_ascii_case(http));
        let rest = is_http.then(|| rest.split(['?', '#']).next().unwrap_or_default())?;
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let path = if path.is_empty() { "/" } else { path };
        Some(Self { host: host(authority), path })
    }
}

fn host(authority: &str) -> String {
    let host = authority.rsplit('@').next().unwrap_or_default().to_ascii_lowercase();
    let plain = host.strip_suffix(":443").or_else(|| host.strip_suffix(":80"));
    plain.map_or_else(|| host.clone(), str::to_owned)
}

/// The address of a server.
#[derive(Debug, Clone)]
pub(super) struct Base {
    /// The pieces of the host between its variables; `None` if the address is relative to that of the document.
    host: Option<Vec<String>>,
    /// The pieces of the path between its variables, without a slash at the end.
    path: Vec<String>,
}

impl Base {
    /// Reads the URL template of a server. Variables stand for any value.
    pub(super) fn new(url: &str, variables: Option<&Value>) -> Self {
        let url = whole(url, variables);
        let url = url.split(['?', '#']).next().unwrap_or_default();
        let (host_text, path) = match url.split_once("//") {
            Some((_, rest)) => {
                let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
                (Some(host(authority)), path)
            }
            None => (None, url),
        };
        let path = path.trim_end_matches('/');
        let path = if path.is_empty() || path.starts_with(['/', '{']) {
            path.to_owned()
        } else {
            format!("/{path}")
        };
        Self { host: host_text.map(|text| pieces(&text)), path: pieces(path.trim_start_matches("/.")) }
    }

    /// Whether it names a host.
    pub(super) fn is_absolute(&self) -> bool {
        self.host.is_some()
    }

    /// The path of a request behind that of the server.
    pub(super) fn rest<'u>(&self, address: &Address<'u>) -> Option<&'u str> {
        if let Some(host) = &self.host {
            rest(host, &address.host, ':').filter(|rest| rest.is_empty())?;
        }
        rest(&self.path, address.path, '/').filter(|rest| rest.starts_with('/'))
    }
}

/// A template in which a variable that contains a whole address has its default.
fn whole(url: &str, variables: Option<&Value>) -> String {
    let name = url.strip_prefix('{').and_then(|rest| rest.split_once('}'));
    let default = name.and_then(|(name, _)| variables?.get(name)?.get("default")?.as_str());
    match (name, default) {
        (Some((_, rest)), Some(default)) if default.contains("://") || default.starts_with('/') => {
            format!("{default}{rest}")
        }
        _ => url.to_owned(),
    }
}

/// The pieces of a template between its variables.
fn pieces(template: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((_, behind)) = after.split_once('}') else { break };
        pieces.push(before.to_owned());
        rest = behind;
    }
    pieces.push(rest.to_owned());
    pieces
}

/// What follows a template; each variable takes as little as possible, and nothing beyond `end`.
fn rest<'t>(pieces: &[String], text: &'t str, end: char) -> Option<&'t str> {
    let (first, others) = pieces.split_first()?;
    let mut text = text.strip_prefix(first.as_str())?;
    for piece in others {
        let limit = text.find(end).unwrap_or(text.len());
        let at = match piece.as_str() {
            "" => limit,
            piece => text.find(piece).filter(|at| *at <= limit)?,
        };
        text = text.get(at + piece.len()..)?;
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::{Address, Base};

    fn rest(server: &str, url: &str) -> Option<String> {
        let address = Address::of(url)?;
        Base::new(server, None).rest(&address).map(str::to_owned)
    }

    #[test]
    fn requests_belong_to_a_server() {
        let of = |server, url| rest(server, url).unwrap_or_default();
        assert_eq!(of("https://a.example/v1", "https://A.example:443/v1/pets?x=1#y"), "/pets");
        assert_eq!(of("https://a.example/v1/", "http://a.example/v1/pets"), "/pets");
        assert_eq!(of("https://{region}.a.example", "https://eu.a.example/pets"), "/pets");
        assert_eq!(of("https://a.example/{version}", "https://a.example/v2/pets"), "/pets");
        assert_eq!(of("http://localhost:{port}/api", "http://localhost:8080/api/x"), "/x");
        assert_eq!(of("/api", "http://localhost:1234/api/pets"), "/pets");
        assert_eq!(of("", "http://localhost:1234"), "/");
        assert_eq!(rest("https://a.example/v1", "https://b.example/v1/pets"), None);
        assert_eq!(rest("https://a.example/v1", "https://a.example/v10/pets"), None);
        assert_eq!(rest("/", "data:text/plain,x"), None);
    }
}
