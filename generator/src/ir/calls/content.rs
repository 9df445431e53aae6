//! What a body or an answer is in one media type.

use crate::ir::{TypeRef, XmlRootId};

/// What is sent or read in one media type.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// JSON of this type.
    Json {
        /// The type of the value.
        ty: TypeRef,
        /// Of an answer: the value is a string, which can come as `text/plain` too.
        or_text: bool,
    },
    /// XML of a structure of this type; other XML is text.
    Xml {
        /// The type of the value.
        ty: TypeRef,
        /// The table of its root.
        root: XmlRootId,
    },
    /// Text: `String`.
    Text,
    /// A number, a boolean or an enum of this type, written as text.
    TextValue(TypeRef),
    /// Bytes, streamed: `runtime::Body` in a request, `runtime::Download` in an answer.
    Bytes,
    /// Bytes, read whole: errors are kept, so none of them is a stream.
    WholeBytes,
    /// `multipart/…` of a form of this type.
    Multipart(TypeRef),
    /// `multipart/…` whose parts the caller adds one by one: `runtime::form::Form`.
    Parts,
    /// `application/x-www-form-urlencoded` of a form of this type.
    Urlencoded(TypeRef),
    /// JSON lines and json-seq, of items of this type.
    JsonLines(TypeRef),
    /// `text/event-stream`.
    Events {
        /// The type of an event's data, or of the whole event.
        ty: TypeRef,
        /// Whether the type is of a whole event, an object of `event`, `data` and `id` (OpenAPI 3.2).
        whole: bool,
    },
}

impl Content {
    /// The type of the value, where there is one.
    #[must_use]
    pub fn ty(&self) -> Option<&TypeRef> {
        match self {
            Self::Json { ty, .. }
            | Self::Xml { ty, .. }
            | Self::TextValue(ty)
            | Self::Multipart(ty)
            | Self::Urlencoded(ty)
            | Self::JsonLines(ty)
            | Self::Events { ty, .. } => Some(ty),
            Self::Text | Self::Bytes | Self::WholeBytes | Self::Parts => None,
        }
    }

    /// The same, to be changed.
    pub fn ty_mut(&mut self) -> Option<&mut TypeRef> {
        match self {
            Self::Json { ty, .. }
            | Self::Xml { ty, .. }
            | Self::TextValue(ty)
            | Self::Multipart(ty)
            | Self::Urlencoded(ty)
            | Self::JsonLines(ty)
            | Self::Events { ty, .. } => Some(ty),
            Self::Text | Self::Bytes | Self::WholeBytes | Self::Parts => None,
        }
    }

    /// Whether it is JSON of one value.
    #[must_use]
    pub fn is_json(&self) -> bool {
        matches!(self, Self::Json { .. })
    }

    /// Whether an answer of it is handed over unread: such a value can be neither cloned nor compared.
    #[must_use]
    pub fn is_streamed(&self) -> bool {
        matches!(self, Self::Bytes | Self::Events { .. } | Self::JsonLines(_))
    }

    /// Whether both are read or written alike: the same form of the same type.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        let whole = |content: &Self| matches!(content, Self::Events { whole: true, .. });
        std::mem::discriminant(self) == std::mem::discriminant(other)
            && self.ty() == other.ty()
            && whole(self) == whole(other)
    }
}
