//! The version of OpenAPI in which a document is written.
//!
//! The `openapi` field is set to 3.0, and the version that the author wrote is kept in an extension of our
//! own. The versions of OpenAPI 3 are not distinguished: the keywords of each are understood in all of them.

use serde_json::{Map, Value};

use super::context::Context;
use crate::diagnostic::codes;
use crate::openapi::vocabulary as v;
use crate::source::Path;

/// The version of a desugared tree.
pub(super) const VERSION: &str = "3.0.4";

/// The two families of documents, which differ in structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// Swagger 2.0.
    Swagger2,
    /// OpenAPI 3.0, 3.1 or 3.2.
    OpenApi3,
}

/// Finds the dialect and writes the version of the result.
pub(super) fn settle(root: &mut Map<String, Value>, cx: &mut Context<'_>) -> Dialect {
    let text = |key: &str| match root.get(key)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => Some(String::new()),
    };
    let (field, version, dialect) = match (text("openapi"), text("swagger")) {
        (Some(version), _) => ("openapi", version, Dialect::OpenApi3),
        (None, Some(version)) => ("swagger", version, Dialect::Swagger2),
        (None, None) => {
            cx.say(
                &codes::desugar::UNKNOWN_VERSION,
                &Path::ROOT,
                "the document does not declare its version",
            )
            .help("add `openapi: 3.1.0`, or the version in which it is written");
            root.insert("openapi".to_owned(), VERSION.into());
            return Dialect::OpenApi3;
        }
    };
    let is_known = match dialect {
        Dialect::Swagger2 => version.starts_with('2'),
        Dialect::OpenApi3 => ["3.0", "3.1", "3.2"].iter().any(|known| {
            version.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-']))
        }),
    };
    if !is_known {
        cx.say(
            &codes::desugar::UNKNOWN_VERSION,
            &Path::ROOT.key(field),
            format!("version `{version}` is unknown; it is read as OpenAPI 3.2"),
        )
        .help("write the version in which the document is written, such as `openapi: 3.1.1`");
    }
    if dialect == Dialect::Swagger2 || !version.starts_with("3.0") {
        root.insert(v::DIALECT.to_owned(), version.into());
        root.insert("openapi".to_owned(), VERSION.into());
    }
    dialect
}
