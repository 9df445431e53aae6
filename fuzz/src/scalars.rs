//! Comes in: text of a server. Checks: what is read as a scalar is written so that it is read as the same.

use std::fmt::Display;
use std::str::FromStr;

use openapi_bindgen_runtime as runtime;
use runtime::{Base64, Date, DateTime, JiffDate, JiffDateTime, Uuid};

#[track_caller]
fn returns<T: FromStr + Display + PartialEq>(text: &str) {
    let Ok(value) = text.parse::<T>() else { return };
    let written = value.to_string();
    let again = written.parse::<T>();
    assert!(again.is_ok_and(|again| again == value), "{text:?} was written as {written:?}");
}

/// Every scalar.
///
/// # Panics
/// One does not come back.
pub fn check(bytes: &[u8]) {
    let base64 = Base64::from(bytes.to_vec());
    assert_eq!(base64.to_string().parse::<Base64>().expect("base64"), base64);
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    returns::<DateTime>(text);
    returns::<Date>(text);
    returns::<JiffDateTime>(text);
    returns::<JiffDate>(text);
    returns::<Uuid>(text);
    if let Ok(value) = text.parse::<Base64>() {
        assert_eq!(value.to_string().parse::<Base64>().expect("base64"), value);
    }
    // The two crates agree on what a date-time is, but for leap seconds and years of five digits.
    if let (Ok(one), Ok(other)) = (text.parse::<DateTime>(), text.parse::<JiffDateTime>()) {
        if let Some(timestamp) = other.timestamp() {
            let seconds = one.into_inner().timestamp();
            assert!((seconds - timestamp.as_second()).abs() <= 1, "{text:?}: {seconds} {timestamp}");
        }
    }
}
