//! An operation and its place in the document.

use openapiv3::{Operation, PathItem};

/// An operation and its place in the document.
#[derive(Clone, Copy)]
pub(crate) struct Site<'a, 'd> {
    /// Path template.
    pub(crate) path: &'d str,
    /// HTTP method, upper case.
    pub(crate) method: &'a str,
    /// JSON pointer of the operation.
    pub(crate) pointer: &'a str,
    /// The text that its types are named after.
    pub(crate) words: &'a str,
    pub(crate) operation: &'d Operation,
    pub(crate) item: &'d PathItem,
    /// JSON pointer of the path item.
    pub(crate) item_pointer: &'a str,
}
