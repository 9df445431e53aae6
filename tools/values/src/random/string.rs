//! Strings.
//!
//! In: the keywords of a schema. Out: a string of its format, pattern or length; else one that is hard to keep.

use serde_json::{Map, Value};

use super::{Random, pattern};

/// Strings that are awkward somewhere.
const STRINGS: [&str; 12] = [
    "",
    "a",
    "hello world",
    "Grüße, 世界 🦀",
    "quote \" backslash \\ slash /",
    "line\nbreak\ttab\r\u{0}\u{1f}\u{7f}",
    "null",
    "true",
    "12",
    "{\"a\": 1}",
    "\u{feff}bom \u{2028}\u{202e}",
    "  spaces  ",
];

/// A string.
pub(super) fn string(keywords: &Map<String, Value>, random: &mut Random) -> Option<String> {
    let text = |key: &str| keywords.get(key).and_then(Value::as_str);
    if let Some(pattern) = text("pattern") {
        return pattern::matching(pattern, random);
    }
    let format =
        text("format").or_else(|| text("contentEncoding").filter(|_| text("contentSchema").is_none()));
    if let Some(text) = format.and_then(|format| of_format(format, random)) {
        return Some(text);
    }
    let bound = |key: &str| keywords.get(key).and_then(Value::as_u64).map(|bound| bound as usize);
    let (least, most) = (bound("minLength").unwrap_or(0), bound("maxLength").unwrap_or(usize::MAX));
    let mut text = (*random.pick(&STRINGS)?).to_owned();
    while text.chars().count() < least.min(100_000) {
        text.push('x');
    }
    Some(text.chars().take(most).collect())
}

/// A string of a format; `None` for formats that mean nothing here.
fn of_format(format: &str, random: &mut Random) -> Option<String> {
    Some(match format {
        "date-time" => date_time(random),
        "date" => date(random),
        "time" => format!("{}{}", time(random), zone(random)),
        "duration" => "P3DT4H5M6S".to_owned(),
        "uuid" => uuid(random),
        "byte" | "base64" => base64(random),
        "base64url" => base64(random).replace('+', "-").replace('/', "_"),
        "email" | "idn-email" => "jo@example.com".to_owned(),
        "hostname" | "idn-hostname" => "example.com".to_owned(),
        "ipv4" => "192.0.2.1".to_owned(),
        "ipv6" => "2001:db8::1".to_owned(),
        "uri" | "url" | "iri" => "https://example.com/a?b=c#d".to_owned(),
        "uri-reference" | "iri-reference" => "../a?b".to_owned(),
        "uri-template" => "/a/{b}".to_owned(),
        "json-pointer" => "/a/0".to_owned(),
        "relative-json-pointer" => "1/a".to_owned(),
        "regex" => "^a+$".to_owned(),
        "decimal" => "12.3400".to_owned(),
        "int8" | "int16" | "int32" | "int64" => "-12".to_owned(),
        "uint8" | "uint16" | "uint32" | "uint64" | "uint" => random.below(256).to_string(),
        "float" | "double" => "1.25".to_owned(),
        _ => return None,
    })
}

fn date(random: &mut Random) -> String {
    format!("{:04}-{:02}-{:02}", 1 + random.below(9998), 1 + random.below(12), 1 + random.below(28))
}

fn time(random: &mut Random) -> String {
    let digits = random.below(10);
    let fraction: String = (0..digits).map(|_| char::from(b'0' + random.below(10) as u8)).collect();
    let dot = if digits == 0 { "" } else { "." };
    format!("{:02}:{:02}:{:02}{dot}{fraction}", random.below(24), random.below(60), random.below(60))
}

fn zone(random: &mut Random) -> String {
    match random.below(4) {
        0 => "Z".to_owned(),
        1 => "+00:00".to_owned(),
        2 => "-00:00".to_owned(),
        _ => format!(
            "{}{:02}:{:02}",
            if random.once_in(2) { '+' } else { '-' },
            random.below(15),
            15 * random.below(4)
        ),
    }
}

fn date_time(random: &mut Random) -> String {
    match random.below(12) {
        0 => "1998-12-31T23:59:60Z".to_owned(),
        1 => "1985-04-12t23:20:50.52z".to_owned(),
        _ => format!("{}T{}{}", date(random), time(random), zone(random)),
    }
}

fn uuid(random: &mut Random) -> String {
    let (high, low) = (random.next(), random.next());
    let text = format!(
        "{:08x}-{:04x}-4{:03x}-8{:03x}-{:012x}",
        high >> 32,
        high >> 16 & 0xffff,
        high & 0xfff,
        low >> 48 & 0xfff,
        low & 0xffff_ffff_ffff
    );
    if random.once_in(8) { text.to_uppercase() } else { text }
}

/// Padded base64 of a few bytes, the unused bits zero.
fn base64(random: &mut Random) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bytes: Vec<u8> = (0..random.below(8)).map(|_| random.next() as u8).collect();
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk
            .iter()
            .enumerate()
            .fold(0_usize, |bits, (at, byte)| bits | usize::from(*byte) << (16 - 8 * at));
        for digit in 0..4 {
            let digit = if digit <= chunk.len() { DIGITS[bits >> (18 - 6 * digit) & 63] } else { b'=' };
            text.push(char::from(digit));
        }
    }
    text
}
