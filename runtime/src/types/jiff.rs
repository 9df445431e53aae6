//! Date-times and dates based on the crate `jiff` (feature `jiff`, `date-time = "jiff"` in the
//! configuration).
//!
//! Reading, writing and comparing work as for [`DateTime`]; values are returned as `jiff` types. `jiff` has
//! no instants after the last day but one of 9999, which servers send for "never", so only the civil time and
//! the offset exist for every value.

use std::{fmt, ops::Deref, str::FromStr};

use chrono::{FixedOffset, Utc};
use jiff::{SignedDuration, Timestamp, Zoned, civil, tz::Offset};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::date_time::{DateTime, DateTimeError};
use super::text;

/// A date with a time and an offset (`format: date-time`, RFC 3339 §5.6), based on `jiff`.
///
/// Equality, order and hash are those of the instant: `12:00Z` equals `14:00+02:00`. A value is written
/// exactly as it was read, up to nine digits of a second's fraction. Texts that are not RFC 3339 are read
/// like [`DateTime`](crate::DateTime) reads them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JiffDateTime(DateTime);

impl JiffDateTime {
    /// The instant this many seconds and nanoseconds after the start of 1970 in UTC; `None` if out of range.
    #[must_use]
    pub fn from_unix(seconds: i64, nanoseconds: u32) -> Option<Self> {
        Timestamp::new(seconds, i32::try_from(nanoseconds).ok()?).ok().map(Self::from)
    }

    /// The date and time as written, without the offset. For a leap second, the second before it.
    #[must_use]
    pub fn civil(self) -> civil::DateTime {
        const EPOCH: civil::DateTime = civil::DateTime::constant(1970, 1, 1, 0, 0, 0, 0);
        let local = self.0.naive_local().and_utc();
        EPOCH.saturating_add(SignedDuration::new(local.timestamp(), self.subsec_nanosecond()))
    }

    /// Whether the text that it was read from had no offset, and was therefore taken as UTC.
    #[must_use]
    pub fn lacks_offset(self) -> bool {
        self.0.lacks_offset()
    }

    /// The same date and time of day with this offset, if the text had none: for a server that sends its
    /// local time. It is then written with the offset.
    #[must_use]
    pub fn assume_offset(self, offset: Offset) -> Self {
        FixedOffset::east_opt(offset.seconds()).map_or(self, |offset| Self(self.0.assume_offset(offset)))
    }

    /// The offset; zero if there was none.
    #[must_use]
    pub fn offset(self) -> Offset {
        Offset::from_seconds(self.0.offset().local_minus_utc()).unwrap_or(Offset::UTC)
    }

    /// The instant; `None` in the last hours of the year 9999, for which `jiff` has no instants.
    #[must_use]
    pub fn timestamp(self) -> Option<Timestamp> {
        Timestamp::new(self.0.timestamp(), self.subsec_nanosecond()).ok()
    }

    /// The instant in a time zone of this offset; `None` as for [`Self::timestamp`].
    #[must_use]
    pub fn to_zoned(self) -> Option<Zoned> {
        self.timestamp().map(|instant| instant.to_zoned(self.offset().to_time_zone()))
    }

    /// The fraction of the second, also in a leap second.
    fn subsec_nanosecond(self) -> i32 {
        i32::try_from(self.0.timestamp_subsec_nanos() % 1_000_000_000).unwrap_or(0)
    }
}

impl FromStr for JiffDateTime {
    type Err = DateTimeError;
    fn from_str(text: &str) -> Result<Self, DateTimeError> {
        text.parse().map(Self)
    }
}

impl fmt::Display for JiffDateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, formatter)
    }
}

impl fmt::Debug for JiffDateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

/// Written with `Z` and as many digits of the fraction as needed: none, 3, 6 or 9.
impl From<Timestamp> for JiffDateTime {
    fn from(instant: Timestamp) -> Self {
        Self(DateTime::from(utc(instant)))
    }
}

/// Written with its offset, without the name of the time zone. An offset that RFC 3339 cannot express,
/// because it is a day or more or not in whole minutes, becomes UTC.
impl From<&Zoned> for JiffDateTime {
    fn from(zoned: &Zoned) -> Self {
        let instant = utc(zoned.timestamp());
        Self(match FixedOffset::east_opt(zoned.offset().seconds()) {
            Some(offset) => DateTime::from(instant.with_timezone(&offset)),
            None => DateTime::from(instant),
        })
    }
}

/// Like the conversion from a reference.
impl From<Zoned> for JiffDateTime {
    fn from(zoned: Zoned) -> Self {
        Self::from(&zoned)
    }
}

/// All instants of `jiff` are instants of `chrono`.
fn utc(instant: Timestamp) -> chrono::DateTime<Utc> {
    let nanos = instant.as_nanosecond();
    let seconds = i64::try_from(nanos.div_euclid(1_000_000_000)).unwrap_or(0);
    let nanos = u32::try_from(nanos.rem_euclid(1_000_000_000)).unwrap_or(0);
    chrono::DateTime::from_timestamp(seconds, nanos).unwrap_or_default()
}

impl Serialize for JiffDateTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for JiffDateTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        DateTime::deserialize(deserializer).map(Self)
    }
}

/// A calendar date without a time (`format: date`, `full-date` of RFC 3339 §5.6), based on `jiff`.
///
/// `jiff`'s own date would also accept a date-time and drop the time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JiffDate(pub civil::Date);

impl FromStr for JiffDate {
    type Err = DateTimeError;
    fn from_str(text: &str) -> Result<Self, DateTimeError> {
        // Other texts that `jiff` reads as a date are longer, or have no hyphens here.
        let is_full_date = matches!(text.as_bytes(), [_, _, _, _, b'-', _, _, b'-', _, _]);
        let date = text.parse().ok().filter(|_| is_full_date);
        date.map(Self).ok_or_else(|| DateTimeError::date(text))
    }
}

impl fmt::Display for JiffDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, formatter)
    }
}

impl fmt::Debug for JiffDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl From<civil::Date> for JiffDate {
    fn from(date: civil::Date) -> Self {
        Self(date)
    }
}

impl From<JiffDate> for civil::Date {
    fn from(date: JiffDate) -> Self {
        date.0
    }
}

impl Deref for JiffDate {
    type Target = civil::Date;
    fn deref(&self) -> &civil::Date {
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
