//! The names of types, and the names that authors write instead of them, some of which imply a format.

/// A type that a name means: the type (`None` for any) and an implied format.
pub(super) type Meant = (Option<&'static str>, Option<&'static str>);

/// The types of OpenAPI 3.0 (Schema Object, `type`).
pub(super) fn is_type(name: &str) -> bool {
    matches!(name, "string" | "object" | "array" | "integer" | "boolean" | "number")
}

/// What a name that is not a type of JSON Schema probably means.
pub(super) fn meant(name: &str) -> Option<Meant> {
    let meant = match name.to_ascii_lowercase().as_str() {
        "any" | "mixed" | "anytype" | "json" => (None, None),
        "string" | "str" | "text" | "enum" | "char" => (Some("string"), None),
        "file" | "binary" => (Some("string"), Some("binary")),
        "date" => (Some("string"), Some("date")),
        "datetime" | "date-time" | "timestamp" => (Some("string"), Some("date-time")),
        "uuid" => (Some("string"), Some("uuid")),
        "url" | "uri" => (Some("string"), Some("uri")),
        "integer" | "int" => (Some("integer"), None),
        "int32" => (Some("integer"), Some("int32")),
        "int64" | "long" | "bigint" => (Some("integer"), Some("int64")),
        "number" | "numeric" | "decimal" => (Some("number"), None),
        "float" => (Some("number"), Some("float")),
        "double" => (Some("number"), Some("double")),
        "boolean" | "bool" => (Some("boolean"), None),
        "object" | "dict" | "map" | "hash" => (Some("object"), None),
        "array" | "list" => (Some("array"), None),
        _ => return None,
    };
    Some(meant)
}
