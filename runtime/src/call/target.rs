//! Builds the URL of a request from the server's URL, a path template and encoded values. No value can change
//! the path around it.

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

    /// The encoded query pairs of one parameter; none if empty. They replace earlier ones of the same
    /// parameter.
    pub(super) fn query(&mut self, name: &'static str, text: String) {
        self.query.retain(|(known, _)| *known != name);
        if !text.is_empty() {
            self.query.push((name, text));
        }
    }

    /// The query pairs of the parameters so far.
    pub(super) fn own_query(&self) -> String {
        self.query.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("&")
    }

    /// A query pair that belongs to no parameter of the document; repeated names are all sent.
    pub(super) fn extra_query(&mut self, pair: String) {
        self.query.push(("", pair));
    }

    /// The URL of a request to this server.
    pub(super) fn url(self, mut server: Url, operation: &Descriptor) -> Result<Url, BuildError> {
        // Some documents write a fixed query into the path, or a fragment to distinguish operations.
        let template = operation.path.split('#').next().unwrap_or_default();
        let (template, fixed) = template.split_once('?').unwrap_or((template, ""));
        let mut path = server.path().trim_end_matches('/').to_owned();
        expand(template, &self.path, &mut path)?;
        let given = self.query.iter().map(|(_, text)| text.as_str());
        let mut query = String::new();
        for part in [server.query().unwrap_or_default(), fixed].into_iter().chain(given) {
            if !query.is_empty() && !part.is_empty() {
                query.push('&');
            }
            query.push_str(part);
        }
        server.set_path(&path);
        server.set_query((!query.is_empty()).then_some(query.as_str()));
        Ok(server)
    }
}

/// Inserts the values into the template (OpenAPI 3.1 §4.8.2, path templating).
fn expand(template: &str, values: &[(&str, String)], out: &mut String) -> Result<(), BuildError> {
    let last = template.split('/').count() - 1;
    for (index, segment) in template.split('/').enumerate() {
        if index > 0 {
            out.push('/');
        }
        expand_segment(segment, index == last, values, out)?;
    }
    Ok(())
}

/// Inserts the values into a segment of the template. The result may be several segments if a value may
/// contain slashes, but no `.` or `..` segment.
fn expand_segment(
    segment: &str,
    is_last: bool,
    values: &[(&str, String)],
    out: &mut String,
) -> Result<(), BuildError> {
    let start = out.len();
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
    if rest.len() == segment.len() {
        return Ok(());
    }
    let expanded = out.get(start..).unwrap_or_default();
    let pieces = expanded.split('/').count();
    for (index, piece) in expanded.split('/').enumerate() {
        // URL parsers and servers treat `%2E` as a dot (RFC 3986 §6.2.2.2), so encoding it would not help.
        let leads_elsewhere = matches!(piece.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | "..");
        // A value may end with a slash at the end of the path.
        let is_end = is_last && index > 0 && index + 1 == pieces;
        if leads_elsewhere || (piece.is_empty() && !is_end) {
            return Err(BuildError::new(format!(
                "the path segment `{segment}` would be `{expanded}`, which would change the path"
            )));
        }
    }
    Ok(())
}
