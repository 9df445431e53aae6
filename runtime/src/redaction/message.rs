//! The error message in a response body, if it is JSON and has one near its beginning. A large body is not
//! read to its end.

use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// The search ends after this many bytes.
const LOOKED_AT: usize = 1 << 16;

/// RFC 9457's `detail` and `title`, and the names that others use, most informative first.
const NAMES: [&str; 6] = ["message", "detail", "error_description", "error", "errors", "title"];

/// The member that usually holds the message. Of a truncated body, as much as there is.
pub(crate) fn message(body: &[u8], is_cut: bool) -> Option<String> {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    let head = body.get(..LOOKED_AT).unwrap_or(body);
    let is_whole = head.len() == body.len() && !is_cut;
    let mut found = None;
    let mut deserializer = serde_json::Deserializer::from_slice(head);
    let read = MessageSeed { found: &mut found }.deserialize(&mut deserializer);
    // A body that is not JSON is shown unchanged.
    let is_json =
        read.and_then(|()| deserializer.end()).map_or_else(|error| error.is_eof() && !is_whole, |()| true);
    found.filter(|_| is_json)
}

/// Stores the message of a value as soon as it is found.
struct MessageSeed<'a> {
    found: &'a mut Option<String>,
}

impl<'de> DeserializeSeed<'de> for MessageSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for MessageSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        *self.found = Some(text.to_owned());
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let mut best = NAMES.len();
        while let Some(key) = members.next_key::<String>()? {
            let rank = NAMES.iter().position(|name| *name == key).filter(|rank| *rank < best);
            let Some(rank) = rank else {
                members.next_value::<IgnoredAny>()?;
                continue;
            };
            let mut found = None;
            let read = members.next_value_seed(MessageSeed { found: &mut found });
            if found.is_some() {
                (best, *self.found) = (rank, found);
            }
            read?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        items.next_element_seed(MessageSeed { found: self.found })?;
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }
}
