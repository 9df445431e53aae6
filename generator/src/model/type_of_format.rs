//! The type that `format` implies for a schema without `type`.

/// The type that a format applies to; `None` for formats that apply to several types or are unknown.
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
