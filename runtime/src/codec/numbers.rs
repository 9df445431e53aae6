//! Visitors of numbers that are written otherwise than serde expects.
//!
//! Each stands in front of the visitor of the number's type, which makes the number and the error. So all types
//! of numbers are read by these, and what is no number, or too large for its type, is serde's error.

use std::fmt;

use serde::de::{Error, Expected, MapAccess, Unexpected, Visitor};

/// The integer that a float is, as far as floats tell integers apart.
pub(super) fn whole(value: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    (value.fract() == 0.0 && value.abs() <= EXACT).then_some(value as i64)
}

/// Takes `1.0` for the integer 1.
pub(super) struct Integer<V>(pub(super) V);

/// What a deserializer may give instead of the integer it is asked for, which is the visitor's business.
macro_rules! forwarded {
    ($($method:ident($type:ty))*) => {$(
        #[inline]
        fn $method<E: Error>(self, value: $type) -> Result<V::Value, E> {
            self.0.$method(value)
        }
    )*};
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Integer<V> {
    type Value = V::Value;
    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(formatter)
    }
    forwarded! {
        visit_bool(bool) visit_i64(i64) visit_i128(i128) visit_u64(u64) visit_u128(u128) visit_str(&str)
        visit_borrowed_str(&'de str) visit_string(String)
    }
    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.0.visit_unit()
    }
    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.0.visit_none()
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(map)
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<V::Value, E> {
        match whole(value) {
            Some(value) => self.0.visit_i64(value),
            None => self.0.visit_f64(value),
        }
    }
}

/// What `serde_json` names a number by, if the feature `arbitrary_precision` is on in the program.
const NUMBER: &str = "$serde_json::private::Number";

/// The text of a number, by the key that `serde_json` gives it.
fn arbitrary<'de, A: MapAccess<'de>>(mut map: A, expected: &dyn Expected) -> Result<String, A::Error> {
    match map.next_key::<String>()? {
        Some(key) if key == NUMBER => map.next_value(),
        _ => Err(A::Error::invalid_type(Unexpected::Map, expected)),
    }
}

/// What all visitors of numbers do that take a text, but for the text.
macro_rules! number_or_text {
    () => {
        type Value = V::Value;
        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.expecting(formatter)?;
            formatter.write_str(", as a number or a text")
        }
        fn visit_i64<E: Error>(self, value: i64) -> Result<V::Value, E> {
            self.0.visit_i64(value)
        }
        fn visit_u64<E: Error>(self, value: u64) -> Result<V::Value, E> {
            self.0.visit_u64(value)
        }
        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
            let text = arbitrary(map, &self)?;
            self.visit_str(&text)
        }
    };
}

/// Takes the text of an integer for the integer.
pub(super) struct IntegerText<V>(pub(super) V);

impl<'de, V: Visitor<'de>> Visitor<'de> for IntegerText<V> {
    number_or_text! {}
    fn visit_f64<E: Error>(self, value: f64) -> Result<V::Value, E> {
        match whole(value) {
            Some(value) => self.0.visit_i64(value),
            None => Err(E::invalid_type(Unexpected::Float(value), &self)),
        }
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<V::Value, E> {
        let number = text.trim();
        if let Ok(value) = number.parse() {
            return self.0.visit_i64(value);
        }
        if let Ok(value) = number.parse() {
            return self.0.visit_u64(value);
        }
        match number.parse().ok().and_then(whole) {
            Some(value) => self.0.visit_i64(value),
            None => Err(E::invalid_value(Unexpected::Str(text), &self)),
        }
    }
}

/// Takes the text of a number for the number.
pub(super) struct FloatText<V>(pub(super) V);

impl<'de, V: Visitor<'de>> Visitor<'de> for FloatText<V> {
    number_or_text! {}
    fn visit_f64<E: Error>(self, value: f64) -> Result<V::Value, E> {
        self.0.visit_f64(value)
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<V::Value, E> {
        match text.trim().parse() {
            Ok(value) => self.0.visit_f64(value),
            Err(_) => Err(E::invalid_value(Unexpected::Str(text), &self)),
        }
    }
}
