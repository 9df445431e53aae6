//! Links: what can be called next, with values of an answer. They are shown in the docs.

use crate::ir::{OperationId, Status};

/// A link of a response (OpenAPI 3.1 §4.8.20, Link Object).
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Its name in the document.
    pub name: String,
    /// JSON pointer.
    pub pointer: String,
    /// Its description.
    pub description: Option<String>,
    /// The status whose answers have it.
    pub status: Status,
    /// The operation it leads to, as written: an `operationId` or an `operationRef`.
    pub reference: String,
    /// The operation it leads to; `None` where there is no such operation here.
    pub target: Option<OperationId>,
    /// Parameters of that operation, by the name in the document, and the values: runtime expressions as
    /// written, or JSON.
    pub parameters: Vec<(String, String)>,
    /// The body of that operation: likewise.
    pub body: Option<String>,
}
