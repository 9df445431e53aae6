//! The objects of OpenAPI, what can stand under a key of one, and the dialects.

/// An object that a specification has a section for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Object {
    /// The OpenAPI Object, or the Swagger Object: the whole document.
    Root,
    Info,
    Contact,
    License,
    Server,
    ServerVariable,
    Components,
    Paths,
    PathItem,
    Operation,
    ExternalDocs,
    Parameter,
    RequestBody,
    MediaType,
    Encoding,
    Responses,
    Response,
    Callback,
    Example,
    Link,
    Header,
    Tag,
    Schema,
    Discriminator,
    Xml,
    SecurityScheme,
    OAuthFlows,
    OAuthFlow,
    SecurityRequirement,
    /// How a response is read as a stream: the value of our own extension.
    Stream,
    /// Something that describes the API and that no specification knows.
    Unknown,
    /// A value that is passed on as it is: an example, a default, an extension. A `$ref` in it is data.
    Data,
}

/// What stands under a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slot {
    /// One object. Older forms of some keywords have a list of them, such as `items`.
    One(Object),
    /// A list of objects.
    List(Object),
    /// An object whose members, whatever their names, are such objects.
    Map(Object),
    /// A text, a number, a flag, or a list of these.
    Value,
}

/// A set of dialects, each with its own fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dialects(u8);

impl Dialects {
    pub(crate) const SWAGGER_2: Self = Self(1);
    pub(crate) const OPENAPI_3_0: Self = Self(1 << 1);
    pub(crate) const OPENAPI_3_1: Self = Self(1 << 2);
    pub(crate) const OPENAPI_3_2: Self = Self(1 << 3);
    /// What `desugar` leaves or writes besides the fields of OpenAPI 3.0.
    pub(crate) const CARRIED: Self = Self(1 << 4);

    /// Everything that a document may be written in. Real documents mix versions, so each is read as all of
    /// them.
    pub(crate) const WRITTEN: Self =
        Self::SWAGGER_2.or(Self::OPENAPI_3_0).or(Self::OPENAPI_3_1).or(Self::OPENAPI_3_2);
    /// The shape that `desugar` makes.
    pub(crate) const DESUGARED: Self = Self::OPENAPI_3_0.or(Self::CARRIED);

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn overlaps(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl Object {
    /// Whether no specification puts anything but data into this object, under whatever key.
    pub(crate) fn holds_only_data_elsewhere(self) -> bool {
        matches!(
            self,
            Self::Components
                | Self::Parameter
                | Self::Header
                | Self::MediaType
                | Self::Example
                | Self::Link
                | Self::Schema
                | Self::Discriminator
                | Self::Xml
                | Self::Stream
                | Self::Data
        )
    }
}

impl Slot {
    /// The object of which there is one here, or several.
    pub(crate) fn object(self) -> Object {
        match self {
            Self::One(object) | Self::List(object) | Self::Map(object) => object,
            Self::Value => Object::Data,
        }
    }
}
