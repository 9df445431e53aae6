//! The values of `format` that decide types (the Format Registry of OpenAPI, JSON Schema validation §7.3).

/// A value of `format` that tells the type of a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Int8,
    Int16,
    Int32,
    Int64,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Float,
    Double,
    DateTime,
    Date,
    Uuid,
    Byte,
    Base64Url,
    Password,
    /// `binary`: bytes that JSON cannot contain.
    Binary,
    /// Strings of a certain syntax, such as URIs, that have no Rust type of their own.
    Text,
}

/// The formats by name.
const FORMATS: [(&str, Format); 28] = [
    ("int8", Format::Int8),
    ("int16", Format::Int16),
    ("int32", Format::Int32),
    ("int64", Format::Int64),
    ("uint8", Format::Uint8),
    ("uint16", Format::Uint16),
    ("uint32", Format::Uint32),
    ("uint64", Format::Uint64),
    ("uint", Format::Uint64),
    ("float", Format::Float),
    ("double", Format::Double),
    ("date-time", Format::DateTime),
    ("date", Format::Date),
    ("uuid", Format::Uuid),
    ("byte", Format::Byte),
    ("base64url", Format::Base64Url),
    ("password", Format::Password),
    ("binary", Format::Binary),
    ("time", Format::Text),
    ("duration", Format::Text),
    ("uri", Format::Text),
    ("uri-reference", Format::Text),
    ("url", Format::Text),
    ("email", Format::Text),
    ("idn-email", Format::Text),
    ("hostname", Format::Text),
    ("ipv4", Format::Text),
    ("ipv6", Format::Text),
];

impl Format {
    /// The format of this name; `None` for formats that apply to several types or are unknown.
    pub(crate) fn named(name: &str) -> Option<Self> {
        FORMATS.iter().find(|(known, _)| *known == name).map(|(_, format)| *format)
    }

    /// The JSON type of its values, which it implies for a schema without `type`.
    pub(crate) fn json_type(self) -> &'static str {
        match self {
            Self::Int8 | Self::Int16 | Self::Int32 | Self::Int64 => "integer",
            Self::Uint8 | Self::Uint16 | Self::Uint32 | Self::Uint64 => "integer",
            Self::Float | Self::Double => "number",
            Self::DateTime | Self::Date | Self::Uuid | Self::Byte | Self::Base64Url => "string",
            Self::Password | Self::Binary | Self::Text => "string",
        }
    }

    /// A string of the format, if the Rust type rejects strings of other lengths.
    pub(crate) fn sample_text(self) -> Option<&'static str> {
        match self {
            Self::DateTime => Some("2024-01-01T00:00:00Z"),
            Self::Date => Some("2024-01-01"),
            Self::Uuid => Some("00000000-0000-0000-0000-000000000000"),
            Self::Int8 | Self::Int16 | Self::Int32 | Self::Int64 => None,
            Self::Uint8 | Self::Uint16 | Self::Uint32 | Self::Uint64 => None,
            Self::Float | Self::Double => None,
            Self::Byte | Self::Base64Url | Self::Password | Self::Binary | Self::Text => None,
        }
    }
}
