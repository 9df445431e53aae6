//! Accepts what servers write differently from what serde expects, as long as the meaning is clear.
//!
//! - null instead of an empty list or map, as servers written in Go send it, at any depth of lists and maps;
//!   the fields of a nested struct follow the same rule. Null stays null if it is a value of its own. While a
//!   union tries its branches, null is rejected as usual: it must not affect which branch is taken.
//! - `1.0` and `1e3` instead of an integer: numbers without a fraction are integers however they are written
//!   (JSON Schema 2020-12 Core §4.2.3).
//! - a number written as a string (`"5"`), if the field allows it.
//!
//! All of this is a [`Deserializer`] around another one, so it works for every type that uses serde, including
//! the user's, and no type has to be listed here. What differs by place is the [`Leniency`].

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, Expected, MapAccess, SeqAccess, Unexpected, Visitor,
};

use super::numbers::{FloatText, Integer, IntegerText};
use super::structs::trail;

thread_local! {
    /// Whether a union is trying its branches.
    static STRICT: Cell<bool> = const { Cell::new(false) };
    /// Whether null was rejected meanwhile.
    static REFUSED: Cell<bool> = const { Cell::new(false) };
}

/// While this value lives, null is not read as an empty list or map.
pub(super) struct Strict {
    outer: bool,
}

impl Strict {
    pub(super) fn begin() -> Self {
        let outer = STRICT.replace(true);
        if !outer {
            REFUSED.set(false);
        }
        Self { outer }
    }

    /// Ends strict reading; returns whether it is worth trying again with null accepted.
    pub(super) fn end(self) -> bool {
        !self.outer && REFUSED.get()
    }
}

impl Drop for Strict {
    fn drop(&mut self) {
        STRICT.set(self.outer);
    }
}

/// Whether null is read as empty here.
#[cold]
fn is_empty<E: Error>(expected: &dyn Expected) -> Result<(), E> {
    if STRICT.get() {
        REFUSED.set(true);
        return Err(E::invalid_type(Unexpected::Unit, expected));
    }
    Ok(())
}

/// What is accepted in one place.
pub(super) trait Leniency {
    /// Whether null is read as an empty list or map.
    const NULL_IS_EMPTY: bool;
    /// Whether numbers may be written as strings.
    const NUMBERS_AS_TEXT: bool;
}

/// The value of a field, or of a whole body.
pub(super) enum InField {}

impl Leniency for InField {
    const NULL_IS_EMPTY: bool = true;
    const NUMBERS_AS_TEXT: bool = false;
}

/// The payload of a union's branch; null does not select the branch.
pub(super) enum InBranch {}

impl Leniency for InBranch {
    const NULL_IS_EMPTY: bool = false;
    const NUMBERS_AS_TEXT: bool = false;
}

/// The value of a field made of numbers that may be written as strings.
pub(super) enum InTextField {}

impl Leniency for InTextField {
    const NULL_IS_EMPTY: bool = true;
    const NUMBERS_AS_TEXT: bool = true;
}

/// Reads a whole JSON text.
pub(crate) fn from_json<'de, T: Deserialize<'de>>(json: &'de [u8]) -> Result<T, serde_json::Error> {
    trail::begin();
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    let value = read::<InField, T, _>(&mut deserializer)?;
    deserializer.end().map(|()| value)
}

/// Reads a value.
#[inline]
pub(super) fn read<'de, L: Leniency, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    T::deserialize(Lenient::<D, L>::new(deserializer))
}

/// Reads the value of a field.
#[inline]
pub(super) fn value<'de, L: Leniency, T: Deserialize<'de>, A: MapAccess<'de>>(
    map: &mut A,
) -> Result<T, A::Error> {
    map.next_value_seed(Lenient::<_, L>::new(PhantomData::<T>))
}

/// A serde object (a deserializer, a seed, a visitor …) that passes the leniency on.
pub(super) struct Lenient<T, L>(T, PhantomData<L>);

impl<T, L> Lenient<T, L> {
    #[inline]
    fn new(inner: T) -> Self {
        Self(inner, PhantomData)
    }
}

impl<'de, S: DeserializeSeed<'de>, L: Leniency> DeserializeSeed<'de> for Lenient<S, L> {
    type Value = S::Value;
    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        self.0.deserialize(Lenient::<D, L>::new(deserializer))
    }
}

macro_rules! forwarded {
    ($($method:ident)*) => {$(
        #[inline]
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
            self.0.$method(visitor)
        }
    )*};
}

macro_rules! integers {
    ($($method:ident)*) => {$(
        #[inline]
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
            match L::NUMBERS_AS_TEXT {
                true => self.0.deserialize_any(IntegerText(visitor)),
                false => self.0.$method(Integer(visitor)),
            }
        }
    )*};
}

macro_rules! floats {
    ($($method:ident)*) => {$(
        #[inline]
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
            match L::NUMBERS_AS_TEXT {
                true => self.0.deserialize_any(FloatText(visitor)),
                false => self.0.$method(visitor),
            }
        }
    )*};
}

impl<'de, D: Deserializer<'de>, L: Leniency> Deserializer<'de> for Lenient<D, L> {
    type Error = D::Error;

    integers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }
    floats! { deserialize_f32 deserialize_f64 }
    forwarded! {
        deserialize_any deserialize_bool deserialize_i128 deserialize_u128 deserialize_char deserialize_str
        deserialize_string deserialize_bytes deserialize_byte_buf deserialize_unit deserialize_identifier
        deserialize_ignored_any
    }

    #[inline]
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        match L::NULL_IS_EMPTY {
            true => self.0.deserialize_option(List::<V, L>(visitor, PhantomData)),
            false => self.0.deserialize_seq(Inside::<V, L>::new(visitor)),
        }
    }
    #[inline]
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        match L::NULL_IS_EMPTY {
            true => self.0.deserialize_option(Entries::<V, L>(visitor, PhantomData)),
            false => self.0.deserialize_map(Inside::<V, L>::new(visitor)),
        }
    }
    #[inline]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_option(Maybe::<V, L>(visitor, PhantomData))
    }
    #[inline]
    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_tuple(length, Inside::<V, L>::new(visitor))
    }
    #[inline]
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_struct(name, fields, visitor)
    }
    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_unit_struct(name, visitor)
    }
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_newtype_struct(name, visitor)
    }
    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_tuple_struct(name, length, visitor)
    }
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_enum(name, variants, visitor)
    }
    fn is_human_readable(&self) -> bool {
        self.0.is_human_readable()
    }
}

/// The visitor of an option whose value is read leniently.
struct Maybe<V, L>(V, PhantomData<L>);

impl<'de, V: Visitor<'de>, L: Leniency> Visitor<'de> for Maybe<V, L> {
    type Value = V::Value;
    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(formatter)
    }
    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.0.visit_unit()
    }
    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.0.visit_none()
    }
    #[inline]
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.0.visit_some(Lenient::<D, L>::new(deserializer))
    }
}

/// The visitor of a list that may be null.
struct List<V, L>(V, PhantomData<L>);

impl<'de, V: Visitor<'de>, L: Leniency> Visitor<'de> for List<V, L> {
    type Value = V::Value;
    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(formatter)
    }
    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.visit_none()
    }
    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        is_empty(&self)?;
        self.0.visit_seq(SeqDeserializer::<std::iter::Empty<()>, E>::new(std::iter::empty()))
    }
    #[inline]
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        deserializer.deserialize_seq(Inside::<V, L>::new(self.0))
    }
}

/// The visitor of a map that may be null.
struct Entries<V, L>(V, PhantomData<L>);

impl<'de, V: Visitor<'de>, L: Leniency> Visitor<'de> for Entries<V, L> {
    type Value = V::Value;
    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(formatter)
    }
    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.visit_none()
    }
    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        is_empty(&self)?;
        self.0.visit_map(MapDeserializer::<std::iter::Empty<((), ())>, E>::new(std::iter::empty()))
    }
    #[inline]
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        deserializer.deserialize_map(Inside::<V, L>::new(self.0))
    }
}

/// The visitor of a list, tuple or map whose items are read leniently; also the items themselves.
struct Inside<T, L>(T, PhantomData<L>);

impl<T, L> Inside<T, L> {
    #[inline]
    fn new(inner: T) -> Self {
        Self(inner, PhantomData)
    }
}

impl<'de, V: Visitor<'de>, L: Leniency> Visitor<'de> for Inside<V, L> {
    type Value = V::Value;
    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(formatter)
    }
    #[inline]
    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<V::Value, A::Error> {
        self.0.visit_seq(Inside::<A, L>::new(items))
    }
    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(Inside::<A, L>::new(entries))
    }
}

impl<'de, A: SeqAccess<'de>, L: Leniency> SeqAccess<'de> for Inside<A, L> {
    type Error = A::Error;
    #[inline]
    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        self.0.next_element_seed(Lenient::<S, L>::new(seed))
    }
    #[inline]
    fn size_hint(&self) -> Option<usize> {
        self.0.size_hint()
    }
}

impl<'de, A: MapAccess<'de>, L: Leniency> MapAccess<'de> for Inside<A, L> {
    type Error = A::Error;
    #[inline]
    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        self.0.next_key_seed(seed)
    }
    #[inline]
    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.0.next_value_seed(Lenient::<S, L>::new(seed))
    }
    #[inline]
    fn size_hint(&self) -> Option<usize> {
        self.0.size_hint()
    }
}
