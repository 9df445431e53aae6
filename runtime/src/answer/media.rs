//! Media types (RFC 9110 §8.3.1): matching them, and decoding text by its charset.

use bytes::Bytes;
use http::HeaderMap;
use http::header::CONTENT_TYPE;

/// The media type of a response without parameters, in lower case.
pub(crate) fn essence(headers: &HeaderMap) -> String {
    let value = headers.get(CONTENT_TYPE).map(|value| String::from_utf8_lossy(value.as_bytes()));
    value.map(|value| strip(&value).to_ascii_lowercase()).unwrap_or_default()
}

/// Whether `media_type` equals, or is in the range of, one of the comma-separated `patterns`; parameters and
/// case are ignored.
pub(crate) fn matches(patterns: &str, media_type: &str) -> bool {
    let media_type = strip(media_type);
    patterns.split(',').map(strip).any(|pattern| match pattern.strip_suffix("/*") {
        Some("*") => true,
        Some(kind) => media_type.split_once('/').is_some_and(|(own, _)| own.eq_ignore_ascii_case(kind)),
        None => pattern.eq_ignore_ascii_case(media_type),
    })
}

/// Whether two media types are equal; ranges are not expanded.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    strip(one).eq_ignore_ascii_case(strip(other))
}

fn strip(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// The text of a JSON body. It is UTF-8 (RFC 8259 §8.1), but some servers declare and send another charset.
pub(crate) fn json_text(headers: &HeaderMap, body: &Bytes) -> Bytes {
    let text = declared_text(headers, body).map_or_else(|| body.clone(), Bytes::from);
    // RFC 8259 §8.1: a byte order mark may be ignored.
    if text.starts_with(b"\xef\xbb\xbf") { text.slice(3..) } else { text }
}

/// The text of a body that declares a charset other than UTF-8; `None` if it declares no such charset or
/// cannot be decoded with it.
fn declared_text(headers: &HeaderMap, body: &[u8]) -> Option<String> {
    let is_utf_8 = matches!(charset(headers).as_str(), "" | "utf-8" | "utf8" | "us-ascii" | "ascii");
    if is_utf_8 { None } else { decode_text(headers, body).ok() }
}

/// Decodes text by the `charset` parameter of `Content-Type`.
pub(crate) fn decode_text(headers: &HeaderMap, body: &[u8]) -> Result<String, String> {
    decode(&charset(headers), body)
}

/// Decodes XML by the `charset` parameter, otherwise by its byte order mark, otherwise by its declaration (RFC
/// 7303 §3.2).
pub(crate) fn decode_xml(headers: &HeaderMap, body: &[u8]) -> Result<String, String> {
    let charset = match (charset(headers), body) {
        (charset, _) if !charset.is_empty() => charset,
        (_, [0xfe, 0xff, ..] | [0xff, 0xfe, ..]) => "utf-16".to_owned(),
        _ => declared_encoding(body).unwrap_or_default(),
    };
    decode(&charset, body)
}

/// The `encoding` of an XML declaration (XML 1.0 §2.8).
fn declared_encoding(body: &[u8]) -> Option<String> {
    let end = body.windows(2).take(200).position(|pair| pair == b"?>")?;
    let declaration = std::str::from_utf8(body.get(..end)?).ok()?.trim_start_matches('\u{feff}');
    let (_, rest) = declaration.strip_prefix("<?xml")?.split_once("encoding")?;
    let value = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value.get(1..)?.split(quote).next().map(str::to_ascii_lowercase)
}

fn decode(charset: &str, body: &[u8]) -> Result<String, String> {
    match charset {
        "" | "utf-8" | "utf8" | "us-ascii" | "ascii" => utf8(body),
        "iso-8859-1" | "latin1" => Ok(body.iter().copied().map(char::from).collect()),
        "utf-16be" => utf16(body, u16::from_be_bytes),
        "utf-16le" => utf16(body, u16::from_le_bytes),
        // RFC 2781 §4.3: big endian if there is no byte order mark.
        "utf-16" => match body.strip_prefix(b"\xff\xfe") {
            Some(body) => utf16(body, u16::from_le_bytes),
            None => utf16(body.strip_prefix(b"\xfe\xff").unwrap_or(body), u16::from_be_bytes),
        },
        other => Err(format!("the charset `{other}` is not supported")),
    }
}

fn charset(headers: &HeaderMap) -> String {
    let value = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let parameters = value.split(';').skip(1).filter_map(|parameter| parameter.split_once('='));
    let mut charsets = parameters.filter(|(name, _)| name.trim().eq_ignore_ascii_case("charset"));
    charsets.next().map(|(_, value)| value.trim().trim_matches('"').to_ascii_lowercase()).unwrap_or_default()
}

fn utf8(body: &[u8]) -> Result<String, String> {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    String::from_utf8(body.to_vec()).map_err(|error| format!("the text is not UTF-8: {}", error.utf8_error()))
}

fn utf16(body: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, String> {
    let pairs = body.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return Err("the text is not UTF-16: an odd number of bytes".to_owned());
    }
    let units = pairs.map(|pair| {
        unit([pair.first().copied().unwrap_or_default(), pair.get(1).copied().unwrap_or_default()])
    });
    char::decode_utf16(units)
        .collect::<Result<_, _>>()
        .map_err(|error| format!("the text is not UTF-16: {error}"))
}
