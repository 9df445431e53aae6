//! The body of a response, as far as it was read.

use bytes::Bytes;

use crate::body::ByteStream;
use crate::error::too_large;

/// The body of a response.
pub(crate) enum Content {
    /// All of the body.
    Whole(Bytes),
    /// The beginning of a body that is larger than the limit.
    Truncated(Bytes),
    /// The body, unread.
    Stream(ByteStream),
}

impl Content {
    pub(super) fn is_cut(&self) -> bool {
        matches!(self, Self::Truncated(_))
    }

    /// Why the whole body is not available.
    pub(super) fn missing(&self, limit: u64) -> String {
        match self {
            Self::Stream(_) => "the body is a stream and was not read".to_owned(),
            Self::Whole(_) | Self::Truncated(_) => too_large(limit),
        }
    }
}

impl std::fmt::Debug for Content {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Whole(body) => write!(f, "{} bytes", body.len()),
            Self::Truncated(body) => write!(f, "more than {} bytes", body.len()),
            Self::Stream(_) => f.write_str("stream"),
        }
    }
}
