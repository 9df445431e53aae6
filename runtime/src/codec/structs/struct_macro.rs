//! The macro that emitted code passes the fields of a struct to.
//!
//! Fields are identified by an enum and not by a number, so that a new property in the document adds only one
//! line of emitted code. Everything is named by its full path, since emitted types may be called `Option` or
//! `String`.

/// `Deserialize` and `Serialize` of a struct; `read` or `write` before its name implements only one of them.
///
/// ```text
/// impl_struct! {
///     Pet {
///         required name: String = "name",
///         optional age: i64 = text "age" read_only,
///         ..extra: Map<Value>,
///     }
/// }
/// ```
///
/// Each line gives how the field may be missing (`required`, `nullable`, `optional`, `patch`), its name, the
/// type of its value, and its wire name. Before the wire name stands what the type cannot express: `text` and
/// `number_or_text` for numbers that are sent as strings, `any` for a value of which null is an ordinary
/// value. `read_only` after it leaves the field out of requests. `..` marks the field that keeps undeclared
/// properties.
///
/// These words are names: of functions and modules of `codec` that read the field, of methods of
/// `codec::Object` that write it, and of the slots in `codec::slot`.
///
/// Types are not given for a struct without required fields, nor for one that is only written: the former is
/// filled directly, starting from its default.
#[doc(hidden)]
#[macro_export]
macro_rules! impl_struct {
    (read $type:ident { $($fields:tt)* }) => {
        $crate::__read_struct! { $type { $($fields)* } }
    };
    (write $type:ident { $($fields:tt)* }) => {
        $crate::__write_struct! { $type { $($fields)* } }
    };
    ($type:ident {
        $($presence:ident $field:ident = $($how:ident)? $wire:literal $($flag:ident)?,)*
        $(..$extra:ident $(= $extra_how:ident)?,)?
    }) => {
        $crate::__read_struct! {
            $type {
                $($presence $field = $($how)? $wire $($flag)?,)*
                $(..$extra $(= $extra_how)?,)?
            }
        }
        $crate::__write_struct! {
            $type {
                $($presence $field = $($how)? $wire $($flag)?,)*
                $(..$extra $(= $extra_how)?,)?
            }
        }
    };
    ($type:ident {
        $($presence:ident $field:ident: $value:ty = $($how:ident)? $wire:literal $($flag:ident)?,)*
        $(..$extra:ident: $map:ty $(= $extra_how:ident)?,)?
    }) => {
        $crate::__read_struct! {
            $type {
                $($presence $field: $value = $($how)? $wire $($flag)?,)*
                $(..$extra: $map $(= $extra_how)?,)?
            }
        }
        $crate::__write_struct! {
            $type {
                $($presence $field = $($how)? $wire $($flag)?,)*
                $(..$extra $(= $extra_how)?,)?
            }
        }
    };
}

/// `Deserialize` of a struct: without types the struct itself is filled, with types a partial one.
#[doc(hidden)]
#[macro_export]
macro_rules! __read_struct {
    ($type:ident {
        $($presence:ident $field:ident = $($how:ident)? $wire:literal $($flag:ident)?,)*
        $(..$extra:ident $(= $extra_how:ident)?,)?
    }) => {
        #[allow(deprecated)]
        const _: () = {
            $crate::__read_partial! {
                $type, $type {
                    $($presence $field = $($how)? $wire,)*
                    $(..$extra $(= $extra_how)?,)?
                }
                #[inline]
                fn finish(self) -> ::std::result::Result<$type, $crate::emitted::v1::codec::Missing> {
                    ::std::result::Result::Ok(self)
                }
            }
        };
    };
    ($type:ident {
        $($presence:ident $field:ident: $value:ty = $($how:ident)? $wire:literal $($flag:ident)?,)*
        $(..$extra:ident: $map:ty $(= $extra_how:ident)?,)?
    }) => {
        #[allow(deprecated)]
        const _: () = {
            #[derive(::std::default::Default)]
            struct __Partial {
                $($field: $crate::emitted::v1::codec::slot::$presence<$value>,)*
                $($extra: $map,)?
            }
            $crate::__read_partial! {
                $type, __Partial {
                    $($presence $field = $($how)? $wire,)*
                    $(..$extra $(= $extra_how)?,)?
                }
                #[inline]
                fn finish(self) -> ::std::result::Result<$type, $crate::emitted::v1::codec::Missing> {
                    ::std::result::Result::Ok($type {
                        $($field: $crate::__take!($presence self.$field, $wire),)*
                        $($extra: self.$extra,)?
                    })
                }
            }
        };
    };
}

/// `Deserialize` of a struct through its partial struct, which `finish` turns into the whole one.
#[doc(hidden)]
#[macro_export]
macro_rules! __read_partial {
    ($type:ident, $partial:ident {
        $($presence:ident $field:ident = $($how:ident)? $wire:literal,)*
        $(..$extra:ident $(= $extra_how:ident)?,)?
    } $($finish:tt)*) => {
        impl $crate::emitted::v1::codec::Partial for $partial {
            type Whole = $type;
            const NAME: &'static str = ::std::stringify!($type);
            const NAMES: &'static [&'static str] = &[$($wire,)*];
            #[inline]
            fn begin() -> Self {
                ::std::default::Default::default()
            }
            fn field<'de, A: $crate::serde::de::MapAccess<'de>>(
                &mut self,
                field: usize,
                map: &mut A,
            ) -> ::std::result::Result<(), A::Error> {
                #[allow(non_camel_case_types)]
                enum __Field {
                    $($field,)*
                }
                const FIELDS: &[__Field] = &[$(__Field::$field,)*];
                match FIELDS.get(field) {
                    $(::std::option::Option::Some(__Field::$field) => {
                        $crate::emitted::v1::codec::$($how::)?$presence(&mut self.$field, map)
                    })*
                    _ => $crate::emitted::v1::codec::skip(map),
                }
            }
            $($crate::__read_extra! { $extra $($extra_how)? })?
            $($finish)*
        }
        impl<'de> $crate::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::emitted::v1::codec::object::<$partial, D>(deserializer)
            }
        }
    };
}

/// `Serialize` of a struct.
#[doc(hidden)]
#[macro_export]
macro_rules! __write_struct {
    ($type:ident {
        $($presence:ident $field:ident = $($how:ident)? $wire:literal $($flag:ident)?,)*
        $(..$extra:ident $(= $extra_how:ident)?,)?
    }) => {
        #[allow(deprecated)]
        impl $crate::serde::Serialize for $type {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::emitted::v1::codec::Object::new(serializer)
                    $($(.$flag())?$(.$how())?.$presence($wire, &self.$field))*
                    $($(.$extra_how())?.extra(&self.$extra))?
                    .end()
            }
        }
    };
}

/// What the partial struct does with undeclared keys.
#[doc(hidden)]
#[macro_export]
macro_rules! __read_extra {
    ($extra:ident $($how:ident)?) => {
        const EXTRA: bool = true;
        fn extra<'de, A: $crate::serde::de::MapAccess<'de>>(
            &mut self,
            key: ::std::string::String,
            map: &mut A,
        ) -> ::std::result::Result<(), A::Error> {
            $crate::emitted::v1::codec::$($how::)?extra(&mut self.$extra, key, map)
        }
    };
}

/// Takes a field out of its slot.
#[doc(hidden)]
#[macro_export]
macro_rules! __take {
    (required $slot:expr, $wire:literal) => {
        $crate::emitted::v1::codec::take($slot, $wire)?
    };
    (nullable $slot:expr, $wire:literal) => {
        $crate::emitted::v1::codec::take_nullable($slot)
    };
    ($presence:ident $slot:expr, $wire:literal) => {
        $slot
    };
}
