//! Assembles the headers, cookies and query of a request from the client, the operation's parameters and the
//! options of a call. No header or cookie is sent twice. Credentials are added later.

use std::sync::Arc;

use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, COOKIE};
use http::{HeaderMap, HeaderValue};

use super::{Call, CallOptions, unsendable};
use crate::api::{Api, SchemeKind};
use crate::auth::{self, ByHand, Credentials, Origin, Plan, Written};
use crate::cookie;
use crate::error::BuildError;
use crate::parameter::percent_decode_query;
use crate::transport::Request;

impl Call {
    /// Headers of the client, the operation, the call and its options; later ones replace earlier ones.
    /// Cookies are joined, since each is a value of its own.
    pub(super) fn merged_headers(
        &mut self,
        options: &mut CallOptions,
        by_hand: &ByHand,
    ) -> Result<HeaderMap, BuildError> {
        let mut headers = self.client.headers().clone();
        let extra = std::mem::take(&mut options.headers);
        // Leave room for what is added later, including credentials: growing rehashes all headers.
        headers.reserve(self.headers.len() + extra.len() + 4);
        if !headers.contains_key(ACCEPT) && !self.accept().is_empty() {
            let accept = Bytes::from_static(self.accept().as_bytes());
            headers.insert(ACCEPT, HeaderValue::from_maybe_shared(accept).map_err(|_| unsendable())?);
        }
        if options.anonymous {
            without_those_of_the_client(self.client.api(), by_hand, &mut headers)?;
        }
        let is_own = self.headers.contains_key(COOKIE) || extra.contains_key(COOKIE);
        for (name, value) in std::mem::take(&mut self.headers).iter().chain(&extra) {
            headers.insert(name, value.clone());
        }
        if self.cookies.is_empty() && options.cookies.is_empty() {
            return Ok(headers);
        }
        let parameters: Vec<&str> = self.cookies.iter().map(|(_, text)| text.as_str()).collect();
        let (written, parameters) = (cookie::text(&headers), parameters.join("; "));
        // A header set by hand for this call takes precedence over its parameters; one set for all calls does
        // not.
        let (first, second) = if is_own { (&parameters, &written) } else { (&written, &parameters) };
        cookie::set(&mut headers, &cookie::merged(&[first, second, &options.cookies.join("; ")]))?;
        Ok(headers)
    }

    /// The security schemes for which a credential was written by hand into this call or into the client's
    /// defaults.
    pub(super) fn by_hand(&self, options: &CallOptions) -> ByHand {
        let api = self.client.api();
        let has = |is: fn(SchemeKind) -> bool| api.schemes.iter().any(|scheme| is(scheme.kind));
        let client = self.client.headers();
        let (mut call_cookies, mut client_cookies) = (String::new(), String::new());
        if has(|kind| matches!(kind, SchemeKind::CookieKey(_))) {
            let parameters = self.cookies.iter().map(|(_, text)| text.clone());
            let headers = [&self.headers, &options.headers].map(cookie::text);
            let all: Vec<String> = parameters.chain(headers).chain(options.cookies.clone()).collect();
            call_cookies = all.join("; ");
            client_cookies = cookie::text(client);
        }
        let (mut call_query, mut client_query) = (String::new(), String::new());
        if has(|kind| matches!(kind, SchemeKind::QueryKey(_))) {
            call_query = [self.target.own_query(), options.query.join("&")].join("&");
            let server = self.client.server(self.operation).ok();
            let fixed = self.operation.path.split_once('?').map(|(_, query)| query);
            let all = [server.as_ref().and_then(|url| url.query()), fixed];
            client_query = all.map(Option::unwrap_or_default).join("&");
        }
        let call = Written {
            headers: &[&self.headers, &options.headers],
            cookies: &call_cookies,
            query: &call_query,
        };
        let client = Written { headers: &[client], cookies: &client_cookies, query: &client_query };
        auth::by_hand(api, &call, &client)
    }

    /// Which credentials the request gets.
    pub(super) fn plan(&self, by_hand: &ByHand, options: &mut CallOptions) -> Result<Plan, BuildError> {
        let own = std::mem::take(&mut options.credentials);
        let own = match own.is_empty() {
            true => None,
            false => Some(Arc::new(Credentials::new(self.client.api(), own)?)),
        };
        self.client.plan(self.operation, by_hand, own, options.anonymous)
    }
}

/// Removes credentials written by hand into the client's defaults, for a call that must not use them.
fn without_those_of_the_client(
    api: &Api,
    by_hand: &ByHand,
    headers: &mut HeaderMap,
) -> Result<(), BuildError> {
    let of_client = by_hand.iter().filter(|(_, origin)| *origin == Origin::ClientByHand);
    let kinds = of_client.filter_map(|(index, _)| Some(api.schemes.get(*index)?.kind));
    let mut cookies = Vec::new();
    for kind in kinds {
        match kind {
            SchemeKind::CookieKey(name) => cookies.push(name),
            kind => drop(auth::header(kind).map(|name| headers.remove(name))),
        }
    }
    // This header is always a credential, whatever the document states.
    headers.remove(AUTHORIZATION);
    if cookies.is_empty() {
        return Ok(());
    }
    let rest = cookie::without(&cookie::text(headers), |name| cookies.contains(&name));
    cookie::set(headers, &rest)
}

/// Marks the values of security schemes, so that they are neither printed nor carried to another origin.
pub(super) fn mark_credentials(api: &Api, request: &mut Request) {
    for scheme in api.schemes {
        if let Some(value) = auth::header(scheme.kind).and_then(|name| request.headers.get_mut(name)) {
            value.set_sensitive(true);
        }
        let SchemeKind::QueryKey(name) = scheme.kind else { continue };
        let query = request.url.query().unwrap_or_default();
        let own = auth::pairs(query).filter(|(own, _)| percent_decode_query(own) == name);
        let own: Vec<_> = own.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        request.secret_query.extend(own);
    }
}
