//! Texts and numbers that a `format` excludes, as far as bindings have a type for the format.

use serde_json::Number;

use crate::openapi::Format;

/// What is wrong with a value of a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// A date-time that bindings read, although RFC 3339 does not have it.
    Notation(&'static str),
    /// A value that has no place in the type.
    Invalid(&'static str),
}

/// What is wrong with a text.
pub(super) fn of_text(format: &str, text: &str) -> Option<Fault> {
    let invalid = |is_valid: bool| {
        let what = if text.is_empty() { "an empty text" } else { "another text" };
        (!is_valid).then_some(Fault::Invalid(what))
    };
    match Format::named(format)? {
        Format::DateTime => date_time(text),
        Format::Date => invalid(text.len() == 10 && is_date(text)),
        Format::Uuid => invalid(is_uuid(text)),
        Format::Byte => invalid(is_base64(text, [b'+', b'/'])),
        Format::Base64Url => invalid(is_base64(text, [b'-', b'_'])),
        format if format.json_type() == "integer" => invalid(text.parse::<i128>().is_ok()),
        format if format.json_type() == "number" => invalid(text.parse::<f64>().is_ok()),
        _ => None,
    }
}

/// What is wrong with a number; `format` may be none.
pub(super) fn of_number(format: Option<&str>, is_integer: bool, number: &Number) -> Option<Fault> {
    let range = match format.and_then(Format::named) {
        Some(Format::Int8) => i128::from(i8::MIN)..=i128::from(i8::MAX),
        Some(Format::Int16) => i128::from(i16::MIN)..=i128::from(i16::MAX),
        Some(Format::Int32) => i128::from(i32::MIN)..=i128::from(i32::MAX),
        Some(Format::Uint8) => 0..=i128::from(u8::MAX),
        Some(Format::Uint16) => 0..=i128::from(u16::MAX),
        Some(Format::Uint32) => 0..=i128::from(u32::MAX),
        Some(Format::Uint64) => 0..=i128::from(u64::MAX),
        Some(Format::Int64) => i128::from(i64::MIN)..=i128::from(i64::MAX),
        _ if is_integer => i128::from(i64::MIN)..=i128::from(i64::MAX),
        _ => return None,
    };
    let is_inside = match number.as_i128() {
        Some(exact) => range.contains(&exact),
        None => number
            .as_f64()
            .is_some_and(|number| number >= *range.start() as f64 && number <= *range.end() as f64),
    };
    (!is_inside).then_some(Fault::Invalid("a number out of range"))
}

/// A date-time. The notations that bindings read besides that of RFC 3339 are those of `runtime::DateTime`.
fn date_time(text: &str) -> Option<Fault> {
    let invalid = |what| Some(Fault::Invalid(what));
    if text.is_empty() {
        return invalid("an empty text");
    }
    if text.len() == 10 && is_date(text) {
        return invalid("a date without a time");
    }
    let Some((_, time)) = text.split_at_checked(10).filter(|(date, _)| is_date(date)) else {
        return invalid("another text");
    };
    let Some(rest) = time.strip_prefix(['T', 't', ' ']) else { return invalid("another text") };
    let (hours, rest) = (two(rest), rest.get(2..).unwrap_or_default());
    let (minutes, rest) = match rest.strip_prefix(':') {
        Some(rest) => (two(rest), rest.get(2..).unwrap_or_default()),
        None => (None, ""),
    };
    if hours.is_none_or(|hours| hours > 23) || minutes.is_none_or(|minutes| minutes > 59) {
        return invalid("another text");
    }
    let (has_seconds, rest) = match rest.strip_prefix(':') {
        Some(rest) if two(rest).is_some_and(|seconds| seconds <= 60) => {
            (true, rest.get(2..).unwrap_or_default())
        }
        Some(_) => return invalid("another text"),
        None => (false, rest),
    };
    let digits = |rest: &str| rest.bytes().take_while(u8::is_ascii_digit).count();
    let (point, rest) = match rest.split_at_checked(1) {
        Some((point @ ("." | ","), rest)) if has_seconds && digits(rest) > 0 => {
            (point, &rest[digits(rest)..])
        }
        _ => ("", rest),
    };
    let numeric = |zone: &str, colon: &str| {
        let digits = zone.strip_prefix(['+', '-']).map(|zone| zone.split_once(colon));
        digits.is_some_and(|pair| {
            pair.is_some_and(|(hours, minutes)| {
                two(hours).is_some() && two(minutes).is_some() && zone.len() == 6
            })
        })
    };
    let is_plain = |zone: &str, length: usize| {
        let digits = zone.strip_prefix(['+', '-']);
        digits.is_some_and(|digits| digits.len() == length && digits.bytes().all(|c| c.is_ascii_digit()))
    };
    match rest {
        "" => Some(Fault::Notation("a date-time without an offset")),
        "Z" | "z" if has_seconds && point != "," => None,
        zone if numeric(zone, ":") && has_seconds && point != "," => None,
        _ if !text.is_ascii() => invalid("another text"),
        zone => {
            let zone = zone.strip_prefix(' ').unwrap_or(zone);
            let is_read = matches!(zone, "Z" | "z" | "UTC" | "GMT")
                || numeric(zone, ":")
                || is_plain(zone, 2)
                || is_plain(zone, 4);
            if is_read {
                Some(Fault::Notation("a date-time in another notation"))
            } else {
                invalid("another text")
            }
        }
    }
}

fn two(text: &str) -> Option<u8> {
    text.get(..2).filter(|digits| digits.bytes().all(|c| c.is_ascii_digit()))?.parse().ok()
}

fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_number = |range: std::ops::Range<usize>| {
        bytes.get(range).is_some_and(|digits| digits.iter().all(u8::is_ascii_digit))
    };
    let between = |range: std::ops::Range<usize>, most: u8| {
        text.get(range).and_then(two).is_some_and(|number| (1..=most).contains(&number))
    };
    is_number(0..4)
        && bytes.get(4) == Some(&b'-')
        && bytes.get(7) == Some(&b'-')
        && between(5..7, 12)
        && between(8..10, 31)
}

fn is_uuid(text: &str) -> bool {
    let text = text.strip_prefix("urn:uuid:").unwrap_or(text);
    let text = text.strip_prefix('{').and_then(|text| text.strip_suffix('}')).unwrap_or(text);
    let has_hyphens =
        text.len() == 36 && [8, 13, 18, 23].iter().all(|at| text.as_bytes().get(*at) == Some(&b'-'));
    let digits = text.bytes().filter(|c| *c != b'-');
    (has_hyphens || text.len() == 32)
        && digits.clone().count() == 32
        && digits.into_iter().all(|c| c.is_ascii_hexdigit())
}

fn is_base64(text: &str, last: [u8; 2]) -> bool {
    let body = text.trim_end_matches('=');
    let is_letter = |c: u8| c.is_ascii_alphanumeric() || last.contains(&c) || c.is_ascii_whitespace();
    body.bytes().all(is_letter) && text.len() - body.len() <= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn date_times_are_as_rfc_3339_has_them() {
        let of = |text| of_text("date-time", text);
        for text in ["2024-01-01T00:00:00Z", "2024-01-01t00:00:00.123456789+02:00", "2024-01-01 00:00:00z"] {
            assert_eq!(of(text), None, "{text}");
        }
        for text in ["2024-01-01T00:00:00", "2024-01-01 00:00", "2024-01-01T00:00:00.5"] {
            assert_eq!(of(text), Some(Fault::Notation("a date-time without an offset")), "{text}");
        }
        for text in [
            "2024-01-01T00:00:00+0200",
            "2024-01-01T00:00Z",
            "2024-01-01T00:00:00,5Z",
            "2024-01-01 00:00:00 UTC",
        ] {
            assert_eq!(of(text), Some(Fault::Notation("a date-time in another notation")), "{text}");
        }
        for text in [
            "",
            "2024-01-01",
            "yesterday",
            "2024-13-01T00:00:00Z",
            "2024-01-01T25:00:00Z",
            "2024-01-01T00:00:00é",
            "1700000000",
        ] {
            assert!(matches!(of(text), Some(Fault::Invalid(_))), "{text}");
        }
    }

    #[test]
    fn numbers_have_the_range_of_their_format() {
        let of = |format, number: i64| of_number(Some(format), true, &Number::from(number));
        assert_eq!(of("int32", 1 << 31), Some(Fault::Invalid("a number out of range")));
        assert_eq!(of("int32", -(1 << 31)), None);
        assert!(of("uint8", -1).is_some());
        assert_eq!(
            of_number(None, true, &Number::from(u64::MAX)),
            Some(Fault::Invalid("a number out of range"))
        );
        assert_eq!(of_number(None, false, &Number::from(u64::MAX)), None);
        assert!(of_text("uuid", "x").is_some());
        assert_eq!(of_text("uuid", "00000000-0000-0000-0000-000000000000"), None);
        assert_eq!(of_text("email", "x"), None);
    }
}
