//! A UUID that is written exactly as it was read, in any of its forms, since servers that treat their IDs as
//! strings do not recognize one whose case has changed. It converts to and from `uuid::Uuid`.

use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    ops::Deref,
    str::FromStr,
};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Visitor};

/// A UUID (`format: uuid`, RFC 9562 §4).
///
/// Equality, order and hash are those of the value: case and form do not matter. A value is written exactly
/// as it was read; one converted from a [`uuid::Uuid`] is written in lower case, with hyphens.
#[derive(Clone, Copy, Default)]
pub struct Uuid {
    value: uuid::Uuid,
    form: Form,
    /// A bit for each of the 32 digits, the first digit lowest: set if it is an upper-case letter.
    upper: u32,
}

#[derive(Clone, Copy, Default)]
enum Form {
    #[default]
    Hyphenated,
    Simple,
    Urn,
    Braced,
}

impl Uuid {
    /// The value as a [`uuid::Uuid`].
    #[must_use]
    pub fn into_inner(self) -> uuid::Uuid {
        self.value
    }
}

impl FromStr for Uuid {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        let value = uuid::Uuid::try_parse(text)?;
        let (form, digits) = match text.as_bytes().first() {
            Some(b'{') => (Form::Braced, text),
            // The letters of the prefix are not digits, and being lower case they would not count anyway.
            Some(b'u') => (Form::Urn, text.trim_start_matches("urn:uuid:")),
            _ if text.len() == 32 => (Form::Simple, text),
            _ => (Form::Hyphenated, text),
        };
        let digits = digits.bytes().filter(u8::is_ascii_hexdigit);
        let upper = digits
            .zip(0..32)
            .fold(0, |upper, (digit, at)| upper | u32::from(digit.is_ascii_uppercase()) << at);
        Ok(Self { value, form, upper })
    }
}

impl fmt::Display for Uuid {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut buffer = uuid::Uuid::encode_buffer();
        let text: &mut str = match self.form {
            Form::Hyphenated => self.value.hyphenated().encode_lower(&mut buffer),
            Form::Simple => self.value.simple().encode_lower(&mut buffer),
            Form::Urn => self.value.urn().encode_lower(&mut buffer),
            Form::Braced => self.value.braced().encode_lower(&mut buffer),
        };
        if self.upper == 0 {
            return formatter.pad(text);
        }
        let digits_from = if matches!(self.form, Form::Urn) { "urn:uuid:".len() } else { 0 };
        let (prefix, digits) = text.split_at_mut(digits_from);
        let mut at = 0;
        let cased = |digit: char| {
            let upper = digit.is_ascii_hexdigit() && {
                at += 1;
                self.upper >> (at - 1) & 1 == 1
            };
            if upper { digit.to_ascii_uppercase() } else { digit }
        };
        let digits: String = digits.chars().map(cased).collect();
        formatter.pad(&format!("{prefix}{digits}"))
    }
}

impl fmt::Debug for Uuid {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl From<uuid::Uuid> for Uuid {
    fn from(value: uuid::Uuid) -> Self {
        Self { value, ..Self::default() }
    }
}

impl From<Uuid> for uuid::Uuid {
    fn from(uuid: Uuid) -> Self {
        uuid.value
    }
}

impl Deref for Uuid {
    type Target = uuid::Uuid;
    fn deref(&self) -> &uuid::Uuid {
        &self.value
    }
}

impl AsRef<uuid::Uuid> for Uuid {
    fn as_ref(&self) -> &uuid::Uuid {
        &self.value
    }
}

impl PartialEq for Uuid {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Eq for Uuid {}

impl PartialOrd for Uuid {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Uuid {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.cmp(&other.value)
    }
}

impl Hash for Uuid {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

impl Serialize for Uuid {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Uuid {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct UuidText;
        impl Visitor<'_> for UuidText {
            type Value = Uuid;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a UUID string")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Uuid, E> {
                text.parse().map_err(|error| E::custom(format_args!("UUID parsing failed: {error}")))
            }
        }
        deserializer.deserialize_str(UuidText)
    }
}
