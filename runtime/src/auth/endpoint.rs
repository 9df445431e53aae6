//! Asks an endpoint of an authorization server: a form out, JSON back (RFC 6749 §3.2 and §5). No error shows
//! a secret of the request, and redirects are not followed.

use std::time::Duration;

use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderValue, Method, StatusCode};
use serde_json::Value;
use url::Url;
use url::form_urlencoded::{Serializer, byte_serialize};

use super::credential::basic;
use super::secrets::secrets_of;
use crate::body::next;
use crate::error::{BoxError, TransportError};
use crate::redaction::Secrets;
use crate::secret::{Secret, sensitive};
use crate::transport::{Request, Transport, follow};

/// A response of such an endpoint is far smaller than this.
const LARGEST_ANSWER: usize = 1 << 20;

/// How much of the endpoint's response errors quote.
const SHOWN: usize = 200;

/// An endpoint, and the client that asks it.
pub(super) struct Endpoint<'a> {
    /// What errors call it.
    pub(super) name: &'a str,
    pub(super) url: &'a Url,
    pub(super) id: &'a str,
    /// Without it the client only names itself.
    pub(super) secret: Option<&'a Secret>,
    /// Whether the ID and the secret stand in the form instead of a header.
    pub(super) in_body: bool,
}

/// Why there is no response of the wanted kind.
#[derive(Debug)]
pub(super) enum Failure {
    /// The endpoint refused, with its `error`, if it has one.
    Refused {
        /// Only logins of users tell the codes apart.
        #[cfg_attr(not(feature = "oauth"), allow(dead_code))]
        code: String,
        message: String,
    },
    /// The endpoint was not reached, or cannot be asked.
    Unreached(BoxError),
}

impl From<Failure> for BoxError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused { message, .. } => message.into(),
            Failure::Unreached(error) => error,
        }
    }
}

impl From<TransportError> for Failure {
    fn from(error: TransportError) -> Self {
        Self::Unreached(error.into())
    }
}

impl Endpoint<'_> {
    /// Sends the fields; the response is a success that has the text `wanted`. `hidden` are values of fields
    /// that no error shows.
    pub(super) async fn ask(
        &self,
        fields: &[(&str, &str)],
        hidden: &[&str],
        wanted: &str,
        transport: &dyn Transport,
    ) -> Result<Value, Failure> {
        let request = self.request(fields).map_err(Failure::Unreached)?;
        // Some endpoints echo what they were sent.
        let own = self.secret.map(|secret| secret.0.clone()).into_iter();
        let hidden = hidden.iter().map(|value| (*value).to_owned());
        let secrets = secrets_of(&request).and(&Secrets::new(own.chain(hidden)));
        let (status, answer) = exchange(self.name, request, transport).await?;
        let text = |name: &str| answer.get(name).and_then(Value::as_str);
        if status.is_success() && text(wanted).is_some() {
            return Ok(answer);
        }
        let code = text("error").unwrap_or_default().to_owned();
        let missing = format!("no {wanted} in the answer");
        let message = text("error_description").or_else(|| text("error")).unwrap_or(&missing);
        let message = secrets.shown(message, SHOWN, false);
        Err(Failure::Refused { code, message: format!("the {} answered {status}: {message}", self.name) })
    }

    fn request(&self, fields: &[(&str, &str)]) -> Result<Request, BoxError> {
        let mut form = Serializer::new(String::new());
        form.extend_pairs(fields);
        let mut request = Request::new(Method::POST, self.url.clone());
        match self.secret {
            None => drop(form.append_pair("client_id", self.id)),
            Some(secret) if self.in_body => {
                form.append_pair("client_id", self.id).append_pair("client_secret", &secret.0);
            }
            Some(secret) => {
                // RFC 6749 §2.3.1: both are urlencoded before they are joined.
                let encoded = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
                let value = sensitive(&basic(&encoded(self.id), &encoded(&secret.0)));
                let value = value.ok_or("the client ID or secret cannot be sent in a header")?;
                request.headers.insert(AUTHORIZATION, value);
            }
        }
        request.headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        request.headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
        request.body = form.finish().into();
        Ok(request)
    }
}

/// Sends the request and reads the response, which is null if it is not JSON.
pub(super) async fn exchange(
    name: &str,
    request: Request,
    transport: &dyn Transport,
) -> Result<(StatusCode, Value), Failure> {
    let response = follow(transport, request, 0).await?;
    let (status, mut stream) = (response.status, response.body);
    let mut body = Vec::new();
    while let Some(bytes) = next(&mut stream).await {
        body.extend_from_slice(&bytes?);
        if body.len() > LARGEST_ANSWER {
            return Err(Failure::Unreached(format!("the {name}'s answer is too large").into()));
        }
    }
    Ok((status, serde_json::from_slice(&body).unwrap_or_default()))
}

/// A number of seconds; some servers write it as a string.
pub(super) fn seconds(answer: &Value, name: &str) -> Option<Duration> {
    let value = answer.get(name)?;
    value.as_u64().or_else(|| value.as_str()?.parse().ok()).map(Duration::from_secs)
}
