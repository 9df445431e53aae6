//! The content of a request body or a response in one media type.

use crate::ir::{TypeRef, XmlRootId};

/// The content of a request body or a response in one media type.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// JSON of this type.
    Json {
        /// The type of the value.
        ty: TypeRef,
        /// Responses: the value is a string, which may arrive as `text/plain`, too.
        or_text: bool,
    },
    /// XML of this type; XML without a structure is text.
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
    /// Bytes, streamed: `runtime::Body` in a request, `runtime::Download` in a response.
    Bytes,
    /// Bytes that are read whole: errors are kept, so none of them can be a stream.
    WholeBytes,
    /// `multipart/…` of a form of this type.
    Multipart(TypeRef),
    /// `multipart/…` whose parts the caller adds one by one: `runtime::form::Form`.
    Parts,
    /// `application/x-www-form-urlencoded` of a form of this type.
    Urlencoded(TypeRef),
    /// JSON lines or json-seq with items of this type.
    JsonLines(TypeRef),
    /// `text/event-stream`.
    Events {
        /// The type of an event's data, or of the whole event.
        ty: TypeRef,
        /// Whether the type is that of a whole event, an object of `event`, `data` and `id` (OpenAPI 3.2).
        whole: bool,
    },
}

impl Content {
    /// The type of the value, if it has one.
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

    /// Mutable version of [`ty`](Self::ty).
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

    /// Whether it is a single JSON value.
    #[must_use]
    pub fn is_json(&self) -> bool {
        matches!(self, Self::Json { .. })
    }

    /// Whether such a response is handed over unread. Then its value can be neither cloned nor compared.
    #[must_use]
    pub fn is_streamed(&self) -> bool {
        matches!(self, Self::Bytes | Self::Events { .. } | Self::JsonLines(_))
    }

    /// Whether both are read and written alike: the same format of the same type.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        let whole = |content: &Self| matches!(content, Self::Events { whole: true, .. });
        std::mem::discriminant(self) == std::mem::discriminant(other)
            && self.ty() == other.ty()
            && whole(self) == whole(other)
    }
}
