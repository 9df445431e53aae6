//! Date-times as text (RFC 3339 §5.6): reads an instant together with the notation of its text, so that it
//! can be written again in the same way.
//!
//! `chrono` reads RFC 3339. Deviations that servers send are rewritten first: no offset, `+0000`, `+00`,
//! `UTC`, a space before it, no seconds, a comma before the fraction.

use std::fmt::{self, Write};

use chrono::{DateTime, Datelike, FixedOffset, Timelike};

/// The notation of a date-time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    /// `T`, `t` or a space.
    separator: u8,
    has_seconds: bool,
    /// The character before the fraction: a point or a comma.
    point: u8,
    /// Digits of the fraction of a second, 0 to 9.
    digits: u8,
    zone: Zone,
}

/// The text of the offset, including a space before it. Empty if the offset is unknown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Zone {
    text: [u8; Self::LONGEST],
    length: u8,
}

/// The parts of a text.
struct Parts<'a> {
    /// `2024-02-29T12:30`
    minute: &'a str,
    /// `:45`
    second: Option<&'a str>,
    /// The digits, with the point or comma before them: `.120`.
    fraction: &'a str,
    zone: &'a str,
}

/// Reads a date-time and its notation. Digits of the fraction beyond the ninth are dropped.
pub(super) fn parse(text: &str) -> Option<(DateTime<FixedOffset>, Style)> {
    let parts = Parts::of(text)?;
    let style = parts.style()?;
    // Few texts have to be rewritten.
    let instant = DateTime::parse_from_rfc3339(text)
        .or_else(|_| DateTime::parse_from_rfc3339(&parts.to_rfc3339()))
        .ok()?;
    Some((instant, style))
}

impl<'a> Parts<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let (minute, rest) = text.split_at_checked(16).filter(|_| text.is_ascii())?;
        if !rest.starts_with(':') {
            return Some(Self { minute, second: None, fraction: "", zone: rest });
        }
        let (second, rest) = rest.split_at_checked(3)?;
        let length = match rest.strip_prefix(['.', ',']) {
            Some(digits) => 1 + digits.bytes().take_while(u8::is_ascii_digit).count(),
            None => 0,
        };
        let (fraction, zone) = rest.split_at(length);
        Some(Self { minute, second: Some(second), fraction, zone })
    }

    fn style(&self) -> Option<Style> {
        let (point, digits) = self.fraction.as_bytes().split_first().unwrap_or((&b'.', &[]));
        Some(Style {
            separator: *self.minute.as_bytes().get(10)?,
            has_seconds: self.second.is_some(),
            point: *point,
            digits: u8::try_from(digits.len().min(9)).ok()?,
            zone: Zone::new(self.zone)?,
        })
    }

    fn to_rfc3339(&self) -> String {
        let Self { minute, second, fraction, zone } = self;
        let zone = zone.strip_prefix(' ').unwrap_or(zone);
        let (hours, minutes) = match zone.len() {
            _ if matches!(zone, "" | "UTC" | "GMT") => ("Z", ""),
            3 => (zone, ":00"),
            5 => zone.split_at(3),
            _ => (zone, ""),
        };
        let colon = if zone.len() == 5 { ":" } else { "" };
        format!("{minute}{}{}{hours}{colon}{minutes}", second.unwrap_or(":00"), fraction.replace(',', "."))
    }
}

impl Style {
    /// RFC 3339 with as many digits of the fraction as needed: none, 3, 6 or 9.
    pub(super) fn shortest(instant: &DateTime<FixedOffset>, zone: Zone) -> Self {
        let digits = match instant.nanosecond() % 1_000_000_000 {
            0 => 0,
            nanos if nanos % 1_000_000 == 0 => 3,
            nanos if nanos % 1_000 == 0 => 6,
            _ => 9,
        };
        Self { separator: b'T', has_seconds: true, point: b'.', digits, zone }
    }

    pub(super) const fn with_zone(self, zone: Zone) -> Self {
        Self { zone, ..self }
    }

    pub(super) const fn lacks_offset(&self) -> bool {
        self.zone.length == 0
    }

    /// Writes a date-time. RFC 3339 has four-digit years; the year of a computed instant beyond them is
    /// written as the nearest one.
    pub(super) fn write(&self, out: &mut impl Write, instant: &DateTime<FixedOffset>) -> fmt::Result {
        let (year, separator) = (instant.year().clamp(0, 9999), char::from(self.separator));
        write!(out, "{year:04}-{:02}-{:02}{separator}", instant.month(), instant.day())?;
        write!(out, "{:02}:{:02}", instant.hour(), instant.minute())?;
        // chrono represents a leap second as the second before it with more than a second of nanoseconds.
        let nanos = instant.nanosecond();
        if self.has_seconds {
            write!(out, ":{:02}", instant.second() + nanos / 1_000_000_000)?;
        }
        if self.digits > 0 {
            let fraction = nanos % 1_000_000_000 / 10_u32.pow(9 - u32::from(self.digits.min(9)));
            write!(out, "{}{fraction:0width$}", char::from(self.point), width = usize::from(self.digits))?;
        }
        out.write_str(self.zone.as_str())
    }
}

impl Zone {
    pub(super) const Z: Self = Self { text: *b"Z      ", length: 1 };
    const LONGEST: usize = " +02:00".len();

    /// `None` if the text is too long for an offset or begins with something else, such as a fraction.
    fn new(zone: &str) -> Option<Self> {
        let offset = zone.strip_prefix(' ').unwrap_or(zone);
        if !zone.is_empty() && !offset.starts_with(['Z', 'z', '+', '-', 'U', 'G']) {
            return None;
        }
        let mut text = [b' '; Self::LONGEST];
        text.get_mut(..zone.len())?.copy_from_slice(zone.as_bytes());
        Some(Self { text, length: u8::try_from(zone.len()).ok()? })
    }

    /// `+02:00`. The offset must be in whole minutes.
    pub(super) fn numeric(offset: FixedOffset) -> Self {
        Self::new(&offset.to_string()).unwrap_or(Self::Z)
    }

    fn as_str(&self) -> &str {
        let text = self.text.get(..usize::from(self.length)).unwrap_or_default();
        std::str::from_utf8(text).unwrap_or_default()
    }
}
