//! Pagination: how an operation gets the next page.

use crate::ir::{Named, Phase};

/// How a response is paginated. Places are JSON pointers into the body.
#[derive(Debug, Clone, PartialEq)]
pub struct Pagination<P: Phase = Named> {
    /// How the next page is requested.
    pub style: PaginationStyle,
    /// Whether the parameter of the style is a JSON pointer into the request body.
    pub in_body: bool,
    /// The list of items; empty: the body itself.
    pub items: String,
    /// The cursor or URL of the next page.
    pub next: Option<String>,
    /// The cursor of the next page, in the last item.
    pub last_item: Option<String>,
    /// The value that tells whether there are more pages.
    pub more: Option<String>,
    /// The total number of items (of pages, if pages are counted).
    pub total: Option<String>,
    /// The type of one item.
    pub item: P::PageItem,
    /// JSON pointer of the extension.
    pub pointer: String,
}

/// How the next page is requested. Parameters are wire names or JSON pointers into the request body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaginationStyle {
    /// A URL, in the header `Link` or in the body.
    Link,
    /// A query parameter that takes a cursor.
    Cursor(String),
    /// A query parameter that takes the number of items to skip.
    Offset(String),
    /// A query parameter that takes the number of the page, and the number of the first page.
    Page(String, u64),
}
