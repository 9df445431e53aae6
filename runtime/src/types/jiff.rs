//! Date-times and dates over the crate `jiff` (feature `jiff`, `date-time = "jiff"` in the configuration).
//!
//! In: RFC 3339 text or the types of `jiff`. Out: `jiff`'s types to compute with, and the very text that was
//! read, as with [`DateTime`](crate::DateTime). `jiff` has no instants beyond the last day but one of 9999,
//! which servers send for "never", so what is kept is the civil time with its offset.

use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    ops::Deref,
    str::FromStr,
};

use jiff::{
    Timestamp, Zoned,
    civil::{Date, DateTime, Time},
    tz::Offset,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::date_time::DateTimeError;
use super::rfc3339::{self, Numbers, Style, Zone, digits};
use super::text;

/// A date with a time and an offset (`format: date-time`, RFC 3339 §5.6), computed with by `jiff`.
///
/// Equality, order and hash are those of the instant: `12:00Z` equals `14:00+02:00`. Reading and writing
/// gives the same text again, up to nine digits of a second's fraction. What is not RFC 3339 is read as
/// [`DateTime`](crate::DateTime) reads it.
#[derive(Clone, Copy)]
pub struct JiffDateTime {
    /// In a leap second, the second before it.
    civil: DateTime,
    offset: Offset,
    is_leap_second: bool,
    style: Style,
}

impl JiffDateTime {
    /// The instant so many seconds and nanoseconds after 1970 began in UTC; `None` if out of range.
    #[must_use]
    pub fn from_unix(seconds: i64, nanoseconds: u32) -> Option<Self> {
        Timestamp::new(seconds, i32::try_from(nanoseconds).ok()?).ok().map(Self::from)
    }

    /// The date and time as they were written, without the offset.
    #[must_use]
    pub fn civil(self) -> DateTime {
        self.civil
    }

    /// Whether the text that it was read from had no offset. The instant is that of UTC then.
    #[must_use]
    pub fn lacks_offset(self) -> bool {
        self.style.zone == Zone::Absent
    }

    /// The same date and time of day with this offset, if it has none of its own: for a server whose local
    /// time it is. It is written with the offset then.
    #[must_use]
    pub fn assume_offset(self, offset: Offset) -> Self {
        if !self.lacks_offset() || offset.seconds() % 60 != 0 {
            return self;
        }
        Self { offset, style: Style { zone: Zone::Numeric, ..self.style }, ..self }
    }

    /// The offset; zero where there is none.
    #[must_use]
    pub fn offset(self) -> Offset {
        self.offset
    }

    /// The instant; `None` in the last hours of the year 9999, which `jiff` has no instants for.
    #[must_use]
    pub fn timestamp(self) -> Option<Timestamp> {
        self.offset.to_timestamp(self.civil).ok()
    }

    /// The instant in a time zone of this offset; `None` as for [`Self::timestamp`].
    #[must_use]
    pub fn to_zoned(self) -> Option<Zoned> {
        self.timestamp().map(|instant| instant.to_zoned(self.offset.to_time_zone()))
    }

    /// Seconds since 1970 and nanoseconds, more than a second of them in a leap second.
    fn instant(self) -> (i128, i32) {
        const EPOCH: DateTime = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);
        let nanos = self.civil.subsec_nanosecond();
        let whole = self.civil.duration_since(EPOCH).as_nanos() - i128::from(nanos);
        let leap = if self.is_leap_second { 1_000_000_000 } else { 0 };
        (whole / 1_000_000_000 - i128::from(self.offset.seconds()), nanos + leap)
    }
}

impl FromStr for JiffDateTime {
    type Err = DateTimeError;
    fn from_str(text: &str) -> Result<Self, DateTimeError> {
        let read = || {
            let (numbers, style) = rfc3339::parse(text)?;
            let Numbers { year, month, day, hour, minute, second, nanos, offset_minutes } = numbers;
            let is_leap_second = second == 60;
            let second = if is_leap_second { 59 } else { signed(second)? };
            let time = Time::new(signed(hour)?, signed(minute)?, second, i32::try_from(nanos).ok()?).ok()?;
            let civil = DateTime::from_parts(date(year, month, day)?, time);
            let offset = Offset::from_seconds(i32::from(offset_minutes) * 60).ok()?;
            Some(Self { civil, offset, is_leap_second, style })
        };
        read().ok_or_else(|| DateTimeError::new(text))
    }
}

fn signed(number: u8) -> Option<i8> {
    i8::try_from(number).ok()
}

fn date(year: u16, month: u8, day: u8) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, signed(month)?, signed(day)?).ok()
}

impl fmt::Display for JiffDateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let small = |number: i8| u8::try_from(number).unwrap_or(0);
        let numbers = Numbers {
            // RFC 3339 has years of four digits; what was computed before them is written as the first.
            year: u16::try_from(self.civil.year()).unwrap_or(0),
            month: small(self.civil.month()),
            day: small(self.civil.day()),
            hour: small(self.civil.hour()),
            minute: small(self.civil.minute()),
            second: small(self.civil.second()) + u8::from(self.is_leap_second),
            nanos: u32::try_from(self.civil.subsec_nanosecond()).unwrap_or(0),
            offset_minutes: i16::try_from(self.offset.seconds() / 60).unwrap_or(0),
        };
        rfc3339::write(formatter, numbers, self.style)
    }
}

impl fmt::Debug for JiffDateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

/// Written with `Z` and as many digits of the fraction as are needed: none, 3, 6 or 9.
impl From<Timestamp> for JiffDateTime {
    fn from(instant: Timestamp) -> Self {
        Self::written(Offset::UTC.to_datetime(instant), Offset::UTC, Zone::Z)
    }
}

/// Written with its offset, without the name of the time zone. An offset that is no whole minute, which
/// RFC 3339 cannot say, becomes UTC.
impl From<&Zoned> for JiffDateTime {
    fn from(zoned: &Zoned) -> Self {
        if zoned.offset().seconds() % 60 != 0 {
            return Self::from(zoned.timestamp());
        }
        Self::written(zoned.datetime(), zoned.offset(), Zone::Numeric)
    }
}

/// As from a reference.
impl From<Zoned> for JiffDateTime {
    fn from(zoned: Zoned) -> Self {
        Self::from(&zoned)
    }
}

impl JiffDateTime {
    fn written(civil: DateTime, offset: Offset, zone: Zone) -> Self {
        let digits = digits(u32::try_from(civil.subsec_nanosecond()).unwrap_or(0));
        Self { civil, offset, is_leap_second: false, style: Style::plain(digits, zone) }
    }
}

impl PartialEq for JiffDateTime {
    fn eq(&self, other: &Self) -> bool {
        self.instant() == other.instant()
    }
}

impl Eq for JiffDateTime {}

impl PartialOrd for JiffDateTime {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for JiffDateTime {
    fn cmp(&self, other: &Self) -> Ordering {
        self.instant().cmp(&other.instant())
    }
}

impl Hash for JiffDateTime {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.instant().hash(state);
    }
}

impl Serialize for JiffDateTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for JiffDateTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text::deserialize(deserializer, "an RFC 3339 date-time")
    }
}

/// A calendar date without a time (`format: date`, `full-date` of RFC 3339 §5.6), computed with by `jiff`.
///
/// `jiff`'s own date also reads a date-time, and forgets the time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JiffDate(pub Date);

impl FromStr for JiffDate {
    type Err = DateTimeError;
    fn from_str(text: &str) -> Result<Self, DateTimeError> {
        let read = || {
            let (year, month, day) = rfc3339::parse_date(text.as_bytes())?;
            date(year, month, day).map(Self)
        };
        read().ok_or_else(|| DateTimeError::date(text))
    }
}

impl fmt::Display for JiffDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for JiffDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl From<Date> for JiffDate {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

impl From<JiffDate> for Date {
    fn from(date: JiffDate) -> Self {
        date.0
    }
}

impl Deref for JiffDate {
    type Target = Date;
    fn deref(&self) -> &Date {
        &self.0
    }
}

impl Serialize for JiffDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for JiffDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text::deserialize(deserializer, "an RFC 3339 date")
    }
}
