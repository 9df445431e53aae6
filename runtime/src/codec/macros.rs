//! The macros that emitted code completes its types with. Given the name of a type that implements the codec
//! trait of its kind, they add the impls that need nothing else from the document. They name everything by
//! full path, since emitted types may be called `Option` or `String`, and never use `Self::Err` or
//! `Self::Error`, since variants may have these names.

/// `Serialize`, `Deserialize`, `Display`, `AsRef<str>` and `FromStr` of a closed string enum
/// (`codec::StringEnum`).
#[doc(hidden)]
#[macro_export]
macro_rules! impl_string_enum {
    ($type:ty) => {
        $crate::__impl_any_string_enum!($type);
        $crate::impl_made_from!($type);

        impl ::std::str::FromStr for $type {
            // Not `Self::Err`: a variant may have that name.
            type Err = $crate::emitted::v1::codec::UnknownValue;
            #[inline]
            fn from_str(
                value: &str,
            ) -> ::std::result::Result<Self, $crate::emitted::v1::codec::UnknownValue> {
                $crate::emitted::v1::codec::known_value(value)
            }
        }
    };
}

/// `Serialize`, `Deserialize`, `Display`, `AsRef<str>`, `FromStr`, `From<&str>` and `From<String>` of an
/// open string enum (`codec::StringEnum`).
#[doc(hidden)]
#[macro_export]
macro_rules! impl_open_string_enum {
    ($type:ty) => {
        $crate::__impl_any_string_enum!($type);
        $crate::impl_made_from!(into $type);

        impl ::std::str::FromStr for $type {
            // Not `Self::Err`: a variant may have that name.
            type Err = ::std::convert::Infallible;
            #[inline]
            fn from_str(value: &str) -> ::std::result::Result<Self, ::std::convert::Infallible> {
                ::std::result::Result::Ok($crate::emitted::v1::codec::open_value(value))
            }
        }
        impl ::std::convert::From<&str> for $type {
            #[inline]
            fn from(value: &str) -> Self {
                $crate::emitted::v1::codec::open_value(value)
            }
        }
        impl ::std::convert::From<::std::string::String> for $type {
            #[inline]
            fn from(value: ::std::string::String) -> Self {
                $crate::emitted::v1::codec::open_value(value)
            }
        }
    };
}

/// The impls shared by closed and open string enums.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_any_string_enum {
    ($type:ty) => {
        impl<'de> $crate::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::emitted::v1::codec::string_enum(deserializer)
            }
        }
        impl $crate::serde::Serialize for $type {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::emitted::v1::codec::StringEnum::as_str(self))
            }
        }
        impl ::std::fmt::Display for $type {
            #[inline]
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                formatter.pad($crate::emitted::v1::codec::StringEnum::as_str(self))
            }
        }
        impl ::std::convert::AsRef<str> for $type {
            #[inline]
            fn as_ref(&self) -> &str {
                $crate::emitted::v1::codec::StringEnum::as_str(self)
            }
        }
    };
}

/// `Serialize`, `Deserialize`, `Display` and `TryFrom<i64>` of an integer enum (`codec::IntegerEnum`).
#[doc(hidden)]
#[macro_export]
macro_rules! impl_integer_enum {
    ($type:ty) => {
        $crate::impl_made_from!($type);
        impl<'de> $crate::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::emitted::v1::codec::integer_enum(deserializer)
            }
        }
        impl $crate::serde::Serialize for $type {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_i64($crate::emitted::v1::codec::IntegerEnum::value(self))
            }
        }
        impl ::std::fmt::Display for $type {
            #[inline]
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&$crate::emitted::v1::codec::IntegerEnum::value(self), formatter)
            }
        }
        impl ::std::convert::TryFrom<i64> for $type {
            // Not `Self::Error`: a variant may have that name.
            type Error = $crate::emitted::v1::codec::UnknownValue;
            #[inline]
            fn try_from(value: i64) -> ::std::result::Result<Self, $crate::emitted::v1::codec::UnknownValue> {
                $crate::emitted::v1::codec::integer_value(value)
            }
        }
    };
}

/// `Deserialize` of a union (`codec::Union`).
#[doc(hidden)]
#[macro_export]
macro_rules! impl_union {
    ($type:ty) => {
        impl<'de> $crate::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::emitted::v1::codec::union(deserializer)
            }
        }
    };
}

/// How a union is made: `From` for the payloads of its variants, `Variant = (Payload)`. Before the payload stands
/// `boxed` if the variant holds it in a `Box`; `through` or `through_box` if the variant holds an enum or a
/// union that is made from it; `array` before the item of a list; or `pairs` before the value of a map.
#[doc(hidden)]
#[macro_export]
macro_rules! impl_from {
    ($type:ident { $($variant:ident = $($word:ident)? ($payload:ty),)* }) => {
        $crate::impl_made_from!(into $type);
        $($crate::__impl_from!($type $variant $($word)? ($payload));)*
    };
    // As earlier bindings have it.
    ($type:ident { $($variant:ident = $($payload:ident)+,)* }) => {
        $crate::impl_made_from!(into $type);
        $($crate::__impl_from!($type $variant $($payload)+);)*
    };
}

/// `From` for the payload of one variant.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_from {
    ($type:ident $variant:ident boxed $payload:ident) => {
        $crate::__impl_from!($type $variant boxed ($payload));
    };
    ($type:ident $variant:ident $payload:ident) => {
        $crate::__impl_from!($type $variant ($payload));
    };
    ($type:ident $variant:ident boxed ($payload:ty)) => {
        impl ::std::convert::From<$payload> for $type {
            #[inline]
            fn from(value: $payload) -> Self {
                Self::$variant(::std::boxed::Box::new(value))
            }
        }
    };
    ($type:ident $variant:ident ($payload:ty)) => {
        impl ::std::convert::From<$payload> for $type {
            #[inline]
            fn from(value: $payload) -> Self {
                Self::$variant(value)
            }
        }
    };
    // Through the payload, which is an enum or a union.
    ($type:ident $variant:ident through ($payload:ty)) => {
        impl ::std::convert::From<$payload> for $type {
            #[inline]
            fn from(value: $payload) -> Self {
                Self::$variant(value.into())
            }
        }
    };
    ($type:ident $variant:ident through_box ($payload:ty)) => {
        impl ::std::convert::From<$payload> for $type {
            #[inline]
            fn from(value: $payload) -> Self {
                Self::$variant(::std::boxed::Box::new(value.into()))
            }
        }
    };
    // The items of an array.
    ($type:ident $variant:ident array ($item:ty)) => {
        impl<const N: usize> ::std::convert::From<[$item; N]> for $type {
            #[inline]
            fn from(value: [$item; N]) -> Self {
                Self::$variant(value.into_iter().map(::std::convert::Into::into).collect())
            }
        }
    };
    // The entries of a map. No generated type begins with an underscore.
    ($type:ident $variant:ident pairs ($value:ty)) => {
        impl<__K, __V, const N: usize> ::std::convert::From<[(__K, __V); N]> for $type
        where
            __K: ::std::convert::Into<::std::string::String>,
            __V: ::std::convert::Into<$value>,
        {
            #[inline]
            fn from(pairs: [(__K, __V); N]) -> Self {
                Self::$variant(pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
            }
        }
    };
}

/// `Serialize` and `Deserialize` of a tuple struct with one field, in the form of that field.
#[doc(hidden)]
#[macro_export]
macro_rules! impl_newtype {
    ($type:ident) => {
        $crate::impl_made_from!($type);
        impl<'de> $crate::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::serde::Deserialize::deserialize(deserializer).map($type)
            }
        }
        impl $crate::serde::Serialize for $type {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::serde::Serialize::serialize(&self.0, serializer)
            }
        }
    };
}

/// Includes the bindings that a build script wrote to `OUT_DIR`: `include_bindings!("atoms")` includes the
/// file `atoms.rs` there. Put it alone into a module.
#[macro_export]
macro_rules! include_bindings {
    ($name:literal) => {
        ::std::include!(::std::concat!(::std::env!("OUT_DIR"), "/", $name, ".rs"));
    };
}
