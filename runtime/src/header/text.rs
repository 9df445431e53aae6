//! Reads the text of a header as any type that serde can read, by the style `simple` (OpenAPI 3.1 §4.8.12.2):
//! scalars unchanged, `a,b` for lists, `k,v` or `k=v` for objects.

use std::fmt;

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Deserializer, Error as _, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

/// Reads a value from the lines of a header: a single line, or several that form a list.
///
/// Values that the style cannot express (such as a union of numbers) are tried as JSON, and a malformed
/// date-time is tried as an HTTP date (RFC 9110 §5.6.7), which servers send where documents declare
/// `date-time`.
pub(crate) fn read<T: DeserializeOwned>(lines: &[String]) -> Result<T, String> {
    let problem = match T::deserialize(Text(lines)) {
        Ok(value) => return Ok(value),
        Err(problem) => problem,
    };
    let [line] = lines else { return Err(problem.0) };
    if let Some(date) = http_date(line) {
        let date = date.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
        if let Ok(value) = T::deserialize(Text(&[date])) {
            return Ok(value);
        }
    }
    serde_json::from_str(line).map_err(|_| problem.0)
}

/// An HTTP date, including its obsolete forms, or an email date, which has an offset.
fn http_date(text: &str) -> Option<chrono::DateTime<chrono::Utc>> {
    let of_mail = || chrono::DateTime::parse_from_rfc2822(text).ok().map(|date| date.to_utc());
    httpdate::parse_http_date(text).ok().map(chrono::DateTime::from).or_else(of_mail)
}

/// Why a text is not a value of a type.
#[derive(Debug)]
struct Problem(String);

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Problem {}

impl serde::de::Error for Problem {
    fn custom<M: fmt::Display>(message: M) -> Self {
        Self(message.to_string())
    }
}

/// The lines of a header.
#[derive(Clone, Copy)]
struct Text<'a>(&'a [String]);

/// One value.
struct Item<'a>(&'a str);

impl<'a> Text<'a> {
    fn item(self) -> Item<'a> {
        Item(self.0.first().map_or("", String::as_str))
    }

    fn items(self) -> Vec<Item<'a>> {
        match self.0 {
            [one] => split(one),
            lines => lines.iter().map(|line| Item(line)).collect(),
        }
    }
}

/// The items of a list; an empty text is an empty list.
fn split(text: &str) -> Vec<Item<'_>> {
    let items = text.split(',').map(str::trim);
    items.filter(|item| !item.is_empty()).map(Item).collect()
}

/// Defines the methods that read a scalar: the text is parsed and passed to a method of the visitor.
macro_rules! parsed {
    ($($method:ident, $visit:ident, $expected:literal;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
            match self.0.parse() {
                Ok(value) => visitor.$visit(value),
                Err(_) => Err(Problem(concat!("expected ", $expected).to_owned())),
            }
        }
    )*};
}

impl<'de> Deserializer<'de> for Item<'_> {
    type Error = Problem;

    parsed! {
        deserialize_bool, visit_bool, "`true` or `false`";
        deserialize_i8, visit_i8, "an integer of 8 bits";
        deserialize_i16, visit_i16, "an integer of 16 bits";
        deserialize_i32, visit_i32, "an integer of 32 bits";
        deserialize_i64, visit_i64, "an integer";
        deserialize_u8, visit_u8, "an integer from 0 to 255";
        deserialize_u16, visit_u16, "an integer from 0 to 65535";
        deserialize_u32, visit_u32, "a positive integer of 32 bits";
        deserialize_u64, visit_u64, "a positive integer";
        deserialize_f32, visit_f32, "a number";
        deserialize_f64, visit_f64, "a number";
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        visitor.visit_str(self.0)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Problem> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Problem> {
        Err(Problem::custom("a header cannot hold lists in lists"))
    }

    forward_to_deserialize_any! {
        i128 u128 char str string bytes byte_buf unit unit_struct tuple tuple_struct map struct enum identifier
        ignored_any
    }
}

/// Defines the methods that read a scalar as those of its only item.
macro_rules! scalars {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
            self.item().$method(visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for Text<'_> {
    type Error = Problem;

    scalars! {
        deserialize_any deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Problem> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        visitor.visit_seq(SeqDeserializer::new(self.items().into_iter()))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Problem> {
        self.deserialize_seq(visitor)
    }

    /// `k=v,k=v` if every item is a pair (`explode`), otherwise `k,v,k,v`.
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        let items = self.items();
        let exploded: Option<Vec<_>> = items.iter().map(|item| item.0.split_once('=')).collect();
        let pairs = exploded
            .unwrap_or_else(|| items.chunks(2).map(|pair| (text(pair.first()), text(pair.get(1)))).collect());
        visitor.visit_map(MapDeserializer::new(pairs.into_iter().map(|(key, value)| (key, Item(value)))))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        self.deserialize_map(visitor)
    }

    forward_to_deserialize_any! {
        i128 u128 char str string bytes byte_buf unit unit_struct tuple_struct enum identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Problem> for Item<'_> {
    type Deserializer = Self;
    fn into_deserializer(self) -> Self {
        self
    }
}

fn text<'a>(item: Option<&Item<'a>>) -> &'a str {
    item.map_or("", |item| item.0)
}
