//! Decodes unions whose branches are told apart by one property, a discriminator (OpenAPI 3.1 §4.8.25).
//! Entries are buffered only until the tag is found, which mostly comes first; the rest of the payload is
//! read as it arrives.

use std::{fmt, iter, marker::PhantomData};

use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor, value::MapDeserializer};

use super::{
    ByTag, Plan, Union,
    plan::Default,
    replay::{Entries, Replay},
    score::{kind, scalar_text},
    union::{placed, reason, shortened},
};
use crate::codec::{
    buffer::{Buffer, KeySeed, Record, Recorded},
    enums::expected,
};

impl<F: Default> Plan for ByTag<F> {
    fn read<'de, U: Union, D: Deserializer<'de>>(self, deserializer: D) -> Result<U, D::Error> {
        by_tag(self, deserializer)
    }
}

impl Default for () {
    fn variant(self) -> Option<usize> {
        None
    }
    fn other<U: Union, E: Error>(self, value: Buffer<'_>) -> Result<Result<U, E>, Buffer<'_>> {
        Err(value)
    }
}

impl Default for usize {
    fn variant(self) -> Option<usize> {
        Some(self)
    }
    fn other<U: Union, E: Error>(self, value: Buffer<'_>) -> Result<Result<U, E>, Buffer<'_>> {
        Ok(by_default(self, value))
    }
}

/// Reads a value as the variant that its tag selects.
fn by_tag<'de, U: Union, F: Default, D: Deserializer<'de>>(
    plan: ByTag<F>,
    deserializer: D,
) -> Result<U, D::Error> {
    deserializer.deserialize_any(TagVisitor { plan, union: PhantomData })
}

/// Reads a value that is not an object as the default variant.
fn by_default<U: Union, E: Error>(variant: usize, value: Buffer<'_>) -> Result<U, E> {
    type Nothing<'de, E> = MapDeserializer<'de, iter::Empty<((), ())>, E>;
    decode(variant, Replay::<Nothing<'_, E>>::Other(value))
}

fn decode<'de, U: Union, A: MapAccess<'de>>(variant: usize, value: Replay<'de, A>) -> Result<U, A::Error> {
    U::decode(variant, value).map_err(|error| {
        let error = error.to_string();
        let (why, place) = placed(&error);
        let name = U::VARIANTS.get(variant).unwrap_or(&U::NAME);
        A::Error::custom(format_args!("{}{place}", reason(name, why)))
    })
}

struct TagVisitor<U, F> {
    plan: ByTag<F>,
    union: PhantomData<U>,
}

impl<U: Union, F: Default> TagVisitor<U, F> {
    /// A value that is not an object, read by `read`.
    fn other<'de, E: Error>(self, read: impl FnOnce(Record<'_, 'de>) -> Result<(), E>) -> Result<U, E> {
        let mut value = Buffer::new();
        read(value.value())?;
        self.plan.default.other(value).unwrap_or_else(|value| self.unknown(&value))
    }

    fn unknown<E: Error>(self, value: &Buffer<'_>) -> Result<U, E> {
        let value = value.at(0);
        U::unknown(value.tree())
            .ok_or_else(|| E::custom(no_tag(U::NAME, self.plan.property, self.plan.tags, value)))
    }
}

impl<'de, U: Union, F: Default> Visitor<'de> for TagVisitor<U, F> {
    type Value = U;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any valid JSON value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<U, A::Error> {
        let ByTag { property, tags, default, .. } = self.plan;
        let mut read = Buffer::object();
        let (variant, map) = loop {
            let Some(is_tag) = map.next_key_seed(KeySeed::until(&mut read, property))? else {
                break (None, None);
            };
            let value = read.end();
            map.next_value_seed(read.value())?;
            if is_tag {
                break (variant(tags, read.at(value)), Some(map));
            }
        };
        let entries = Entries::new(read, map);
        match variant.or(default.variant()) {
            Some(variant) => decode(variant, Replay::Object(entries)),
            None => self.unknown(&entries.whole()?),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<U, A::Error> {
        self.other(|value| value.visit_seq(items))
    }
    fn visit_unit<E: Error>(self) -> Result<U, E> {
        self.other(|value| value.visit_unit())
    }
    fn visit_none<E: Error>(self) -> Result<U, E> {
        self.other(|value| value.visit_none())
    }
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<U, D::Error> {
        deserializer.deserialize_any(self)
    }
    fn visit_bool<E: Error>(self, value: bool) -> Result<U, E> {
        self.other(|buffer| buffer.visit_bool(value))
    }
    fn visit_i64<E: Error>(self, value: i64) -> Result<U, E> {
        self.other(|buffer| buffer.visit_i64(value))
    }
    fn visit_u64<E: Error>(self, value: u64) -> Result<U, E> {
        self.other(|buffer| buffer.visit_u64(value))
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<U, E> {
        self.other(|buffer| buffer.visit_f64(value))
    }
    fn visit_borrowed_str<E: Error>(self, value: &'de str) -> Result<U, E> {
        self.other(|buffer| buffer.visit_borrowed_str(value))
    }
    fn visit_str<E: Error>(self, value: &str) -> Result<U, E> {
        self.other(|buffer| buffer.visit_str(value))
    }
}

fn variant(tags: &[(&str, usize)], tag: Recorded<'_, '_>) -> Option<usize> {
    let tag = scalar_text(tag)?;
    tags.iter().find(|(known, _)| *known == tag).map(|(_, variant)| *variant)
}

/// Why a value without a known tag belongs to no variant.
fn no_tag(name: &str, property: &str, tags: &[(&str, usize)], value: Recorded<'_, '_>) -> String {
    let expected = expected(tags.iter().map(|(tag, _)| *tag));
    match value.get(property).map(scalar_text) {
        Some(Some(tag)) => format!("{name}: unknown `{property}` `{}`, {expected}", shortened(&tag)),
        Some(None) => format!("{name}: `{property}` is not a string, {expected}"),
        None if value.is_object() => format!("{name}: missing field `{property}`, {expected}"),
        None => format!("{name}: invalid type: {}, expected an object with `{property}`", kind(value)),
    }
}
