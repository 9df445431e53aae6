//! Unions that one property tells apart: a discriminator (OpenAPI 3.1 §4.8.25).
//!
//! In: the property, its values, and a deserializer. Out: the variant that the tag stands for. Entries are kept in
//! memory only until the tag was found, which mostly comes first; from there on the payload is read as it comes.

use std::{fmt, iter, marker::PhantomData};

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor,
    value::{MapDeserializer, SeqAccessDeserializer},
};

use super::{
    ByTag, Union,
    one_of::expected,
    plan::Default,
    replay::{Entries, Replay},
    score::{kind, scalar_text},
    union::{placed, reason, shortened},
};
use crate::Value;

/// Reads a value as the variant of its tag.
pub(super) fn by_tag<'de, U: Union, F: Default, D: Deserializer<'de>>(
    plan: ByTag<F>,
    deserializer: D,
) -> Result<U, D::Error> {
    deserializer.deserialize_any(TagVisitor { plan, union: PhantomData })
}

/// Reads a value that is no object as the default variant.
pub(super) fn by_default<U: Union, E: Error>(variant: usize, value: Value) -> Result<U, E> {
    type Nothing<'de, E> = MapDeserializer<'de, iter::Empty<((), ())>, E>;
    decode(variant, Replay::<Nothing<'_, E>>::Other(value))
}

fn decode<'de, U: Union, A: MapAccess<'de>>(variant: usize, value: Replay<A>) -> Result<U, A::Error> {
    U::decode(variant, value).map_err(|error| {
        let error = error.to_string();
        let (why, place) = placed(&error);
        A::Error::custom(format_args!("{}{place}", reason::<U>(variant, why)))
    })
}

struct TagVisitor<U, F> {
    plan: ByTag<F>,
    union: PhantomData<U>,
}

impl<U: Union, F: Default> TagVisitor<U, F> {
    fn other<E: Error>(self, value: impl Into<Value>) -> Result<U, E> {
        let value = value.into();
        self.plan.default.other(value).unwrap_or_else(|value| self.unknown(value))
    }

    fn unknown<E: Error>(self, value: Value) -> Result<U, E> {
        let objection = no_tag(U::NAME, self.plan.property, self.plan.tags, &value);
        U::unknown(value).ok_or_else(|| E::custom(objection))
    }
}

impl<'de, U: Union, F: Default> Visitor<'de> for TagVisitor<U, F> {
    type Value = U;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any valid JSON value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<U, A::Error> {
        let ByTag { property, tags, default } = self.plan;
        let mut before = Vec::new();
        let (variant, entries) = loop {
            match map.next_key_seed(KeySeed(property))? {
                Some(Some(key)) => before.push((key, map.next_value()?)),
                Some(None) => {
                    let tag = map.next_value()?;
                    let variant = variant(tags, &tag);
                    break (variant, Entries::new(before, Some((property, tag)), Some(map)));
                }
                None => break (None, Entries::new(before, None, None)),
            }
        };
        match variant.or(default.variant()) {
            Some(variant) => decode(variant, Replay::Object(entries)),
            None => self.unknown(entries.whole()?),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<U, A::Error> {
        let value = Value::deserialize(SeqAccessDeserializer::new(items))?;
        self.other(value)
    }
    fn visit_unit<E: Error>(self) -> Result<U, E> {
        self.other(Value::Null)
    }
    fn visit_none<E: Error>(self) -> Result<U, E> {
        self.other(Value::Null)
    }
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<U, D::Error> {
        deserializer.deserialize_any(self)
    }
    fn visit_bool<E: Error>(self, value: bool) -> Result<U, E> {
        self.other(value)
    }
    fn visit_i64<E: Error>(self, value: i64) -> Result<U, E> {
        self.other(value)
    }
    fn visit_u64<E: Error>(self, value: u64) -> Result<U, E> {
        self.other(value)
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<U, E> {
        self.other(value)
    }
    fn visit_str<E: Error>(self, value: &str) -> Result<U, E> {
        self.other(value)
    }
}

/// A key: `None` for the property that is looked for, else the key.
struct KeySeed(&'static str);

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Option<String>;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = Option<String>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string")
    }
    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        Ok((key != self.0).then(|| key.to_owned()))
    }
    fn visit_string<E: Error>(self, key: String) -> Result<Self::Value, E> {
        Ok((key != self.0).then_some(key))
    }
}

fn variant(tags: &[(&str, usize)], tag: &Value) -> Option<usize> {
    let tag = scalar_text(tag)?;
    tags.iter().find(|(known, _)| *known == tag).map(|(_, variant)| *variant)
}

/// Why a value without a known tag is of no variant.
fn no_tag(name: &str, property: &str, tags: &[(&str, usize)], value: &Value) -> String {
    let expected = expected(tags.iter().map(|(tag, _)| *tag));
    match value.get(property).map(scalar_text) {
        Some(Some(tag)) => format!("{name}: unknown `{property}` `{}`, {expected}", shortened(&tag)),
        Some(None) => format!("{name}: `{property}` is no string, {expected}"),
        None if value.is_object() => format!("{name}: missing field `{property}`, {expected}"),
        None => format!("{name}: invalid type: {}, expected an object with `{property}`", kind(value)),
    }
}
