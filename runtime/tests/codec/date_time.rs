//! Date-times are written exactly as they were read, and the instant is right.

use std::collections::HashSet;

use openapi_bindgen_runtime::{Date, DateTime, chrono, serde_json};

/// Date-times in every notation.
pub(crate) const TEXTS: [&str; 22] = [
    "2024-02-29T12:30:45Z",
    "2024-02-29T12:30:45.0Z",
    "2024-02-29T12:30:45.120Z",
    "2024-02-29t12:30:45.123456789z",
    "2024-02-29 12:30:45+00:00",
    "2024-02-29T12:30:45-00:00",
    "2024-02-29T12:30:45.5+05:30",
    "2024-02-29T00:30:45.000001-08:00",
    "1998-12-31T23:59:60Z",
    "1998-12-31T15:59:60.75-08:00",
    "0000-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59-23:59",
    // Not allowed by RFC 3339, but sent by servers.
    "2024-02-08T12:07:31",
    "2024-02-08T12:07:31.000+0000",
    "2024-02-08T12:07Z",
    "2024-02-08 12:07",
    "2024-02-08t12:07:31,5z",
    "2024-02-08T12:07:31-0130",
    "2024-02-08T12:07:31.25-0000",
    "2024-02-08T12:07:31+02",
    "2024-02-08 12:07:31 +0200",
    "2024-02-08 12:07:31.123456 UTC",
];

/// Texts that resemble a date-time.
pub(crate) const NO_DATE_TIMES: [&str; 18] = [
    "",
    "2024-02-29",
    "2023-02-29T12:30:45Z",
    "2024-02-29T12",
    "2024-02-29T12:30.5Z",
    "2024-02-29T12:30:45 ",
    "2024-02-29T24:00:00Z",
    "2024-02-29T12:60:00Z",
    "2024-02-29T12:30:61Z",
    "2024-02-29T12:30:45.Z",
    "2024-02-29T12:30:45+053",
    "2024-02-29T12:30:45+24:00",
    "2024-02-29T12:30:45+01:60",
    "2024-02-29T12:30:45Zx",
    "2024-02-29_12:30:45Z",
    "+024-02-29T12:30:45Z",
    "2024-02-29T12:30:4éZ",
    "20240229T123045Z     ",
];

#[test]
fn the_text_comes_back_as_it_was() {
    for text in TEXTS {
        let json = format!("\"{text}\"");
        let value: DateTime = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(serde_json::to_string(&value).unwrap(), json);
    }
    let precise: DateTime = "2024-02-29T12:30:45.1234567891Z".parse().unwrap();
    assert_eq!(precise.to_string(), "2024-02-29T12:30:45.123456789Z");
}

#[test]
fn what_is_no_date_time_is_an_error() {
    for text in NO_DATE_TIMES {
        assert!(text.parse::<DateTime>().is_err(), "{text}");
    }
    let error = serde_json::from_str::<DateTime>("\"yesterday\"").unwrap_err().to_string();
    assert_eq!(error, "invalid RFC 3339 date-time `yesterday` at line 1 column 11");
}

#[test]
fn what_lacks_an_offset_says_so() {
    let local: DateTime = "2024-02-08T12:07:31".parse().unwrap();
    assert!(local.lacks_offset());
    assert_eq!(local, "2024-02-08T12:07:31Z".parse().unwrap());
    let there = local.assume_offset(chrono::FixedOffset::east_opt(3600).unwrap());
    assert_eq!(there.to_string(), "2024-02-08T12:07:31+01:00");
    assert_eq!(there, "2024-02-08T11:07:31Z".parse().unwrap());
    assert!(!there.lacks_offset());
    let known: DateTime = "2024-02-08T12:07:31+0000".parse().unwrap();
    assert!(!known.lacks_offset());
    assert_eq!(
        known.assume_offset(chrono::FixedOffset::east_opt(3600).unwrap()).to_string(),
        known.to_string()
    );
    assert_eq!(known.with_timezone(&chrono::Utc).timestamp(), 1_707_394_051);
}

#[test]
fn equality_is_that_of_the_instant() {
    let utc: DateTime = "2024-02-29T12:00:00Z".parse().unwrap();
    let berlin: DateTime = "2024-02-29T13:00:00.000+01:00".parse().unwrap();
    assert_eq!(utc, berlin);
    assert_eq!(HashSet::from([utc, berlin]).len(), 1);
    assert!(utc < "2024-02-29T12:00:00.1Z".parse().unwrap());
    assert_eq!(utc.timestamp(), 1_709_208_000);
    assert_eq!(DateTime::from_unix(1_709_208_000, 0), Some(utc));
    assert_eq!(DateTime::from_unix(i64::MAX, 0), None);
}

#[test]
fn what_was_computed_is_written_shortly() {
    let at = |nanos| DateTime::from_unix(0, nanos).unwrap().to_string();
    assert_eq!(at(0), "1970-01-01T00:00:00Z");
    assert_eq!(at(5_000_000), "1970-01-01T00:00:00.005Z");
    assert_eq!(at(1), "1970-01-01T00:00:00.000000001Z");
    let odd = chrono::FixedOffset::east_opt(3601).unwrap();
    let even = chrono::FixedOffset::west_opt(5400).unwrap();
    let epoch = chrono::DateTime::from_timestamp(0, 0).unwrap();
    assert_eq!(DateTime::from(epoch.with_timezone(&odd)).to_string(), "1970-01-01T00:00:00Z");
    assert_eq!(DateTime::from(epoch.with_timezone(&even)).to_string(), "1969-12-31T22:30:00-01:30");
}

#[test]
fn dates() {
    let date: Date = serde_json::from_str("\"2024-02-29\"").unwrap();
    assert_eq!(serde_json::to_string(&date).unwrap(), "\"2024-02-29\"");
    assert!(serde_json::from_str::<Date>("\"2023-02-29\"").is_err());
}

#[test]
fn the_time_of_the_system_is_an_instant() {
    use std::time::{Duration, SystemTime};

    let epoch = SystemTime::UNIX_EPOCH;
    for (time, expected) in [
        (epoch, "1970-01-01T00:00:00Z"),
        (epoch + Duration::from_millis(1_709_208_000_250), "2024-02-29T12:00:00.250Z"),
        (epoch - Duration::from_millis(500), "1969-12-31T23:59:59.500Z"),
    ] {
        assert_eq!(DateTime::from(time).to_string(), expected);
    }
    for centuries in [1_000_000u64, 90_000_000] {
        let late = DateTime::from(epoch + Duration::from_secs(centuries * 100 * 365 * 86_400));
        assert!(late > DateTime::from(epoch), "{late}");
    }
}
