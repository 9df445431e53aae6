//! How one response body is read: the Rust type it becomes and the call that reads it.
//!
//! In: a media type's content and whether it belongs to a success or an error. Out: a
//! [`Reading`], from which both the type and the decoding expression follow, so that the two
//! cannot disagree.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::Context;
use crate::emit::client::xml_root;
use crate::emit::type_ref::type_tokens;
use crate::ir::{BodyFormat, ResponseContent, TypeRef};

/// How a body is read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Reading<'a> {
    /// No body: `()`.
    Empty,
    /// JSON to this type.
    Json(&'a TypeRef),
    /// A string, as JSON or as text, to this type.
    JsonOrText(&'a TypeRef),
    /// XML to this type, by the root's table.
    Xml(&'a TypeRef, usize),
    /// Text to `String`.
    Text,
    /// Text to a value of this type.
    TextValue(&'a TypeRef),
    /// Buffered bytes: `runtime::Bytes`.
    Bytes,
    /// Streamed bytes: `runtime::Download`.
    Download,
    /// Server-sent events whose data is JSON of this type: `runtime::EventStream<T>`.
    Events(&'a TypeRef),
    /// Server-sent events that are objects of this type: `runtime::EventStream<T>`.
    EventObjects(&'a TypeRef),
    /// JSON documents of this type: `runtime::JsonLines<T>`.
    JsonLines(&'a TypeRef),
}

impl<'a> Reading<'a> {
    /// How the body of a success is read.
    pub(crate) fn of_success(content: Option<&'a ResponseContent>) -> Self {
        let Some(content) = content else { return Self::Empty };
        let ty = content.ty.as_ref().unwrap_or(&TypeRef::Any);
        match content.format {
            BodyFormat::Json if content.or_text => Self::JsonOrText(ty),
            BodyFormat::Json => Self::Json(ty),
            BodyFormat::Xml => content.xml.map_or(Self::Text, |root| Self::Xml(ty, root)),
            BodyFormat::Text => content.ty.as_ref().map_or(Self::Text, Self::TextValue),
            BodyFormat::EventStream => Self::Events(ty),
            BodyFormat::EventObjects => Self::EventObjects(ty),
            BodyFormat::JsonLines => Self::JsonLines(ty),
            BodyFormat::Bytes | BodyFormat::Multipart | BodyFormat::Urlencoded => Self::Download,
        }
    }

    /// How the body of an error is read: errors are always buffered.
    pub(crate) fn of_error(content: Option<&'a ResponseContent>) -> Self {
        let reading = Self::of_success(content);
        if reading.is_streamed() { Self::Bytes } else { reading }
    }

    /// Whether the body is handed over unread: such a value can be neither cloned nor compared.
    pub(crate) fn is_streamed(self) -> bool {
        matches!(self, Self::Download | Self::Events(_) | Self::EventObjects(_) | Self::JsonLines(_))
    }

    /// The Rust type.
    pub(crate) fn ty(self, context: &Context<'_>) -> TokenStream {
        let ty = |ty| type_tokens(context, ty);
        match self {
            Self::Empty => quote! { () },
            Self::Json(item) | Self::JsonOrText(item) | Self::Xml(item, _) | Self::TextValue(item) => {
                ty(item)
            }
            Self::Text => context.string(),
            Self::Bytes => quote! { runtime::Bytes },
            Self::Download => quote! { runtime::Download },
            Self::Events(item) | Self::EventObjects(item) => {
                let item = ty(item);
                quote! { runtime::EventStream<#item> }
            }
            Self::JsonLines(item) => {
                let item = ty(item);
                quote! { runtime::JsonLines<#item> }
            }
        }
    }

    /// The call that reads it, to be put behind an answer.
    pub(super) fn read(self, context: &Context<'_>) -> TokenStream {
        match self {
            Self::Xml(_, root) => {
                let root = xml_root(context, root);
                quote! { .xml(&#root) }
            }
            Self::Empty => quote! { .empty() },
            Self::Json(_) => quote! { .json() },
            Self::JsonOrText(_) => quote! { .json_or_text() },
            Self::Text => quote! { .text() },
            Self::TextValue(_) => quote! { .text_value() },
            Self::Bytes => quote! { .bytes() },
            Self::Download => quote! { .download() },
            Self::Events(_) => quote! { .events() },
            Self::EventObjects(_) => quote! { .event_objects() },
            Self::JsonLines(_) => quote! { .json_lines() },
        }
    }
}
