//! Finds the value at a JSON pointer (RFC 6901) in a JSON text. Everything else is skipped without building
//! it.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{DeserializeOwned, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

/// The value at a pointer; `None` if it is absent or null.
pub(super) fn value<T: DeserializeOwned>(body: &[u8], pointer: &str) -> serde_json::Result<Option<T>> {
    let found = run(body, At { path: &tokens(pointer), seed: PhantomData::<Option<T>> })?;
    Ok(found.flatten())
}

/// A summary of a list, obtained without keeping its items.
#[derive(Debug, Default, PartialEq)]
pub(super) struct List {
    /// The number of items.
    pub(super) length: usize,
    /// The value at a pointer into the last item.
    pub(super) last: Option<Value>,
}

/// The list at a pointer; empty if it is absent.
pub(super) fn list(body: &[u8], pointer: &str, in_item: Option<&str>) -> serde_json::Result<List> {
    let in_item = in_item.map(tokens);
    let seed = Survey { in_item: in_item.as_deref() };
    Ok(run(body, At { path: &tokens(pointer), seed })?.unwrap_or_default())
}

fn tokens(pointer: &str) -> Vec<String> {
    pointer.split('/').skip(1).map(|token| token.replace("~1", "/").replace("~0", "~")).collect()
}

fn run<'a, S: DeserializeSeed<'a>>(body: &'a [u8], seed: S) -> serde_json::Result<S::Value> {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let found = seed.deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(found)
}

/// A seed for the value at a path; `None` if there is no such value.
struct At<'p, S> {
    path: &'p [String],
    seed: S,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for At<'_, S> {
    type Value = Option<S::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        match self.path.split_first() {
            None => self.seed.deserialize(deserializer).map(Some),
            Some((token, path)) => deserializer.deserialize_any(Step { token, path, seed: Some(self.seed) }),
        }
    }
}

/// One step of a path.
struct Step<'p, S> {
    token: &'p str,
    path: &'p [String],
    /// Taken by the first member with the name.
    seed: Option<S>,
}

impl<'de, S: DeserializeSeed<'de>> Visitor<'de> for Step<'_, S> {
    type Value = Option<S::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a value with a member `{}`", self.token)
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut found = None;
        while let Some(key) = map.next_key::<String>()? {
            match self.seed.take_if(|_| key == self.token) {
                Some(seed) => found = map.next_value_seed(At { path: self.path, seed })?,
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(found)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<Self::Value, A::Error> {
        let wanted: Option<usize> = self.token.parse().ok();
        let mut found = None;
        for index in 0.. {
            match self.seed.take_if(|_| wanted == Some(index)) {
                Some(seed) => match items.next_element_seed(At { path: self.path, seed })? {
                    Some(value) => found = value,
                    None => break,
                },
                None if items.next_element::<IgnoredAny>()?.is_none() => break,
                None => {}
            }
        }
        Ok(found)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(None)
    }
}

/// Counts items, and looks into each of them.
struct Survey<'p> {
    in_item: Option<&'p [String]>,
}

impl<'de> DeserializeSeed<'de> for Survey<'_> {
    type Value = List;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<List, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Survey<'_> {
    type Value = List;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of items")
    }

    fn visit_unit<E>(self) -> Result<List, E> {
        Ok(List::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<List, A::Error> {
        let mut list = List::default();
        loop {
            match self.in_item {
                Some(path) => match items.next_element_seed(At { path, seed: PhantomData::<Value> })? {
                    Some(value) => list.last = value,
                    None => return Ok(list),
                },
                None if items.next_element::<IgnoredAny>()?.is_none() => return Ok(list),
                None => {}
            }
            list.length += 1;
        }
    }
}
