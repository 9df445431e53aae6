//! Date-times as text (RFC 3339 §5.6).
//!
//! In: a text. Out: its numbers and how the text was written, so that it can be written again the same way.
//! Strict about digits; lenient where RFC 3339 is: `t` and `z` in lower case, a space for `T`. Whether there is
//! such a day or hour is for the crate to say that computes with it.

/// The numbers of a date-time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numbers {
    pub(super) year: u16,
    pub(super) month: u8,
    pub(super) day: u8,
    pub(super) hour: u8,
    pub(super) minute: u8,
    /// 60 in a leap second.
    pub(super) second: u8,
    /// Below a second.
    pub(super) nanos: u32,
    /// East of UTC, below 24 hours either way.
    pub(super) offset_minutes: i16,
}

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

/// Reads a date-time and its style.
pub(super) fn parse(text: &str) -> Option<(Numbers, Style)> {
    let text = text.as_bytes();
    let (head, rest) = text.split_at_checked(19)?;
    let separator = *head.get(10)?;
    let punctuation = [(13, b':'), (16, b':')];
    if !punctuation.iter().all(|(at, byte)| head[*at] == *byte) || !matches!(separator, b'T' | b't' | b' ') {
        return None;
    }
    let (year, month, day) = parse_date(&head[..10])?;
    let (nanos, digits, rest) = fraction(rest)?;
    let (hour, minute, second) = (pair(&head[11..13])?, pair(&head[14..16])?, pair(&head[17..])?);
    let (offset_minutes, zone) = offset(rest)?;
    let numbers = Numbers { year, month, day, hour, minute, second, nanos, offset_minutes };
    Some((numbers, Style { separator, digits, zone }))
}

/// Reads `full-date`: year, month and day.
pub(super) fn parse_date(text: &[u8]) -> Option<(u16, u8, u8)> {
    let [year @ .., b'-', m1, m2, b'-', d1, d2] = text else { return None };
    let year = u16::try_from(number(year).filter(|_| year.len() == 4)?).ok()?;
    Some((year, pair(&[*m1, *m2])?, pair(&[*d1, *d2])?))
}

/// Writes a date-time.
pub(super) fn write(out: &mut impl std::fmt::Write, numbers: Numbers, style: Style) -> std::fmt::Result {
    let Numbers { year, month, day, hour, minute, second, nanos, offset_minutes } = numbers;
    let separator = char::from(style.separator);
    write!(out, "{year:04}-{month:02}-{day:02}{separator}{hour:02}:{minute:02}:{second:02}")?;
    if style.digits > 0 {
        let fraction = nanos / 10_u32.pow(9 - u32::from(style.digits.min(9)));
        write!(out, ".{fraction:0digits$}", digits = usize::from(style.digits))?;
    }
    match style.zone {
        Zone::Z => out.write_char('Z'),
        Zone::LowerZ => out.write_char('z'),
        Zone::Unknown => out.write_str("-00:00"),
        Zone::Numeric => {
            let sign = if offset_minutes < 0 { '-' } else { '+' };
            write!(out, "{sign}{:02}:{:02}", offset_minutes.abs() / 60, offset_minutes.abs() % 60)
        }
    }
}

/// How many digits a fraction needs: none, 3, 6 or 9.
pub(super) fn digits(nanos: u32) -> u8 {
    match nanos % 1_000_000_000 {
        0 => 0,
        nanos if nanos % 1_000_000 == 0 => 3,
        nanos if nanos % 1_000 == 0 => 6,
        _ => 9,
    }
}

/// Two digits.
fn pair(digits: &[u8]) -> Option<u8> {
    u8::try_from(number(digits)?).ok()
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

fn offset(text: &[u8]) -> Option<(i16, Zone)> {
    match text {
        b"Z" => Some((0, Zone::Z)),
        b"z" => Some((0, Zone::LowerZ)),
        b"-00:00" => Some((0, Zone::Unknown)),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let (hours, minutes) = (pair(&[*h1, *h2])?, pair(&[*m1, *m2])?);
            let offset = i16::from(hours) * 60 + i16::from(minutes);
            let offset = if *sign == b'-' { -offset } else { offset };
            (hours < 24 && minutes < 60).then_some((offset, Zone::Numeric))
        }
        _ => None,
    }
}
