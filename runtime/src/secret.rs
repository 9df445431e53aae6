//! Secret header values, and names of headers and query parameters whose values `Debug` hides. Secrets are
//! never printed, logged or compared.

use std::fmt;

use http::{HeaderMap, HeaderName, HeaderValue};

/// A string whose content `Debug` hides.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Secret(pub(crate) String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<secret>")
    }
}

/// Whether a header or query parameter of this name usually carries a credential.
pub(crate) fn is_secret_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let is_key = name.ends_with("key") && !name.starts_with("idempotency");
    matches!(name.as_str(), "cookie" | "set-cookie" | "sig" | "code")
        || is_key
        || [
            "auth",
            "token",
            "secret",
            "password",
            "api-key",
            "apikey",
            "api_key",
            "passwd",
            "passphrase",
            "pwd",
            "jwt",
            "signature",
            "credential",
            "session",
        ]
        .iter()
        .any(|part| name.contains(part))
}

/// Whether a header describes what is requested and in which form, and nothing about the requester.
pub(crate) fn is_harmless(name: &HeaderName) -> bool {
    let name = name.as_str();
    name.starts_with("accept")
        || name.starts_with("content-")
        || name.starts_with("if-")
        || matches!(name, "user-agent" | "range" | "cache-control" | "prefer")
}

/// A header value, marked so that `HeaderMap`'s `Debug` hides it.
pub(crate) fn sensitive(value: &str) -> Option<HeaderValue> {
    let mut value = HeaderValue::from_bytes(value.as_bytes()).ok()?;
    value.set_sensitive(true);
    Some(value)
}

/// Marks the header value as sensitive if the header's name suggests a credential.
pub(crate) fn mark(name: &HeaderName, value: &mut HeaderValue) {
    if is_secret_name(name.as_str()) {
        value.set_sensitive(true);
    }
}

/// The headers of a request for `Debug`: only values that describe what is requested, since any other header
/// may be a credential.
pub(crate) struct Redacted<'a>(pub(crate) &'a HeaderMap);

impl fmt::Debug for Redacted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = f.debug_map();
        for (name, value) in self.0 {
            if value.is_sensitive() || is_secret_name(name.as_str()) || !is_harmless(name) {
                map.entry(name, &Secret(String::new()));
            } else {
                map.entry(name, value);
            }
        }
        map.finish()
    }
}

/// A text that should be a URL, for errors and `Debug`: without user, password, query and fragment.
pub(crate) fn redacted_text(text: &str) -> String {
    let (place, rest) = text.split_at(text.find(['?', '#']).unwrap_or(text.len()));
    let (scheme, place) = place.split_at(place.find("//").map_or(0, |start| start + 2));
    let (host, path) = place.split_at(place.find('/').unwrap_or(place.len()));
    // A password may contain an unencoded slash.
    let (host, path) = match place.rsplit_once('@') {
        Some((_, after)) => ("REDACTED@", after),
        None => (host, path),
    };
    let rest = if rest.is_empty() { "" } else { "?REDACTED" };
    format!("{scheme}{host}{path}{rest}")
}

/// A URL for `Debug`, without the values of query parameters that are credentials. `known` are names that are
/// credentials whatever they look like.
pub(crate) fn redacted_url(url: &url::Url, known: &[String]) -> String {
    let Some(query) = url.query() else { return url.to_string() };
    let pairs: Vec<String> = query.split('&').map(|pair| redacted_pair(pair, known)).collect();
    let mut shown = url.clone();
    shown.set_query(Some(&pairs.join("&")));
    shown.to_string()
}

fn redacted_pair(pair: &str, known: &[String]) -> String {
    let Some((name, _)) = pair.split_once('=') else { return pair.to_owned() };
    let plain = percent_encoding::percent_decode_str(name).decode_utf8_lossy();
    if known.iter().any(|known| known == &plain) || is_secret_name(&plain) {
        format!("{name}=REDACTED")
    } else {
        pair.to_owned()
    }
}
