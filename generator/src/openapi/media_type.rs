//! Media types: their parts, and what each of them contains.
//!
//! Everything here depends on the media type alone. JSON is what RFC 8259 and RFC 6839 define as JSON, and
//! nothing else.

/// The type and subtype of a media type, lower case, without parameters (RFC 9110 §8.3.1).
pub(crate) fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The value of a parameter, lower case.
pub(crate) fn parameter(media_type: &str, name: &str) -> Option<String> {
    let mut parameters = media_type.split(';').skip(1).filter_map(|parameter| parameter.split_once('='));
    let (_, value) = parameters.find(|(key, _)| key.trim().eq_ignore_ascii_case(name))?;
    Some(value.trim().trim_matches('"').to_ascii_lowercase())
}

/// Whether this is JSON: `application/json`, `text/json`, anything `+json`.
pub(crate) fn is_json(essence: &str) -> bool {
    matches!(essence, "application/json" | "text/json") || essence.ends_with("+json")
}

/// Whether this is one JSON value per line, or a JSON text sequence (RFC 7464, and RFC 8091 for the suffix).
pub(crate) fn is_json_lines(essence: &str) -> bool {
    let (_, subtype) = essence.split_once('/').unwrap_or_default();
    let subtype = subtype.strip_prefix("x-").unwrap_or(subtype);
    matches!(subtype, "ndjson" | "jsonl" | "jsonlines" | "json-lines" | "ldjson" | "json-seq" | "stream+json")
        || subtype.ends_with("+json-seq")
}

/// Whether this is XML (RFC 7303): `application/xml`, `text/xml`, anything `+xml`.
pub(crate) fn is_xml(essence: &str) -> bool {
    matches!(essence, "application/xml" | "text/xml") || essence.ends_with("+xml")
}

/// Whether this is a notation of values in which no file is written.
pub(crate) fn holds_no_bytes(essence: &str) -> bool {
    is_json(essence) || matches!(essence, "application/xml" | "text/xml")
}

/// Whether this is YAML (RFC 9512), which is treated as text.
fn is_yaml(essence: &str) -> bool {
    matches!(essence, "application/yaml" | "application/x-yaml") || essence.ends_with("+yaml")
}

/// The charset of a media type, unless it is UTF-8 or a subset of it.
pub(crate) fn foreign_charset(media_type: &str) -> Option<String> {
    parameter(media_type, "charset")
        .filter(|charset| !matches!(charset.as_str(), "" | "utf-8" | "utf8" | "us-ascii" | "ascii"))
}

/// A media type without its charset.
pub(crate) fn without_charset(media_type: &str) -> String {
    let is_charset = |parameter: &&str| {
        let name = parameter.split('=').next().unwrap_or_default();
        name.trim().eq_ignore_ascii_case("charset")
    };
    media_type.split(';').filter(|parameter| !is_charset(parameter)).collect::<Vec<_>>().join(";")
}

/// Whether this is text that a `String` holds.
pub(crate) fn is_text(essence: &str) -> bool {
    is_yaml(essence)
        || is_xml(essence)
        || essence == "application/graphql"
        || (essence.starts_with("text/") && essence != "text/*")
}

/// Other notations for the same data as JSON, which are not used if JSON is offered. CBOR and similar formats
/// have the data model of JSON; frameworks offer the others beside JSON for the same object.
pub(crate) fn is_other_notation(essence: &str) -> bool {
    let is_picture_or_page = essence.starts_with("image/") || essence == "application/xhtml+xml";
    let is_document = essence.ends_with("xml") && !is_picture_or_page;
    let is_form = essence.starts_with("multipart/") || essence.ends_with("urlencoded");
    is_document || is_form || essence.ends_with("yaml") || is_binary_notation(essence)
}

/// CBOR (RFC 8949, with the suffixes of RFC 8742), MessagePack, Protocol Buffers and the like.
pub(crate) fn is_binary_notation(essence: &str) -> bool {
    const NAMES: [&str; 15] = [
        "cbor",
        "cbor-seq",
        "msgpack",
        "messagepack",
        "protobuf",
        "proto",
        "grpc",
        "bson",
        "avro",
        "thrift",
        "smile",
        "ubjson",
        "ion",
        "flatbuffers",
        "hessian",
    ];
    let (_, subtype) = essence.split_once('/').unwrap_or_default();
    let last = subtype.rsplit(['.', '+']).next().unwrap_or_default();
    let last = last.strip_prefix("x-").unwrap_or(last);
    NAMES.contains(&last) || last.starts_with("jackson-smile") || subtype.starts_with("grpc+")
}

/// Media types whose values are never text: a part with such a type is a file, and a string under one means
/// bytes.
///
/// They are recognised by top-level type, where RFC 6838 §4.2 says that software is needed to make sense of
/// it, and by name under `application`, which has both kinds.
pub(crate) fn is_binary(essence: &str) -> bool {
    const NAMES: [&str; 33] = [
        // Bytes of which nothing is known, and containers of other files.
        "octet-stream",
        "binary",
        "zip",
        "gzip",
        "tar",
        "gtar",
        "bzip",
        "bzip2",
        "xz",
        "zstd",
        "7z-compressed",
        "rar",
        "rar-compressed",
        "vnd.rar",
        "compressed",
        "java-archive",
        "vnd.android.package-archive",
        // Programs and data bases.
        "wasm",
        "executable",
        "msdownload",
        "sqlite3",
        "vnd.sqlite3",
        // Documents.
        "pdf",
        "msword",
        "epub+zip",
        "dicom",
        "vnd.apache.parquet",
        "vnd.apache.arrow.stream",
        "vnd.apache.arrow.file",
        "pkcs12",
        "pkcs7-mime",
        "pkcs8",
        "postscript",
    ];
    // Families of the registry: Office, OpenDocument.
    const FAMILIES: [&str; 3] = ["vnd.openxmlformats-officedocument.", "vnd.ms-", "vnd.oasis.opendocument."];
    let (kind, subtype) = essence.split_once('/').unwrap_or_default();
    if matches!(kind, "image" | "audio" | "video" | "font" | "model") {
        return !subtype.ends_with("+xml");
    }
    let plain = subtype.strip_prefix("x-").unwrap_or(subtype);
    kind == "application"
        && (NAMES.contains(&plain)
            || FAMILIES.iter().any(|family| subtype.starts_with(family))
            || subtype.ends_with("+zip")
            || subtype.ends_with("+gzip")
            || is_binary_notation(essence))
        && !subtype.ends_with("xml")
}

/// Whether a media type is a wildcard, or none at all because it has no slash.
pub(crate) fn is_open(essence: &str) -> bool {
    matches!(essence, "*/*" | "application/*" | "text/*") || !essence.contains('/')
}

#[cfg(test)]
mod tests {
    use super::{is_binary, is_json, is_json_lines, is_other_notation};

    #[test]
    fn json_is_what_is_called_so() {
        for one in ["application/json", "text/json", "application/vnd.pets.v2+json", "application/*+json"] {
            assert!(is_json(one), "{one}");
        }
        for one in ["application/cbor", "application/x-json", "application/json-seq", "application/yaml"] {
            assert!(!is_json(one), "{one}");
        }
        for one in ["application/x-ndjson", "application/jsonl", "application/geo+json-seq", "text/jsonl"] {
            assert!(is_json_lines(one) && !is_json(one), "{one}");
        }
    }

    #[test]
    fn notations_of_the_same_data() {
        for one in [
            "application/cbor",
            "application/vnd.kubernetes.protobuf",
            "application/x-msgpack",
            "application/vnd.msgpack",
            "application/senml+cbor",
            "application/grpc+proto",
            "application/avro",
            "application/xml",
            "application/apply-patch+yaml",
        ] {
            assert!(is_other_notation(one), "{one}");
        }
        for one in ["application/pdf", "image/svg+xml", "text/plain", "application/octet-stream", "text/csv"]
        {
            assert!(!is_other_notation(one), "{one}");
        }
    }

    #[test]
    fn what_is_no_text() {
        for one in [
            "image/*",
            "application/pdf",
            "application/vnd.ms-excel",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/x-tar",
            "application/x-protobuf",
        ] {
            assert!(is_binary(one), "{one}");
        }
        for one in ["image/svg+xml", "application/jwt", "text/csv", "application/sdp", "*/*"] {
            assert!(!is_binary(one), "{one}");
        }
    }
}
