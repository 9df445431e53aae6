//! Finds the schemes whose credential the caller wrote into the request by hand. The values are not checked.

use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderName};

use super::choose::{ByHand, Origin};
use super::refusal::{Missing, refusal};
use crate::api::{Api, SchemeKind};
use crate::cookie;
use crate::error::BuildError;
use crate::parameter::percent_decode_query;
use crate::transport::Request;

/// Parts of a request that are searched for credentials.
pub(crate) struct Written<'a> {
    pub(crate) headers: &'a [&'a HeaderMap],
    pub(crate) cookies: &'a str,
    /// Query pairs as they stand in a URL.
    pub(crate) query: &'a str,
}

impl Written<'_> {
    fn has(&self, kind: SchemeKind) -> bool {
        match kind {
            SchemeKind::QueryKey(name) => pairs(self.query).any(|(own, _)| percent_decode_query(own) == name),
            SchemeKind::CookieKey(name) => cookie::has(self.cookies, name),
            kind => header(kind).is_some_and(|name| self.headers.iter().any(|own| own.contains_key(&name))),
        }
    }
}

/// The schemes for which a credential is present, in this call or else in the client's defaults.
pub(crate) fn by_hand(api: &Api, call: &Written<'_>, client: &Written<'_>) -> ByHand {
    let schemes = api.schemes.iter().enumerate();
    let origin = |kind| match (call.has(kind), client.has(kind)) {
        (true, _) => Some(Origin::CallByHand),
        (false, true) => Some(Origin::ClientByHand),
        (false, false) => None,
    };
    schemes.filter_map(|(index, scheme)| Some((index, origin(scheme.kind)?))).collect()
}

/// Fails if the request, after all layers, satisfies no security alternative.
pub(crate) fn check(missing: Missing<'_>, request: &Request) -> Result<(), BuildError> {
    let written = Written {
        headers: &[&request.headers],
        cookies: &cookie::text(&request.headers),
        query: request.url.query().unwrap_or_default(),
    };
    let is_there = |scheme: usize| {
        let kind = missing.api.schemes.get(scheme).map(|scheme| scheme.kind);
        kind.is_some_and(|kind| kind == SchemeKind::MutualTls || written.has(kind))
    };
    let is_met =
        missing.operation.security.iter().any(|needed| needed.iter().all(|one| is_there(one.scheme)));
    if is_met { Ok(()) } else { Err(refusal(missing, is_there)) }
}

/// The header that carries a scheme's credential, if a header does.
pub(crate) fn header(kind: SchemeKind) -> Option<HeaderName> {
    match kind {
        SchemeKind::HeaderKey(name) => HeaderName::from_bytes(name.as_bytes()).ok(),
        SchemeKind::QueryKey(_) | SchemeKind::CookieKey(_) | SchemeKind::MutualTls => None,
        _ => Some(AUTHORIZATION),
    }
}

/// The pairs of a query as written.
pub(crate) fn pairs(query: &str) -> impl Iterator<Item = (&str, &str)> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")))
}
