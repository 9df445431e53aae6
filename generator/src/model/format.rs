//! What `format` says about the type of a schema that has none.

/// The type of the values that a format is about; `None` for formats that may be of several types.
pub(crate) fn implied_by_format(format: &str) -> Option<&'static str> {
    match format {
        "int8" | "int16" | "int32" | "int64" | "uint8" | "uint16" | "uint32" | "uint64" | "uint" => {
            Some("integer")
        }
        "float" | "double" => Some("number"),
        "date-time" | "date" | "time" | "duration" | "uuid" | "byte" | "base64url" | "binary"
        | "password" | "uri" | "uri-reference" | "url" | "email" | "idn-email" | "hostname" | "ipv4"
        | "ipv6" => Some("string"),
        _ => None,
    }
}
