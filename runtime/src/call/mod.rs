//! Turns an operation and its arguments into a request that can be sent any number of times. A call is not
//! generic in the operation, so this is compiled once. The first error is kept and reported when the call is
//! sent.

mod assemble;
mod options;
mod prepared;
mod setters;
mod target;

#[cfg(test)]
mod tests;

use std::fmt;

use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use serde::Serialize;

pub use options::CallOptions;
use options::query_pair;
pub(crate) use prepared::Prepared;
pub use setters::CallExt;

use crate::answer::Answer;
use crate::api::Descriptor;
use crate::body::{Body, BoxFuture};
use crate::check::{Check, Checker};
use crate::client::Client;
use crate::codec::{json, sending};
use crate::error::{BuildError, Error, NoError};
use crate::form::{Form, IntoForm, Multipart, Part, urlencoded};
use crate::parameter::{self, Parameter};
use crate::secret::mark;
use crate::transport::Request;
use crate::xml;
use target::Target;

/// A call under construction.
#[must_use = "a call does nothing until it is sent"]
pub struct Call {
    client: Client,
    operation: &'static Descriptor,
    target: Target,
    headers: HeaderMap,
    cookies: Vec<(&'static str, String)>,
    body: Body,
    /// The body including the fields that only servers send, if there are any.
    whole_body: Option<Body>,
    options: CallOptions,
    error: Option<BuildError>,
    /// Whether a stream is wanted, if the operation responds with a stream or with something else.
    is_stream: bool,
    /// Whether the response is wanted as received.
    is_raw: bool,
    /// Collects violations of the document's constraints in all arguments.
    checker: Checker,
}

impl Call {
    pub(crate) fn new(client: Client, operation: &'static Descriptor) -> Self {
        let (headers, cookies, body) = (HeaderMap::new(), Vec::new(), Body::empty());
        let options = CallOptions::default();
        let (target, error, checker) = (Target::default(), None, Checker::default());
        let (whole_body, is_stream, is_raw) = (None, false, false);
        Self {
            client,
            operation,
            target,
            headers,
            cookies,
            body,
            whole_body,
            options,
            error,
            is_stream,
            is_raw,
            checker,
        }
    }

    /// A path parameter.
    pub fn path<T: Serialize + ?Sized>(&mut self, parameter: &Parameter, value: &T) -> &mut Self {
        let text = self.text_of(parameter, value, parameter::path);
        self.keep(parameter, text, |call, text| {
            call.target.path(parameter.name(), text);
            Ok(())
        })
    }

    /// A query parameter.
    pub fn query<T: Serialize + ?Sized>(&mut self, parameter: &Parameter, value: &T) -> &mut Self {
        let text = self.text_of(parameter, value, parameter::query);
        self.keep(parameter, text, |call, text| {
            call.target.query(parameter.name(), text);
            Ok(())
        })
    }

    /// The whole query string (OpenAPI 3.2, `in: querystring`): a urlencoded form, or JSON if the parameter
    /// declares it.
    pub fn querystring<T: Serialize + ?Sized>(&mut self, parameter: &Parameter, value: &T) -> &mut Self {
        let text = self.text_of(parameter, value, parameter::querystring);
        self.keep(parameter, text, |call, text| {
            call.target.query(parameter.name(), text);
            Ok(())
        })
    }

    /// A header parameter. A value with a line feed or another control character is rejected.
    pub fn header<T: Serialize + ?Sized>(&mut self, parameter: &Parameter, value: &T) -> &mut Self {
        let text = self.text_of(parameter, value, parameter::header);
        self.keep(parameter, text, |call, text| call.insert(parameter.name(), &text))
    }

    /// A cookie parameter.
    pub fn cookie<T: Serialize + ?Sized>(&mut self, parameter: &Parameter, value: &T) -> &mut Self {
        let text = self.text_of(parameter, value, parameter::cookie);
        self.keep(parameter, text, |call, text| {
            call.cookies.retain(|(known, _)| *known != parameter.name());
            call.cookies.push((parameter.name(), text));
            Ok(())
        })
    }

    /// A JSON body.
    pub fn json<T: Serialize + ?Sized>(&mut self, body: &T) -> &mut Self {
        self.json_as("application/json", body)
    }

    /// A JSON body with another media type, such as `application/merge-patch+json`.
    pub fn json_as<T: Serialize + ?Sized>(&mut self, media_type: &str, body: &T) -> &mut Self {
        self.written(media_type, || json::to_vec(body).map(Body::from).map_err(unwritten))
    }

    /// A body of JSON values, one per line; if the media type ends in `json-seq`, a sequence as in RFC 7464.
    pub fn json_lines<'a, T: Serialize + 'a>(
        &mut self,
        media_type: &str,
        items: impl IntoIterator<Item = &'a T>,
    ) -> &mut Self {
        let start: &[u8] = if media_type.contains("json-seq") { b"\x1e" } else { b"" };
        let items: Vec<&T> = items.into_iter().collect();
        self.written(media_type, || {
            let lines = items.iter().try_fold(Vec::new(), |mut lines, item| {
                lines.extend_from_slice(start);
                lines.extend(json::to_vec(item).map_err(unwritten)?);
                lines.push(b'\n');
                Ok(lines)
            });
            lines.map(Body::from)
        })
    }

    /// An XML document, written by the table. Needs the feature `xml`.
    pub fn xml<T: Serialize + ?Sized>(
        &mut self,
        media_type: &str,
        root: &xml::Element,
        body: &T,
    ) -> &mut Self {
        self.written(media_type, || {
            let text = xml::write(root, body)
                .map_err(|error| BuildError::caused("the body cannot be written as XML", error));
            text.map(Body::from)
        })
    }

    /// A `multipart/form-data` body.
    pub fn form(&mut self, body: impl IntoForm) -> &mut Self {
        self.multipart("multipart/form-data", body)
    }

    /// A multipart body with another media type. Named parts have the same headers as in
    /// `multipart/form-data`.
    pub fn multipart(&mut self, media_type: &str, body: impl IntoForm) -> &mut Self {
        let form = self.sent(|| body.into_form()).0;
        self.set_multipart(media_type, form)
    }

    /// An `application/x-www-form-urlencoded` body.
    pub fn urlencoded(&mut self, body: impl IntoForm) -> &mut Self {
        let form = self.sent(|| body.into_form()).0;
        let text = form.into_parts().and_then(|parts| urlencoded(&parts));
        self.set_body("application/x-www-form-urlencoded", text.map(Body::from))
    }

    /// A text body with the media type as the document writes it.
    pub fn text(&mut self, media_type: &str, body: impl Into<String>) -> &mut Self {
        self.body(media_type, body.into())
    }

    /// A text body of one value: a number, a boolean or a string, written like a parameter.
    pub fn text_value<T: Serialize + ?Sized>(&mut self, media_type: &str, body: &T) -> &mut Self {
        let text = json::to_string(body).map_err(unwritten).map(|json| match serde_json::from_str(&json) {
            Ok(serde_json::Value::String(text)) => text,
            Ok(serde_json::Value::Null) => String::new(),
            _ => json,
        });
        self.set_body(media_type, text.map(Body::from))
    }

    /// A body with any media type.
    pub fn body(&mut self, media_type: &str, body: impl Into<Body>) -> &mut Self {
        self.set_body(media_type, Ok(body.into()))
    }

    /// A body whose media type is within a range such as `image/*`: the file's own type if it is in the
    /// range, otherwise `application/octet-stream`.
    pub fn body_within(&mut self, range: &str, body: impl Into<Body>) -> &mut Self {
        let body = body.into();
        let own = body.content_type().filter(|own| crate::answer::matches(range, own)).map(str::to_owned);
        self.set_body(own.as_deref().unwrap_or("application/octet-stream"), Ok(body))
    }

    /// Checks a value against the constraints of the document; a violation fails the call before anything is
    /// sent.
    pub fn checked<T: Check + ?Sized>(&mut self, value: &T) -> &mut Self {
        self.check(|at| value.check(at))
    }

    /// Runs the checks of `check`, as [`Call::checked`] does for a whole value.
    pub fn check(&mut self, check: impl FnOnce(&mut Checker)) -> &mut Self {
        check(&mut self.checker);
        self
    }

    /// Sets options of this call.
    pub fn with(&mut self, options: CallOptions) -> &mut Self {
        self.options = options;
        self
    }

    /// The same call, asking for a stream.
    pub(crate) fn streaming(self) -> Self {
        Self { is_stream: true, ..self }
    }

    /// The same call, asking for the response as received.
    pub(crate) fn raw(self) -> Self {
        Self { is_raw: true, ..self }
    }

    /// The options of this call.
    pub fn options(&mut self) -> &mut CallOptions {
        &mut self.options
    }

    /// The media types to ask for.
    fn accept(&self) -> &'static str {
        self.operation.stream.filter(|_| self.is_stream).map_or(self.operation.accept, |(accept, _)| accept)
    }

    /// The body, which says whether a stream is wanted if the document has a member for that.
    fn body_to_send(&mut self, read_only: bool) -> Body {
        let body = self.whole_body.take().filter(|_| read_only).unwrap_or(std::mem::take(&mut self.body));
        let is_json = |value: &HeaderValue| value.to_str().is_ok_and(|value| value.contains("json"));
        match self.operation.stream {
            Some((_, Some(member))) if self.headers.get(CONTENT_TYPE).is_some_and(is_json) => {
                body.with_flag(member, self.is_stream)
            }
            _ => body,
        }
    }

    /// Sends the call and reads the response, unless it is to be streamed. The request is built at once, so
    /// that the future does not have to hold the call as well.
    pub(crate) fn perform(self) -> BoxFuture<'static, Result<Answer, Error<NoError>>> {
        let operation = self.operation;
        match self.into_prepared() {
            (client, Ok(prepared)) => Box::pin(async move { client.perform(&prepared).await }),
            (client, Err(error)) => Box::pin(async move { client.refuse(operation, error).await }),
        }
    }

    /// The client and the request, for sending it more than once.
    pub(crate) fn into_prepared(self) -> (Client, Result<Prepared, BuildError>) {
        (self.client.clone(), self.prepare())
    }

    fn prepare(mut self) -> Result<Prepared, BuildError> {
        let mut options = std::mem::take(&mut self.options);
        if let Some(error) = self.error.take().or_else(|| options.error.clone().map(BuildError::new)) {
            return Err(error);
        }
        if !(options.unchecked || self.client.is_unchecked()) {
            std::mem::take(&mut self.checker).finish().map_err(|violations| {
                let text = "the request breaks a rule of the document (`unchecked()` sends it nevertheless)";
                BuildError::caused(text, violations)
            })?;
        }
        let by_hand = self.by_hand(&options);
        let plan = self.plan(&by_hand, &mut options)?;
        if let Some((name, value)) = self.operation.stream_query.filter(|_| self.is_stream) {
            self.target.extra_query(query_pair(name, value));
        }
        for pair in std::mem::take(&mut options.query) {
            self.target.extra_query(pair);
        }
        let url =
            std::mem::take(&mut self.target).url(self.client.server(self.operation)?, self.operation)?;
        let method = Method::from_bytes(self.operation.method.as_bytes())
            .map_err(|error| BuildError::caused("the method cannot be sent", error))?;
        let mut request = Request::new(method, url);
        request.operation = Some(self.operation);
        let (accept, body) = (self.accept(), self.body_to_send(options.read_only));
        request.body = body;
        request.headers = self.merged_headers(&mut options, &by_hand)?;
        assemble::mark_credentials(self.client.api(), &mut request);
        let CallOptions { retry, timeout, idle_timeout, idempotent, .. } = options;
        let (operation, is_stream, is_raw) = (self.operation, self.is_stream, self.is_raw);
        Ok(Prepared {
            operation,
            accept,
            is_stream,
            is_raw,
            request,
            plan,
            retry,
            timeout,
            idle_timeout,
            idempotent,
        })
    }

    /// The text of a parameter.
    fn text_of<T: Serialize + ?Sized>(
        &self,
        parameter: &Parameter,
        value: &T,
        encode: Encode,
    ) -> Result<String, BuildError> {
        let json = self.sent(|| json::to_string(value)).0;
        json.and_then(|json| Ok(encode(parameter, &json)?)).map_err(unwritten)
    }

    /// Writes a part of the request; returns whether a field was left out because only servers send it.
    fn sent<R>(&self, write: impl FnOnce() -> R) -> (R, bool) {
        if self.client.sends_read_only() { (write(), false) } else { sending::without_read_only(write) }
    }

    /// Sets a body that can be written again: only the options tell whether it includes fields that only
    /// servers send.
    fn written(&mut self, media_type: &str, write: impl Fn() -> Result<Body, BuildError>) -> &mut Self {
        let (body, left_out) = self.sent(&write);
        self.set_body(media_type, body);
        self.whole_body = if left_out { write().ok() } else { None };
        self
    }

    fn set_multipart(&mut self, media_type: &str, form: Form) -> &mut Self {
        let parts =
            form.into_parts().and_then(|parts| Ok((root_type(media_type, &parts), Multipart::new(parts)?)));
        match parts {
            Ok((root_type, multipart)) => {
                let content_type = multipart.content_type(&format!("{media_type}{root_type}"));
                self.set_body(&content_type, Ok(Body::multipart(multipart)))
            }
            Err(error) => self.fail(error),
        }
    }

    fn set_body(&mut self, content_type: &str, body: Result<Body, BuildError>) -> &mut Self {
        match body.and_then(|body| Ok((body, value(content_type)?))) {
            Ok((body, content_type)) => {
                self.body = body;
                self.headers.insert(CONTENT_TYPE, content_type);
                self
            }
            Err(error) => self.fail(error),
        }
    }

    fn insert(&mut self, name: &str, text: &str) -> Result<(), BuildError> {
        let name = HeaderName::from_bytes(name.as_bytes())
            .map_err(|error| BuildError::caused(format!("the header `{name}` cannot be sent"), error))?;
        let mut value = value(text)?;
        mark(&name, &mut value);
        self.headers.insert(name, value);
        Ok(())
    }

    fn keep(
        &mut self,
        parameter: &Parameter,
        text: Result<String, BuildError>,
        set: impl FnOnce(&mut Self, String) -> Result<(), BuildError>,
    ) -> &mut Self {
        if let Err(error) = text.and_then(|text| set(self, text)) {
            self.fail(BuildError::caused(format!("the parameter `{}`", parameter.name()), error));
        }
        self
    }

    fn fail(&mut self, error: BuildError) -> &mut Self {
        self.error.get_or_insert(error);
        self
    }
}

/// The parameter `type` of `multipart/related`: the media type of the first part (RFC 2387 §3.1).
fn root_type(media_type: &str, parts: &[Part]) -> String {
    let is_related = media_type.eq_ignore_ascii_case("multipart/related");
    match parts.first().and_then(Part::content_type).filter(|_| is_related) {
        Some(root) => format!("; type=\"{}\"", root.replace(['"', '\\'], "")),
        None => String::new(),
    }
}

type Encode = fn(&Parameter, &str) -> Result<String, serde_json::Error>;

fn unwritten(error: json::Error) -> BuildError {
    BuildError::caused("cannot be written", error)
}

/// A header value. The error does not quote it: it may be secret.
fn value(text: &str) -> Result<HeaderValue, BuildError> {
    HeaderValue::from_bytes(text.as_bytes()).map_err(|_| unsendable())
}

fn unsendable() -> BuildError {
    BuildError::new("a header value contains a line feed or another control character")
}

/// Values may be secret, so none are printed.
impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &self.operation.id)
            .field("method", &self.operation.method)
            .field("path", &self.operation.path)
            .field("body", &self.body)
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}
