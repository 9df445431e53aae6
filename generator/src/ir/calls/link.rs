//! Links: operations that can be called next with values of a response. The docs show them.

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
    /// The status whose responses have it.
    pub status: Status,
    /// The operation that it leads to, as written: an `operationId` or an `operationRef`.
    pub reference: String,
    /// The operation that it leads to; `None` if the bindings have no such operation.
    pub target: Option<OperationId>,
    /// Parameters of that operation by their names in the document, with values: runtime expressions as
    /// written, or JSON.
    pub parameters: Vec<(String, String)>,
    /// The body of that operation, as such a value.
    pub body: Option<String>,
}
