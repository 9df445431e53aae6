//! The macros that emitted code gives the fields of a struct to.
//!
//! In: the name of the type and, for each field, how it may be missing, its Rust name, the type of its
//! value and its name on the wire; then, after `..`, the field that keeps other properties. Out:
//! `Deserialize` by a partial struct over [`crate::codec::Partial`], `Serialize` over
//! [`crate::codec::Object`]. A field is named by an enum and not by a number, so that a property more in
//! the document is a line more in the emitted code. Everything is named by full path, since emitted types
//! may be called `Option` or `String`.

/// `Deserialize` and `Serialize` of a struct.
///
/// `required`, `nullable`, `optional`, `patch`, `optional_any`, and the first four with `_integer`, `_quoted` or
/// `_either`, are the functions of `codec` that read the field, the methods of `codec::Object` that write it, and
/// the slots of `codec::slot` in between. `extra`, with the same endings, reads and writes the properties that no
/// field has.
/// `read_only` after a name is the method of `codec::Object` by which the field is no part of a request.
#[macro_export]
macro_rules! impl_struct {
    ($type:ident {
        $($kind:ident $field:ident: $value:ty = $wire:literal $($flag:ident)?,)*
        $(..$others:ident $extra:ident: $map:ty,)?
    }) => {
        $crate::impl_struct_read! {
            $type { $($kind $field: $value = $wire $($flag)?,)* $(..$others $extra: $map,)? }
        }
        $crate::impl_struct_write! {
            $type { $($kind $field = $wire $($flag)?,)* $(..$others $extra,)? }
        }
    };
}

/// `Deserialize` of a struct.
#[macro_export]
macro_rules! impl_struct_read {
    ($type:ident {
        $($kind:ident $field:ident: $value:ty = $wire:literal $($flag:ident)?,)*
        $(..$others:ident $extra:ident: $map:ty,)?
    }) => {
        #[allow(deprecated)]
        const _: () = {
            #[derive(::std::default::Default)]
            struct __Partial {
                $($field: $crate::codec::slot::$kind<$value>,)*
                $($extra: $map,)?
            }
            #[allow(non_camel_case_types)]
            enum __Field {
                $($field,)*
            }
            impl $crate::codec::Partial for __Partial {
                type Whole = $type;
                type Field = __Field;
                const NAME: &'static str = ::std::stringify!($type);
                const NAMES: &'static [&'static str] = &[$($wire,)*];
                const FIELDS: &'static [__Field] = &[$(__Field::$field,)*];
                fn field<'de, A: $crate::serde::de::MapAccess<'de>>(
                    &mut self,
                    field: &__Field,
                    map: &mut A,
                ) -> ::std::result::Result<(), A::Error> {
                    match *field {
                        $(__Field::$field => $crate::codec::$kind(&mut self.$field, map),)*
                    }
                }
                $($crate::__impl_extra! { $others $extra })?
                #[inline]
                fn finish(self) -> ::std::result::Result<$type, $crate::codec::Missing> {
                    ::std::result::Result::Ok($type {
                        $($field: $crate::__take!($kind self.$field, $wire),)*
                        $($extra: self.$extra,)?
                    })
                }
            }
            $crate::__impl_deserialize! { $type, __Partial }
        };
    };
}

/// `Deserialize` and `Serialize` of a struct that needs nothing: it begins empty and is filled itself, so no
/// types are given.
#[macro_export]
macro_rules! impl_optional_struct {
    ($type:ident {
        $($kind:ident $field:ident = $wire:literal $($flag:ident)?,)*
        $(..$others:ident $extra:ident,)?
    }) => {
        $crate::impl_optional_struct_read! {
            $type { $($kind $field = $wire $($flag)?,)* $(..$others $extra,)? }
        }
        $crate::impl_struct_write! {
            $type { $($kind $field = $wire $($flag)?,)* $(..$others $extra,)? }
        }
    };
}

/// `Deserialize` of a struct that needs nothing.
#[macro_export]
macro_rules! impl_optional_struct_read {
    ($type:ident {
        $($kind:ident $field:ident = $wire:literal $($flag:ident)?,)*
        $(..$others:ident $extra:ident,)?
    }) => {
        #[allow(deprecated)]
        const _: () = {
            #[allow(non_camel_case_types)]
            pub enum __Field {
                $($field,)*
            }
            impl $crate::codec::Partial for $type {
                type Whole = $type;
                type Field = __Field;
                const NAME: &'static str = ::std::stringify!($type);
                const NAMES: &'static [&'static str] = &[$($wire,)*];
                const FIELDS: &'static [__Field] = &[$(__Field::$field,)*];
                fn field<'de, A: $crate::serde::de::MapAccess<'de>>(
                    &mut self,
                    field: &__Field,
                    map: &mut A,
                ) -> ::std::result::Result<(), A::Error> {
                    match *field {
                        $(__Field::$field => $crate::codec::$kind(&mut self.$field, map),)*
                    }
                }
                $($crate::__impl_extra! { $others $extra })?
                #[inline]
                fn finish(self) -> ::std::result::Result<$type, $crate::codec::Missing> {
                    ::std::result::Result::Ok(self)
                }
            }
            $crate::__impl_deserialize! { $type, Self }
        };
    };
}

/// `Serialize` of a struct.
#[macro_export]
macro_rules! impl_struct_write {
    ($type:ident {
        $($kind:ident $field:ident = $wire:literal $($flag:ident)?,)*
        $(..$others:ident $extra:ident,)?
    }) => {
        #[allow(deprecated)]
        impl $crate::serde::Serialize for $type {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::codec::Object::new(serializer)
                    $($(.$flag())?.$kind($wire, &self.$field))*
                    $(.$others(&self.$extra))?
                    .end()
            }
        }
    };
}

/// What the partial struct does with keys that no field has.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_extra {
    ($others:ident $extra:ident) => {
        const EXTRA: bool = true;
        fn extra<'de, A: $crate::serde::de::MapAccess<'de>>(
            &mut self,
            key: ::std::string::String,
            map: &mut A,
        ) -> ::std::result::Result<(), A::Error> {
            $crate::codec::$others(&mut self.$extra, key, map)
        }
    };
}

/// How a field is taken out of its slot.
#[doc(hidden)]
#[macro_export]
macro_rules! __take {
    (required $slot:expr, $wire:literal) => {
        $crate::codec::take($slot, $wire)?
    };
    (required_integer $slot:expr, $wire:literal) => {
        $crate::codec::take($slot, $wire)?
    };
    (nullable $slot:expr, $wire:literal) => {
        $crate::codec::take_nullable($slot)
    };
    (nullable_integer $slot:expr, $wire:literal) => {
        $crate::codec::take_nullable($slot)
    };
    (required_quoted $slot:expr, $wire:literal) => {
        $crate::codec::take($slot, $wire)?
    };
    (required_either $slot:expr, $wire:literal) => {
        $crate::codec::take($slot, $wire)?
    };
    (nullable_quoted $slot:expr, $wire:literal) => {
        $crate::codec::take_nullable($slot)
    };
    (nullable_either $slot:expr, $wire:literal) => {
        $crate::codec::take_nullable($slot)
    };
    ($kind:ident $slot:expr, $wire:literal) => {
        $slot
    };
}

/// `Deserialize` of a struct by its partial struct.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_deserialize {
    ($type:ty, $partial:ty) => {
        impl<'de> $crate::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::codec::object::<$partial, D>(deserializer)
            }
        }
    };
}
