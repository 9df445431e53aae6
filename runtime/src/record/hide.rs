//! What is not recorded: credentials, by their place, their name and their text.

use std::sync::Arc;

use http::HeaderMap;
use serde_json::{Map, Value};

use crate::parameter::percent_decode_query;
use crate::redaction::Secrets;
use crate::secret::{is_harmless, is_secret_name, redacted_url};
use crate::transport::Request;

/// Stands in place of a secret; `reconcile` knows it.
const SECRET: &str = "<secret>";

/// Texts longer than this are compared with secrets as they are, and not in every encoding.
const LONG: usize = 4096;

/// Names and texts to hide.
#[derive(Debug, Clone, Default)]
pub(super) struct Hiding {
    /// Further names, lower case.
    names: Arc<Vec<String>>,
    /// Query parameters that are credentials.
    query: Vec<String>,
    secrets: Secrets,
}

impl Hiding {
    pub(super) fn add(&mut self, names: impl Iterator<Item = String>) {
        let known = self.names.iter().cloned();
        self.names = Arc::new(known.chain(names.map(|name| name.to_lowercase())).collect());
    }

    /// For one request.
    pub(super) fn with(&self, secrets: Secrets, request: &Request) -> Self {
        let query = request.secret_query.iter().map(|(name, _)| percent_decode_query(name)).collect();
        Self { names: Arc::clone(&self.names), query, secrets }
    }

    /// With further secrets.
    pub(super) fn and(&self, secrets: &Secrets) -> Self {
        Self { names: Arc::clone(&self.names), query: self.query.clone(), secrets: self.secrets.and(secrets) }
    }

    /// The URL of a request, without user, password and the values of secret parameters.
    pub(super) fn url(&self, request: &Request) -> String {
        let mut url = request.url.clone();
        // A URL that cannot have a user has none.
        let _ = url.set_username("");
        let _ = url.set_password(None);
        url.set_fragment(None);
        let mut names = self.query.clone();
        let pairs = url.query_pairs();
        let secret = pairs.filter(|(name, value)| self.is_secret_name(name) || self.secrets.are_in(value));
        names.extend(secret.map(|(name, _)| name.into_owned()));
        redacted_url(&url, &names)
    }

    /// The headers: values that describe the content, and the names of all others.
    pub(super) fn headers(&self, headers: &HeaderMap) -> Value {
        let mut recorded = Map::new();
        for name in headers.keys() {
            let values = headers.get_all(name).iter();
            let is_shown = is_harmless(name) && !is_secret_name(name.as_str());
            let values: Vec<String> = values
                .map(|value| match value.to_str() {
                    Ok(text) if is_shown && !value.is_sensitive() && !self.secrets.are_in(text) => {
                        text.to_owned()
                    }
                    _ => SECRET.to_owned(),
                })
                .collect();
            recorded.insert(name.as_str().to_owned(), values.join(", ").into());
        }
        recorded.into()
    }

    /// Hides secrets in a value; whether there were any.
    pub(super) fn value(&self, value: &mut Value) -> bool {
        match value {
            Value::String(text) => {
                let is_secret = self.is_secret(text);
                if is_secret {
                    *text = SECRET.to_owned();
                }
                is_secret
            }
            Value::Array(items) => items.iter_mut().fold(false, |found, item| self.value(item) | found),
            Value::Object(members) => self.members(members),
            _ => false,
        }
    }

    fn members(&self, members: &mut Map<String, Value>) -> bool {
        let mut found = false;
        if members.keys().any(|key| self.is_secret(key)) {
            let keys = std::mem::take(members).into_iter();
            members.extend(
                keys.map(|(key, value)| (if self.is_secret(&key) { SECRET.to_owned() } else { key }, value)),
            );
            found = true;
        }
        for (key, value) in members {
            found |= if self.is_secret_name(key) { hide_all(key, value) } else { self.value(value) };
        }
        found
    }

    fn is_secret_name(&self, name: &str) -> bool {
        is_secret_name(name) || self.names.contains(&name.to_lowercase())
    }

    fn is_secret(&self, text: &str) -> bool {
        if text.len() <= LONG { self.secrets.are_in(text) } else { self.secrets.are_quoted_in(text) }
    }
}

/// Hides every text and number of a value. A number under `code` is usually that of an error.
fn hide_all(key: &str, value: &mut Value) -> bool {
    match value {
        Value::Null | Value::Bool(_) => false,
        Value::Number(_) if key.eq_ignore_ascii_case("code") => false,
        Value::String(_) | Value::Number(_) => {
            *value = SECRET.into();
            true
        }
        Value::Array(items) => items.iter_mut().fold(false, |found, item| hide_all(key, item) | found),
        Value::Object(members) => {
            members.iter_mut().fold(false, |found, (_, value)| hide_all(key, value) | found)
        }
    }
}
