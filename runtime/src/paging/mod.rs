//! The pages of a response (`x-openapi-bindgen-pagination`) and their items, as streams. The number of
//! requests for pages is bounded.

mod body;
mod link;
mod pages;
mod position;
mod seek;

#[cfg(test)]
mod tests;

use serde::de::DeserializeOwned;

use crate::operation::Operation;

pub use pages::{Items, Pages};

/// An operation whose response is one of several pages.
pub trait Paged: Operation {
    /// One item of a page.
    type Item: DeserializeOwned + 'static;

    /// Where the items are, and how the next page is requested.
    const PAGING: Paging;
}

/// How the next page is found. Places in the body are JSON pointers (RFC 6901).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    style: Style,
    items: &'static str,
    next: Option<&'static str>,
    more: Option<&'static str>,
    total: Option<&'static str>,
    /// Whether the parameter is a JSON pointer into the request body instead of a query parameter.
    in_body: bool,
    #[cfg(openapi_bindgen_extra_field)]
    further: (),
}

/// How the next page is requested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// A URL in the header `Link` with `rel="next"` (RFC 8288), or in the body.
    Link,
    /// A query parameter that takes a cursor from the body, or from the last item.
    Cursor { parameter: &'static str, is_in_last_item: bool },
    /// A query parameter that takes the number of items before the page.
    Offset { parameter: &'static str },
    /// A query parameter that takes the page number.
    Page { parameter: &'static str, first: u64 },
}

impl Paging {
    const fn new(style: Style) -> Self {
        Self {
            style,
            items: "",
            next: None,
            more: None,
            total: None,
            in_body: false,
            #[cfg(openapi_bindgen_extra_field)]
            further: (),
        }
    }

    /// By the URL of the next page, from the `Link` header (RFC 8288) or from the place [`next`](Self::next).
    pub const fn link() -> Self {
        Self::new(Style::Link)
    }

    /// By a cursor for this query parameter, from the place [`next`](Self::next) or
    /// [`last_item`](Self::last_item).
    pub const fn cursor(parameter: &'static str) -> Self {
        Self::new(Style::Cursor { parameter, is_in_last_item: false })
    }

    /// By the number of items before the page, in this query parameter.
    pub const fn offset(parameter: &'static str) -> Self {
        Self::new(Style::Offset { parameter })
    }

    /// By the page number in this query parameter; the first page is `first`.
    pub const fn page(parameter: &'static str, first: u64) -> Self {
        Self::new(Style::Page { parameter, first })
    }

    /// The place of the list of items; without it the body is that list.
    pub const fn items(self, pointer: &'static str) -> Self {
        Self { items: pointer, ..self }
    }

    /// The place of the cursor or the URL of the next page. It is absent on the last page.
    pub const fn next(self, pointer: &'static str) -> Self {
        Self { next: Some(pointer), ..self }
    }

    /// The place of the next page's cursor in the last item of a page.
    pub const fn last_item(self, pointer: &'static str) -> Self {
        match self.style {
            Style::Cursor { parameter, .. } => {
                let style = Style::Cursor { parameter, is_in_last_item: true };
                Self { style, next: Some(pointer), ..self }
            }
            _ => self,
        }
    }

    /// The parameter is a JSON pointer into the request body, which is JSON.
    pub const fn in_body(self) -> Self {
        Self { in_body: true, ..self }
    }

    /// The place of the flag that tells whether there are more pages.
    pub const fn more(self, pointer: &'static str) -> Self {
        Self { more: Some(pointer), ..self }
    }

    /// The place of the total number of items (of pages, if the style is page numbers).
    pub const fn total(self, pointer: &'static str) -> Self {
        Self { total: Some(pointer), ..self }
    }
}

/// Adds `pages` and `items` to an emitted call that implements [`Paged`].
#[doc(hidden)]
#[macro_export]
macro_rules! impl_pages {
    ($($call:ident),* $(,)?) => {$(
        impl $call {
            /// All pages from this one on, each requested when it is needed.
            #[inline]
            pub fn pages(self) -> $crate::Pages<Self> {
                $crate::Pages::new(self.0)
            }

            /// The items of all pages from this one on.
            #[inline]
            pub fn items(self) -> $crate::Items<Self> {
                $crate::Items::new(self.0)
            }
        }
    )*};
}
