//! Visitors of numbers that are written differently from what serde expects. Each wraps the visitor of the
//! number's type, which produces the number or the error. So they work for all number types, and invalid or
//! too large numbers give serde's own errors.

use std::fmt;

use serde::de::{Error, Expected, MapAccess, Unexpected, Visitor};

/// The integer that a float equals, as far as floats are exact.
pub(super) fn whole(value: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    (value.fract() == 0.0 && value.abs() <= EXACT).then_some(value as i64)
}

/// Accepts `1.0` as the integer 1.
pub(super) struct Integer<V>(pub(super) V);

/// Forwards other values that a deserializer may give instead of an integer; the inner visitor judges them.
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

/// The key under which `serde_json` passes a number if its feature `arbitrary_precision` is on.
const NUMBER: &str = "$serde_json::private::Number";

/// The text of a number, from the key that `serde_json` gives it.
fn arbitrary<'de, A: MapAccess<'de>>(mut map: A, expected: &dyn Expected) -> Result<String, A::Error> {
    match map.next_key::<String>()? {
        Some(key) if key == NUMBER => map.next_value(),
        _ => Err(A::Error::invalid_type(Unexpected::Map, expected)),
    }
}

/// The methods shared by all visitors of numbers that also accept a string, except for reading the string.
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

/// Accepts the text of an integer as the integer.
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

/// Accepts the text of a number as the number.
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
