//! Date-times as text (RFC 3339 §5.6).
//!
//! In: a text. Out: its numbers and how the text was written, so that it can be written again the same way.
//! Strict about digits; lenient where RFC 3339 is: `t` and `z` in lower case, a space for `T`; and where
//! servers are: no offset, `+0000`, `+00`, `UTC`, a space before it, no seconds, a comma before the
//! fraction. Whether there is such a day or hour is for the crate to say that computes with it.

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
    /// Whether there are seconds.
    pub(super) has_seconds: bool,
    /// What stands before the fraction: a point or a comma.
    pub(super) point: u8,
    /// Digits of the fraction of a second, 0 to 9.
    pub(super) digits: u8,
    /// Whether there is a space before the offset.
    pub(super) is_spaced: bool,
    /// What stands for the offset.
    pub(super) zone: Zone,
}

impl Style {
    /// As RFC 3339 has it.
    pub(super) const fn plain(digits: u8, zone: Zone) -> Self {
        Self { separator: b'T', has_seconds: true, point: b'.', digits, is_spaced: false, zone }
    }
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
    /// `+0200`, of ISO 8601; also `-0000`
    Basic(bool),
    /// `+02`; also `-00`
    Hours(bool),
    /// `UTC`
    Utc,
    /// `GMT`
    Gmt,
    /// Nothing: nobody knows the offset, and UTC is taken.
    Absent,
}

/// Reads a date-time and its style.
pub(super) fn parse(text: &str) -> Option<(Numbers, Style)> {
    let text = text.as_bytes();
    let (head, rest) = text.split_at_checked(16)?;
    let separator = *head.get(10)?;
    if head[13] != b':' || !matches!(separator, b'T' | b't' | b' ') {
        return None;
    }
    let (year, month, day) = parse_date(&head[..10])?;
    let (hour, minute) = (pair(&head[11..13])?, pair(&head[14..])?);
    let (second, rest) = match rest {
        [b':', s1, s2, rest @ ..] => (Some(pair(&[*s1, *s2])?), rest),
        rest => (None, rest),
    };
    let point = rest.first().copied().filter(|first| second.is_some() && matches!(first, b'.' | b','));
    let (nanos, digits, rest) = if point.is_some() { fraction(&rest[1..])? } else { (0, 0, rest) };
    let (is_spaced, rest) = match rest {
        [b' ', rest @ ..] if !rest.is_empty() => (true, rest),
        rest => (false, rest),
    };
    let (offset_minutes, zone) = offset(rest)?;
    let has_seconds = second.is_some();
    let second = second.unwrap_or(0);
    let numbers = Numbers { year, month, day, hour, minute, second, nanos, offset_minutes };
    let point = point.unwrap_or(b'.');
    Some((numbers, Style { separator, has_seconds, point, digits, is_spaced, zone }))
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
    write!(out, "{year:04}-{month:02}-{day:02}{separator}{hour:02}:{minute:02}")?;
    if style.has_seconds {
        write!(out, ":{second:02}")?;
    }
    if style.digits > 0 {
        let fraction = nanos / 10_u32.pow(9 - u32::from(style.digits.min(9)));
        let (point, digits) = (char::from(style.point), usize::from(style.digits));
        write!(out, "{point}{fraction:0digits$}")?;
    }
    if style.is_spaced {
        out.write_char(' ')?;
    }
    let (hours, minutes) = (offset_minutes.abs() / 60, offset_minutes.abs() % 60);
    let sign = |is_negative: bool| if is_negative { '-' } else { '+' };
    match style.zone {
        Zone::Z => out.write_char('Z'),
        Zone::LowerZ => out.write_char('z'),
        Zone::Utc => out.write_str("UTC"),
        Zone::Gmt => out.write_str("GMT"),
        Zone::Absent => Ok(()),
        Zone::Unknown => out.write_str("-00:00"),
        Zone::Numeric => write!(out, "{}{hours:02}:{minutes:02}", sign(offset_minutes < 0)),
        Zone::Basic(is_negative) => write!(out, "{}{hours:02}{minutes:02}", sign(is_negative)),
        Zone::Hours(is_negative) => write!(out, "{}{hours:02}", sign(is_negative)),
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

/// The fraction behind its point: nanoseconds, the number of digits that said so, and what follows. Digits
/// beyond the ninth are dropped.
fn fraction(text: &[u8]) -> Option<(u32, u8, &[u8])> {
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
        b"UTC" => Some((0, Zone::Utc)),
        b"GMT" => Some((0, Zone::Gmt)),
        b"" => Some((0, Zone::Absent)),
        b"-00:00" => Some((0, Zone::Unknown)),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            Some((minutes(*sign, [*h1, *h2], [*m1, *m2])?, Zone::Numeric))
        }
        [sign @ (b'+' | b'-'), h1, h2, m1, m2] => {
            Some((minutes(*sign, [*h1, *h2], [*m1, *m2])?, Zone::Basic(*sign == b'-')))
        }
        [sign @ (b'+' | b'-'), h1, h2] => {
            Some((minutes(*sign, [*h1, *h2], *b"00")?, Zone::Hours(*sign == b'-')))
        }
        _ => None,
    }
}

/// The minutes east of UTC that a sign, hours and minutes say.
fn minutes(sign: u8, hours: [u8; 2], minutes: [u8; 2]) -> Option<i16> {
    let (hours, minutes) = (pair(&hours)?, pair(&minutes)?);
    let offset = i16::from(hours) * 60 + i16::from(minutes);
    (hours < 24 && minutes < 60).then_some(if sign == b'-' { -offset } else { offset })
}
