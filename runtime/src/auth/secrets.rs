//! The secrets that a request carries, which no text may print.

use super::by_hand::pairs;
use crate::parameter::percent_decode_query;
use crate::redaction::Secrets;
use crate::secret::is_secret_name;
use crate::transport::Request;

/// The secrets of a request: the values of headers marked as sensitive, and of query parameters that are
/// credentials or have the name of one.
pub(crate) fn secrets_of(request: &Request) -> Secrets {
    let headers = request.headers.iter();
    let headers = headers.filter(|(name, value)| value.is_sensitive() || is_secret_name(name.as_str()));
    let headers = headers.map(|(_, value)| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let known = request.secret_query.iter().map(|(_, value)| value.clone());
    let query = pairs(request.url.query().unwrap_or_default());
    let query = query.filter(|(name, _)| is_secret_name(&percent_decode_query(name)));
    Secrets::new(headers.chain(known).chain(query.map(|(_, value)| value.to_owned())))
}
