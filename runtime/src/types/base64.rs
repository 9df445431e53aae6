//! Bytes that are sent as base64 text.
//!
//! The standard and the URL-safe alphabet are read, with or without padding, since producers differ; what was
//! read is written back in exactly the same text. Other bytes are written with padding, in the alphabet that
//! the document requires (RFC 4648 §4 and §5).

use std::{
    fmt,
    ops::{Deref, DerefMut},
    str::FromStr,
};

use base64::{
    Engine as _, alphabet,
    display::Base64Display,
    engine::{
        DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig,
        general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD},
    },
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Visitor};

const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);
const READ_STANDARD: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, LENIENT);
const READ_URL_SAFE: GeneralPurpose = GeneralPurpose::new(&alphabet::URL_SAFE, LENIENT);

/// Bytes, sent as base64 (`format: byte`, `contentEncoding: base64`).
pub type Base64 = Base64Bytes<false>;

/// Bytes, sent as URL-safe base64 (`format: base64url`, `contentEncoding: base64url`).
pub type Base64Url = Base64Bytes<true>;

/// Bytes that are sent as base64: [`Base64`] or [`Base64Url`].
///
/// Equality, order and hash are those of the bytes. Both alphabets are read, with or without padding, and the
/// original notation is kept for writing.
#[derive(Clone)]
pub struct Base64Bytes<const URL_SAFE: bool> {
    bytes: Vec<u8>,
    url_safe: bool,
    padded: bool,
}

/// A text that is not base64.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base64Error(base64::DecodeError);

impl fmt::Display for Base64Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "invalid base64: {}", self.0)
    }
}

impl std::error::Error for Base64Error {}

impl<const URL: bool> Base64Bytes<URL> {
    /// The same bytes, written without `=` at the end.
    #[must_use]
    pub fn without_padding(self) -> Self {
        Self { padded: false, ..self }
    }

    /// The length of the bytes when encoded.
    #[must_use]
    pub fn encoded_len(&self) -> usize {
        base64::encoded_len(self.bytes.len(), self.padded).unwrap_or(usize::MAX)
    }

    /// The bytes.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

impl<const URL: bool> FromStr for Base64Bytes<URL> {
    type Err = Base64Error;
    fn from_str(text: &str) -> Result<Self, Base64Error> {
        // A text with none of the four characters that differ does not reveal its alphabet.
        let url_safe = text.contains(['-', '_']) || (URL && !text.contains(['+', '/']));
        let engine = if url_safe { &READ_URL_SAFE } else { &READ_STANDARD };
        let bytes = engine.decode(text).map_err(Base64Error)?;
        // If no padding is needed, the text does not reveal whether it would be used.
        let padded = bytes.len() % 3 == 0 || text.ends_with('=');
        Ok(Self { bytes, url_safe, padded })
    }
}

/// The encoded text.
impl<const URL: bool> fmt::Display for Base64Bytes<URL> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let engine = match (self.url_safe, self.padded) {
            (false, true) => &STANDARD,
            (false, false) => &STANDARD_NO_PAD,
            (true, true) => &URL_SAFE,
            (true, false) => &URL_SAFE_NO_PAD,
        };
        Base64Display::new(&self.bytes, engine).fmt(formatter)
    }
}

/// The number of bytes only; the bytes themselves would drown everything around them.
impl<const URL: bool> fmt::Debug for Base64Bytes<URL> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = if URL { "Base64Url" } else { "Base64" };
        write!(formatter, "{name}({} bytes)", self.bytes.len())
    }
}

impl<const URL: bool> Default for Base64Bytes<URL> {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl<const URL: bool> PartialEq for Base64Bytes<URL> {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl<const URL: bool> Eq for Base64Bytes<URL> {}

impl<const URL: bool> PartialOrd for Base64Bytes<URL> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<const URL: bool> Ord for Base64Bytes<URL> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.bytes.cmp(&other.bytes)
    }
}

impl<const URL: bool> std::hash::Hash for Base64Bytes<URL> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.bytes.hash(state);
    }
}

impl<const URL: bool> From<Vec<u8>> for Base64Bytes<URL> {
    fn from(bytes: Vec<u8>) -> Self {
        Self { bytes, url_safe: URL, padded: true }
    }
}

impl<const URL: bool> From<&[u8]> for Base64Bytes<URL> {
    fn from(bytes: &[u8]) -> Self {
        bytes.to_vec().into()
    }
}

/// A literal such as `b"key"`.
impl<const URL: bool, const N: usize> From<&[u8; N]> for Base64Bytes<URL> {
    fn from(bytes: &[u8; N]) -> Self {
        bytes.to_vec().into()
    }
}

impl<const URL: bool> From<Base64Bytes<URL>> for Vec<u8> {
    fn from(bytes: Base64Bytes<URL>) -> Self {
        bytes.bytes
    }
}

impl<const URL: bool> AsRef<[u8]> for Base64Bytes<URL> {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

impl<const URL: bool> Deref for Base64Bytes<URL> {
    type Target = Vec<u8>;
    fn deref(&self) -> &Vec<u8> {
        &self.bytes
    }
}

impl<const URL: bool> DerefMut for Base64Bytes<URL> {
    fn deref_mut(&mut self) -> &mut Vec<u8> {
        &mut self.bytes
    }
}

impl<const URL: bool> Serialize for Base64Bytes<URL> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, const URL: bool> Deserialize<'de> for Base64Bytes<URL> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Base64Text<const URL: bool>;
        impl<const URL: bool> Visitor<'_> for Base64Text<URL> {
            type Value = Base64Bytes<URL>;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a base64 string")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Base64Text)
    }
}
