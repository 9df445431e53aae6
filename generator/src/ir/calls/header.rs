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

impl Header {
    /// Whether both have the same name, whose case does not matter (RFC 9110 §5.1).
    #[must_use]
    pub fn has_name_of(&self, other: &Self) -> bool {
        self.field.name.wire.eq_ignore_ascii_case(&other.field.name.wire)
    }
}
