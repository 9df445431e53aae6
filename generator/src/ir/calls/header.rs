//! Response headers: what `Full::typed_headers` reads.

use crate::ir::{Field, Named, Phase};

/// The headers of one or more responses, which share a struct.
#[derive(Debug, Clone, PartialEq)]
pub struct HeaderSet<P: Phase = Named> {
    /// Its name (`RateLimitHeaders`).
    pub name: P::Label,
    /// JSON pointer of the `headers` of the first response that has the set.
    pub pointer: String,
    /// The headers, in the document's order.
    pub headers: Vec<Header<P>>,
}

/// One header.
#[derive(Debug, Clone, PartialEq)]
pub struct Header<P: Phase = Named> {
    /// Name, type and presence; the presence is `Required` or `Optional`.
    pub field: Field<P>,
    /// Whether the value is JSON (`content`) instead of text in the style `simple`.
    pub is_json: bool,
}
