//! Follows redirects by the rules of the Fetch standard ("HTTP-redirect fetch"). No credential leaves the
//! origin that the request was made for.

use http::header::{
    CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_LENGTH, CONTENT_LOCATION, CONTENT_TYPE, LOCATION,
};
use http::{HeaderMap, HeaderName, Method, StatusCode};
use url::Url;

use super::{Request, Response, Transport};
use crate::auth::pairs;
use crate::body::Body;
use crate::error::TransportError;
use crate::parameter::percent_decode_query;
use crate::secret::is_harmless;

/// Headers about the body, which are removed together with it.
const OF_THE_BODY: [HeaderName; 5] =
    [CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_LENGTH, CONTENT_LOCATION, CONTENT_TYPE];

/// Sends the request and follows at most `limit` redirects; with 0 they are returned to the caller.
pub(crate) async fn follow(
    transport: &dyn Transport,
    request: Request,
    limit: u32,
) -> Result<Response, TransportError> {
    let response = transport.send(request.clone()).await?;
    follow_from(transport, request, response, limit).await
}

/// Like [`follow`], starting from the first response.
pub(crate) async fn follow_from(
    transport: &dyn Transport,
    mut request: Request,
    mut response: Response,
    limit: u32,
) -> Result<Response, TransportError> {
    let mut followed = 0;
    while let Some(target) = target(&request, &response).filter(|_| limit > 0) {
        followed += 1;
        if followed > limit {
            return Err(TransportError::redirect(format!("more than {limit} redirects")));
        }
        request = redirected(request, response.status, target?)?;
        response = transport.send(request.clone()).await?;
    }
    Ok(response)
}

/// Whether a response may be a redirect.
pub(crate) fn is_redirect(response: &Response) -> bool {
    matches!(response.status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

/// The target of a response, if it is a redirect with a location.
fn target(request: &Request, response: &Response) -> Option<Result<Url, TransportError>> {
    if !is_redirect(response) {
        return None;
    }
    let location = String::from_utf8_lossy(response.headers.get(LOCATION)?.as_bytes()).into_owned();
    Some(resolve(&request.url, &location))
}

/// The location of a response, made absolute: never from https to http, and never with credentials in it.
pub(crate) fn resolve(from: &Url, location: &str) -> Result<Url, TransportError> {
    let mut to = from.join(location).map_err(|_| TransportError::redirect("the location is not a URL"))?;
    match (from.scheme(), to.scheme()) {
        ("https", "http") => return Err(TransportError::redirect("from https to http")),
        (_, "http" | "https") => {}
        _ => return Err(TransportError::redirect("the location is not an http URL")),
    }
    // A location must not set credentials either.
    let cleared = to.set_username("").and_then(|()| to.set_password(None));
    cleared.map_err(|()| TransportError::redirect("the location is not an http URL"))?;
    to.set_fragment(None);
    Ok(to)
}

fn redirected(mut request: Request, status: StatusCode, to: Url) -> Result<Request, TransportError> {
    let becomes_get = match status {
        StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND => request.method == Method::POST,
        StatusCode::SEE_OTHER => request.method != Method::GET && request.method != Method::HEAD,
        _ => false,
    };
    if becomes_get {
        request.method = Method::GET;
        request.body = Body::empty();
        for name in OF_THE_BODY {
            request.headers.remove(name);
        }
    } else if !request.body.is_replayable() {
        return Err(TransportError::redirect("the body is a stream and cannot be sent a second time"));
    }
    let same_origin = request.url.origin() == to.origin();
    request.url = to;
    if same_origin {
        carry_secret_query(&mut request);
    } else {
        drop_credentials(&mut request);
    }
    Ok(request)
}

/// A key in the query is a credential like a header: within the origin it stays with the request.
pub(crate) fn carry_secret_query(request: &mut Request) {
    let Request { url, secret_query, .. } = request;
    // Names that the location already has; if a name occurs several times, all its pairs are carried over.
    let there: Vec<String> =
        pairs(url.query().unwrap_or_default()).map(|(name, _)| percent_decode_query(name)).collect();
    for (name, value) in secret_query {
        if !there.contains(&percent_decode_query(name)) {
            let pair = format!("{name}={value}");
            let query = url.query().filter(|query| !query.is_empty()).map(|query| format!("{query}&{pair}"));
            url.set_query(Some(&query.unwrap_or(pair)));
        }
    }
}

/// Another origin gets only the headers that describe what is requested and in which form, since any other
/// header may be a credential.
fn drop_credentials(request: &mut Request) {
    let kept = request.headers.iter().filter(|(name, value)| is_harmless(name) && !value.is_sensitive());
    request.headers = kept.map(|(name, value)| (name.clone(), value.clone())).collect::<HeaderMap>();
    // The location may contain the key for the other origin.
    let secrets = std::mem::take(&mut request.secret_query);
    let Some(query) = request.url.query().filter(|_| !secrets.is_empty()) else { return };
    // It may be encoded differently from ours.
    let plain = percent_decode_query;
    let is_secret = |pair: &str| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        secrets.iter().any(|(known, key)| plain(known) == plain(name) || plain(key) == plain(value))
    };
    let rest: Vec<String> = query.split('&').filter(|pair| !is_secret(pair)).map(str::to_owned).collect();
    request.url.set_query(Some(&rest.join("&")).filter(|rest| !rest.is_empty()).map(String::as_str));
}
