//! An instant with an offset, as used in documents.
//!
//! It is read from RFC 3339 text, or from what servers send instead, or converted from a `chrono` date-time or
//! a `SystemTime`. It gives `chrono`'s date-time for computing, and is written exactly as it was read, including
//! the notation of fraction and offset. The text itself is not stored.

use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    ops::Deref,
    str::FromStr,
    time::SystemTime,
};

use chrono::{FixedOffset, Offset, TimeDelta, TimeZone, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::rfc3339::{self, Style, Zone};
use super::{offsets, text};

/// A date with a time and an offset (`format: date-time`, RFC 3339 §5.6).
///
/// Equality, order and hash are those of the instant: `12:00Z` equals `14:00+02:00`. A value is written
/// exactly as it was read, up to nine digits of a second's fraction.
///
/// Deviations from RFC 3339 that servers send are read as well: no offset, `+0200`, `+02`, `UTC`, no seconds,
/// a comma before the fraction. Without an offset the text is taken as UTC, and
/// [`lacks_offset`](Self::lacks_offset) reports it.
#[derive(Clone, Copy)]
pub struct DateTime {
    instant: chrono::DateTime<FixedOffset>,
    style: Style,
}

/// A text that is not an RFC 3339 date-time, or not a valid date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateTimeError {
    expected: &'static str,
    text: String,
}

impl DateTimeError {
    pub(super) fn new(text: &str) -> Self {
        Self { expected: "date-time", text: text.chars().take(64).collect() }
    }

    #[cfg(feature = "jiff")]
    pub(super) fn date(text: &str) -> Self {
        Self { expected: "date", ..Self::new(text) }
    }
}

impl fmt::Display for DateTimeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "invalid RFC 3339 {} `{}`", self.expected, self.text)
    }
}

impl std::error::Error for DateTimeError {}

impl DateTime {
    /// The instant this many seconds and nanoseconds after the start of 1970 in UTC; `None` if out of range.
    #[must_use]
    pub fn from_unix(seconds: i64, nanoseconds: u32) -> Option<Self> {
        chrono::DateTime::from_timestamp(seconds, nanoseconds).map(Self::from)
    }

    /// Whether the text that it was read from had no offset, and was therefore taken as UTC.
    #[must_use]
    pub fn lacks_offset(&self) -> bool {
        self.style.lacks_offset()
    }

    /// The same date and time of day with this offset, if the text had none: for a server that sends its
    /// local time. It is then written with the offset.
    #[must_use]
    pub fn assume_offset(self, offset: FixedOffset) -> Self {
        if !self.lacks_offset() || offset.local_minus_utc() % 60 != 0 {
            return self;
        }
        let style = self.style.with_zone(Zone::numeric(offset));
        match offset.from_local_datetime(&self.instant.naive_local()).single() {
            Some(instant) => Self { instant, style },
            None => self,
        }
    }

    /// The date-time for computing.
    #[must_use]
    pub fn into_inner(self) -> chrono::DateTime<FixedOffset> {
        self.instant
    }
}

impl FromStr for DateTime {
    type Err = DateTimeError;
    fn from_str(text: &str) -> Result<Self, DateTimeError> {
        let (instant, style) = rfc3339::parse(text).ok_or_else(|| DateTimeError::new(text))?;
        Ok(Self { instant, style })
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.style.write(formatter, &self.instant)
    }
}

impl fmt::Debug for DateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

/// Written with `Z` and as many digits of the fraction as needed: none, 3, 6 or 9.
impl From<chrono::DateTime<Utc>> for DateTime {
    fn from(instant: chrono::DateTime<Utc>) -> Self {
        let instant = instant.with_timezone(&Utc.fix());
        Self { instant, style: Style::shortest(&instant, Zone::Z) }
    }
}

/// Written in UTC. What is out of range becomes the first or the last instant that is within.
impl From<SystemTime> for DateTime {
    fn from(time: SystemTime) -> Self {
        type Instant = chrono::DateTime<Utc>;
        let (since_1970, limit) = match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => (TimeDelta::from_std(after).ok(), Instant::MAX_UTC),
            Err(before) => (TimeDelta::from_std(before.duration()).ok().map(|it| -it), Instant::MIN_UTC),
        };
        let instant = since_1970.and_then(|since_1970| Instant::UNIX_EPOCH.checked_add_signed(since_1970));
        Self::from(instant.unwrap_or(limit))
    }
}

/// Written with its offset; an offset that is not a whole minute, which RFC 3339 cannot express, becomes UTC.
impl From<chrono::DateTime<FixedOffset>> for DateTime {
    fn from(instant: chrono::DateTime<FixedOffset>) -> Self {
        if instant.offset().local_minus_utc() % 60 != 0 {
            return Self::from(instant.with_timezone(&Utc));
        }
        Self { instant, style: Style::shortest(&instant, Zone::numeric(*instant.offset())) }
    }
}

impl From<DateTime> for chrono::DateTime<FixedOffset> {
    fn from(date_time: DateTime) -> Self {
        date_time.instant
    }
}

impl From<DateTime> for chrono::DateTime<Utc> {
    fn from(date_time: DateTime) -> Self {
        date_time.instant.with_timezone(&Utc)
    }
}

impl Deref for DateTime {
    type Target = chrono::DateTime<FixedOffset>;
    fn deref(&self) -> &Self::Target {
        &self.instant
    }
}

impl AsRef<chrono::DateTime<FixedOffset>> for DateTime {
    fn as_ref(&self) -> &chrono::DateTime<FixedOffset> {
        &self.instant
    }
}

impl PartialEq for DateTime {
    fn eq(&self, other: &Self) -> bool {
        self.instant == other.instant
    }
}

impl Eq for DateTime {}

impl PartialOrd for DateTime {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for DateTime {
    fn cmp(&self, other: &Self) -> Ordering {
        self.instant.cmp(&other.instant)
    }
}

impl Hash for DateTime {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.instant.hash(state);
    }
}

impl Serialize for DateTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DateTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text::deserialize(deserializer, "an RFC 3339 date-time").map(|Received(value)| value)
    }
}

/// A date-time of a body, which the API can require to have an offset.
struct Received(DateTime);

impl FromStr for Received {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let value: DateTime = text.parse().map_err(|error: DateTimeError| error.to_string())?;
        if value.lacks_offset() && offsets::are_required() {
            return Err(format!("the date-time `{value}` has no offset"));
        }
        Ok(Self(value))
    }
}
