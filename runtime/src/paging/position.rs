//! Builds the request of the next page, if there is one, from the request and the response of a page.

use http::HeaderMap;
use serde_json::Value;
use url::Url;

use super::seek::{self, List};
use super::{Paging, Style, body, link};
use crate::body::Body;
use crate::error::TransportError;
use crate::parameter::percent_encode_query;
use crate::transport::resolve;

/// What one response tells about the pages.
pub(super) struct Facts {
    list: List,
    next: Option<Value>,
    is_last: bool,
    total: Option<u64>,
}

impl Facts {
    /// Reads them from a body. An empty body, as of a 204, is a page without items.
    pub(super) fn read(paging: &Paging, body: &[u8]) -> serde_json::Result<Self> {
        let mut facts = Self { list: List::default(), next: None, is_last: false, total: None };
        if body.is_empty() {
            return Ok(facts);
        }
        let is_in_last_item = matches!(paging.style, Style::Cursor { is_in_last_item: true, .. });
        facts.list = seek::list(body, paging.items, paging.next.filter(|_| is_in_last_item))?;
        facts.next = match paging.next {
            _ if is_in_last_item => facts.list.last.take(),
            Some(pointer) => seek::value(body, pointer)?,
            None => None,
        };
        if let Some(pointer) = paging.more {
            facts.is_last = seek::value::<Value>(body, pointer)? == Some(Value::Bool(false));
        }
        if let Some(pointer) = paging.total {
            facts.total = seek::value::<Value>(body, pointer)?.as_ref().and_then(number);
        }
        Ok(facts)
    }

    pub(super) fn has_items(&self) -> bool {
        self.list.length > 0
    }

    /// URL and body of the request for the next page, if there is one; `None` for the body keeps the last
    /// one.
    pub(super) fn next(
        &self,
        paging: &Paging,
        url: &Url,
        body: &Body,
        headers: &HeaderMap,
    ) -> Result<Option<(Url, Option<Body>)>, TransportError> {
        if self.is_last {
            return Ok(None);
        }
        let current = |parameter| match paging.in_body {
            true => body::number(body, parameter),
            false => query_number(url, parameter),
        };
        let (parameter, value) = match paging.style {
            Style::Link => {
                let target = match paging.next {
                    Some(_) => self.next.as_ref().and_then(text),
                    None => link::next(headers),
                };
                return target.map(|target| Ok((linked(url, &target)?, None))).transpose();
            }
            Style::Cursor { parameter, .. } => {
                let cursor = self.next.as_ref().filter(|value| text(value).is_some());
                (parameter, cursor.cloned())
            }
            Style::Offset { parameter } => {
                let next = current(parameter).unwrap_or(0).saturating_add(self.list.length as u64);
                let is_last = !self.has_items() || self.total.is_some_and(|total| next >= total);
                (parameter, (!is_last).then(|| next.into()))
            }
            Style::Page { parameter, first } => {
                let next = current(parameter).unwrap_or(first).saturating_add(1);
                let is_last =
                    !self.has_items() || self.total.is_some_and(|pages| next - first.min(next) >= pages);
                (parameter, (!is_last).then(|| next.into()))
            }
        };
        let Some(value) = value else { return Ok(None) };
        if paging.in_body {
            return Ok(Some((url.clone(), Some(body::with(body, parameter, value)?))));
        }
        Ok(text(&value).map(|value| (with_query(url, parameter, &value), None)))
    }
}

/// A cursor or a URL; the values that APIs send to mean "none" give `None`.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A number; some servers write it as a string.
fn number(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

/// The target of a link. Another origin is never requested, since it would get the credentials.
fn linked(url: &Url, target: &str) -> Result<Url, TransportError> {
    let next = resolve(url, target)?;
    match next.origin() == url.origin() {
        true => Ok(next),
        false => Err(TransportError::pages("it is at another origin")),
    }
}

/// The URL with a single value for a query parameter, replacing earlier ones.
fn with_query(url: &Url, name: &str, value: &str) -> Url {
    let name = percent_encode_query(name);
    let own = format!("{name}={}", percent_encode_query(value));
    let mut pairs: Vec<&str> = url.query().unwrap_or_default().split('&').collect();
    pairs.retain(|pair| !pair.is_empty() && pair.split('=').next() != Some(&name));
    pairs.push(&own);
    let mut url = url.clone();
    url.set_query(Some(&pairs.join("&")));
    url
}

fn query_number(url: &Url, name: &str) -> Option<u64> {
    let (_, value) = url.query_pairs().find(|(known, _)| known == name)?;
    value.parse().ok()
}
