//! Date-times as text (RFC 3339 §5.6).
//!
//! In: a text. Out: the instant and how the text was written, so that it can be written again the same way.
//! Strict about digits and ranges; lenient where RFC 3339 is: `t` and `z` in lower case, a space for `T`.

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveDateTime, Timelike};

/// How a date-time is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    /// `T`, `t` or a space.
    pub(super) separator: u8,
    /// Digits of the fraction of a second, 0 to 9.
    pub(super) digits: u8,
    /// What stands for the offset.
    pub(super) zone: Zone,
}

/// How an offset is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    /// `Z`
    Z,
    /// `z`
    LowerZ,
    /// `+02:00`, also `+00:00`
    Numeric,
    /// `-00:00`: UTC, the local offset unknown (RFC 3339 §4.3)
    Unknown,
}

/// Reads a local date-time, its offset and its style.
pub(super) fn parse(text: &str) -> Option<(NaiveDateTime, FixedOffset, Style)> {
    let text = text.as_bytes();
    let (head, rest) = text.split_at_checked(19)?;
    let separator = *head.get(10)?;
    let punctuation = [(4, b'-'), (7, b'-'), (13, b':'), (16, b':')];
    if !punctuation.iter().all(|(at, byte)| head[*at] == *byte) || !matches!(separator, b'T' | b't' | b' ') {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(
        i32::try_from(number(&head[..4])?).ok()?,
        number(&head[5..7])?,
        number(&head[8..10])?,
    )?;
    let (nanos, digits, rest) = fraction(rest)?;
    let (hour, minute, second) = (number(&head[11..13])?, number(&head[14..16])?, number(&head[17..])?);
    // chrono represents the leap second as the second before it with more than a second of nanoseconds.
    let (second, nanos) = if second == 60 { (59, nanos + 1_000_000_000) } else { (second, nanos) };
    let local = date.and_hms_nano_opt(hour, minute, second, nanos)?;
    let (offset, zone) = offset(rest)?;
    Some((local, offset, Style { separator, digits, zone }))
}

/// Writes a local date-time.
pub(super) fn write(
    out: &mut impl std::fmt::Write,
    local: NaiveDateTime,
    offset: FixedOffset,
    style: Style,
) -> std::fmt::Result {
    let leap = local.nanosecond() >= 1_000_000_000;
    write!(
        out,
        "{:04}-{:02}-{:02}{}{:02}:{:02}:{:02}",
        local.year(),
        local.month(),
        local.day(),
        char::from(style.separator),
        local.hour(),
        local.minute(),
        local.second() + u32::from(leap)
    )?;
    if style.digits > 0 {
        let fraction = local.nanosecond() % 1_000_000_000 / 10_u32.pow(9 - u32::from(style.digits.min(9)));
        write!(out, ".{fraction:0digits$}", digits = usize::from(style.digits))?;
    }
    let minutes = offset.local_minus_utc() / 60;
    match style.zone {
        Zone::Z => out.write_char('Z'),
        Zone::LowerZ => out.write_char('z'),
        Zone::Unknown => out.write_str("-00:00"),
        Zone::Numeric => {
            let sign = if minutes < 0 { '-' } else { '+' };
            write!(out, "{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
        }
    }
}

/// A number of digits and nothing else.
fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0_u32, |number, byte| {
        let digit = char::from(*byte).to_digit(10)?;
        number.checked_mul(10)?.checked_add(digit)
    })
}

/// Nanoseconds, the number of digits that said so, and what follows. Digits beyond the ninth are dropped.
fn fraction(text: &[u8]) -> Option<(u32, u8, &[u8])> {
    let Some(text) = text.strip_prefix(b".") else { return Some((0, 0, text)) };
    let length = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = text.split_at(length);
    let kept = u8::try_from(length.min(9)).ok().filter(|kept| *kept > 0)?;
    let nanos = number(&digits[..usize::from(kept)])? * 10_u32.pow(9 - u32::from(kept));
    Some((nanos, kept, rest))
}

fn offset(text: &[u8]) -> Option<(FixedOffset, Zone)> {
    let utc = FixedOffset::east_opt(0)?;
    match text {
        b"Z" => Some((utc, Zone::Z)),
        b"z" => Some((utc, Zone::LowerZ)),
        b"-00:00" => Some((utc, Zone::Unknown)),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let (hours, minutes) = (number(&[*h1, *h2])?, number(&[*m1, *m2])?);
            let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
            let seconds = if *sign == b'-' { -seconds } else { seconds };
            let offset = FixedOffset::east_opt(seconds).filter(|_| hours < 24 && minutes < 60)?;
            Some((offset, Zone::Numeric))
        }
        _ => None,
    }
}
