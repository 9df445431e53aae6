//! Response headers: what `Full::typed_headers` reads.

use super::Field;

/// The headers of one or more responses: a struct of its own, whatever responses have it.
#[derive(Debug, Clone, PartialEq)]
pub struct HeaderSet {
    /// Its name (`RateLimitHeaders`).
    pub name: String,
    /// JSON pointer of the `headers` of the first response that has it.
    pub pointer: String,
    /// The headers, in the document's order.
    pub headers: Vec<Header>,
}

/// One header.
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// Name, type and presence; the presence is `Required` or `Optional`.
    pub field: Field,
    /// Whether the value is JSON (`content`), and not text in the style `simple`.
    pub is_json: bool,
}
