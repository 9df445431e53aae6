//! Date-times based on jiff are written exactly as they were read, and the instant is right, as with chrono.

use std::collections::HashSet;

use openapi_bindgen_runtime::jiff::{Timestamp, civil::Date, tz::Offset};
use openapi_bindgen_runtime::{JiffDate, JiffDateTime, serde_json};

use super::date_time::{NO_DATE_TIMES, TEXTS};

#[test]
fn the_text_comes_back_as_it_was() {
    for text in TEXTS {
        let json = format!("\"{text}\"");
        let value: JiffDateTime =
            serde_json::from_str(&json).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(serde_json::to_string(&value).unwrap(), json);
    }
    let precise: JiffDateTime = "2024-02-29T12:30:45.1234567891Z".parse().unwrap();
    assert_eq!(precise.to_string(), "2024-02-29T12:30:45.123456789Z");
}

#[test]
fn what_lacks_an_offset_says_so() {
    let local: JiffDateTime = "2024-02-08T12:07:31".parse().unwrap();
    assert!(local.lacks_offset());
    let there = local.assume_offset(Offset::constant(1));
    assert_eq!(there.to_string(), "2024-02-08T12:07:31+01:00");
    assert_eq!(there.timestamp(), "2024-02-08T11:07:31Z".parse().ok());
}

#[test]
fn what_is_no_date_time_is_an_error() {
    for text in NO_DATE_TIMES {
        assert!(text.parse::<JiffDateTime>().is_err(), "{text}");
    }
    let error = serde_json::from_str::<JiffDateTime>("\"yesterday\"").unwrap_err().to_string();
    assert_eq!(error, "invalid RFC 3339 date-time `yesterday` at line 1 column 11");
}

#[test]
fn equality_is_that_of_the_instant() {
    let utc: JiffDateTime = "2024-02-29T12:00:00Z".parse().unwrap();
    let berlin: JiffDateTime = "2024-02-29T13:00:00.000+01:00".parse().unwrap();
    assert_eq!(utc, berlin);
    assert_eq!(HashSet::from([utc, berlin]).len(), 1);
    assert!(utc < "2024-02-29T12:00:00.1Z".parse().unwrap());
    assert_eq!(berlin.timestamp().map(Timestamp::as_second), Some(1_709_208_000));
    assert_eq!(berlin.to_zoned().unwrap().to_string(), "2024-02-29T13:00:00+01:00[+01:00]");
    assert_eq!(JiffDateTime::from_unix(1_709_208_000, 0), Some(utc));
    assert_eq!(JiffDateTime::from_unix(i64::MAX, 0), None);
    let before_1970: [JiffDateTime; 2] =
        ["1969-12-31T23:59:59.25Z".parse().unwrap(), "1969-12-31T23:59:59.75Z".parse().unwrap()];
    assert!(before_1970[0] < before_1970[1] && before_1970[1] < JiffDateTime::from_unix(0, 0).unwrap());
}

#[test]
fn a_leap_second_lies_between_its_neighbours() {
    let at = |text: &str| text.parse::<JiffDateTime>().unwrap();
    assert!(at("1998-12-31T23:59:59.9Z") < at("1998-12-31T23:59:60Z"));
    assert!(at("1998-12-31T23:59:60.9Z") < at("1999-01-01T00:00:00Z"));
}

#[test]
fn the_end_of_time_is_kept() {
    let never: JiffDateTime = "9999-12-31T23:59:59Z".parse().unwrap();
    assert_eq!(never.timestamp(), None);
    assert_eq!((never.civil().year(), never.offset()), (9999, Offset::UTC));
}

#[test]
fn what_was_computed_is_written_shortly() {
    let at = |nanos| JiffDateTime::from_unix(0, nanos).unwrap().to_string();
    assert_eq!(at(0), "1970-01-01T00:00:00Z");
    assert_eq!(at(5_000_000), "1970-01-01T00:00:00.005Z");
    assert_eq!(at(1), "1970-01-01T00:00:00.000000001Z");
    let zoned =
        |seconds| Timestamp::UNIX_EPOCH.to_zoned(Offset::from_seconds(seconds).unwrap().to_time_zone());
    assert_eq!(JiffDateTime::from(zoned(3601)).to_string(), "1970-01-01T00:00:00Z");
    assert_eq!(JiffDateTime::from(zoned(-5400)).to_string(), "1969-12-31T22:30:00-01:30");
}

#[test]
fn dates() {
    let date: JiffDate = serde_json::from_str("\"2024-02-29\"").unwrap();
    assert_eq!(serde_json::to_string(&date).unwrap(), "\"2024-02-29\"");
    assert_eq!(date, JiffDate(Date::constant(2024, 2, 29)));
    for text in ["2023-02-29", "2024-02-29T12:00:00Z", "24-02-29", "2024-2-29", "2024-02-29 ", "+024-02-29"] {
        assert!(text.parse::<JiffDate>().is_err(), "{text}");
    }
}
