//! Pagination: how an operation's answers follow each other.

use crate::ir::TypeRef;

/// How the pages of an answer hang together. Places are JSON pointers into the body.
#[derive(Debug, Clone, PartialEq)]
pub struct Pagination {
    /// What the next page is asked for by.
    pub style: PaginationStyle,
    /// Whether the parameter of the style is a JSON pointer into the request body.
    pub in_body: bool,
    /// The list of items; empty: the body itself.
    pub items: String,
    /// The cursor or URL of the next page.
    pub next: Option<String>,
    /// The cursor of the next page, in the last item.
    pub last_item: Option<String>,
    /// Whether there are more pages.
    pub more: Option<String>,
    /// The number of all items (of all pages, where pages are counted).
    pub total: Option<String>,
    /// The type of one item.
    pub item: TypeRef,
    /// JSON pointer of the extension.
    pub pointer: String,
}

/// What the next page is asked for by; parameters by their names on the wire, or by
/// JSON pointers into the request body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaginationStyle {
    /// A URL, in the header `Link` or in the body.
    Link,
    /// A query parameter that takes a cursor.
    Cursor(String),
    /// A query parameter that takes the number of items before.
    Offset(String),
    /// A query parameter that takes the number of the page, and the number of the first one.
    Page(String, u64),
}
