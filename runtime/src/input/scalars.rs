//! Single values. Numbers are made from their own type only, so that a literal has that type.

use super::{Converted, MadeFrom};
use crate::{Base64, Base64Url, Body, Date, DateTime, File, Form, Secret, Uuid, Value, impl_made_from};

impl_made_from!(bool, i8, i16, i32, i64, u8, u16, u32, u64, f64, ());
impl_made_from!(into String, Secret, Base64, Base64Url, DateTime, Date, Uuid, File, Body, Form);
#[cfg(feature = "jiff")]
impl_made_from!(into crate::JiffDateTime, crate::JiffDate);

/// From each of these, but not from an `Option`, which means that the field is optional.
macro_rules! impl_value {
    ($($type:ty),* $(,)?) => {
        $(impl MadeFrom<$type, Converted> for Value {
            #[inline]
            fn made_from(value: $type) -> Self {
                value.into()
            }
        })*
    };
}

impl_value!(Self, &str, String, bool, i8, i16, i32, i64, u8, u16, u32, u64, f64, (), Vec<Self>);
impl_value!(serde_json::Map<String, Self>);

/// Tuples, from themselves.
macro_rules! impl_tuples {
    ($($($name:ident)*;)*) => {
        $(impl<$($name),*> MadeFrom<Self, super::Exact> for ($($name,)*) {
            #[inline]
            fn made_from(value: Self) -> Self {
                value
            }
        })*
    };
}

impl_tuples! {
    A;
    A B;
    A B C;
    A B C D;
    A B C D E;
    A B C D E F;
    A B C D E F G;
    A B C D E F G H;
}
