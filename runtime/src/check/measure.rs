//! Sizes, texts and numbers that constraints apply to. The traits are implemented for fields of any presence
//! and return nothing if there is no value, so that emitted code is one call per constraint whatever the
//! field's type.

use std::collections::HashMap;

use serde::Serialize;

use crate::{Base64Bytes, JsonString, Map, Patch, Secret};

/// Something with a size: a string (characters), a list (items), a map (entries).
pub trait Measured {
    /// The size, if there is a value.
    fn measured(&self) -> Option<u64>;
}

/// A number.
pub trait Numeric {
    /// The number, if there is one. Integers beyond 2⁵³ are rounded.
    fn number(&self) -> Option<f64>;
}

/// A string.
pub trait Textual {
    /// The text, if there is a value.
    fn text(&self) -> Option<&str>;
}

/// A list that may contain equal items.
pub trait Repeating {
    /// The indices of the first item that repeats an earlier one: first the earlier, then the later.
    fn repeated(&self) -> Option<(usize, usize)>;
}

/// Implements a trait for wrappers of a value: references, boxes and values that may be missing.
macro_rules! through {
    ($trait:ident, $method:ident, $result:ty) => {
        impl<T: $trait + ?Sized> $trait for &T {
            fn $method(&self) -> Option<$result> {
                (**self).$method()
            }
        }
        impl<T: $trait + ?Sized> $trait for Box<T> {
            fn $method(&self) -> Option<$result> {
                (**self).$method()
            }
        }
        impl<T: $trait> $trait for Option<T> {
            fn $method(&self) -> Option<$result> {
                self.as_ref()?.$method()
            }
        }
        impl<T: $trait> $trait for Patch<T> {
            fn $method(&self) -> Option<$result> {
                self.value()?.$method()
            }
        }
        impl<T: $trait> $trait for JsonString<T> {
            fn $method(&self) -> Option<$result> {
                self.0.$method()
            }
        }
    };
}

through!(Measured, measured, u64);
through!(Numeric, number, f64);
through!(Textual, text, &str);
through!(Repeating, repeated, (usize, usize));

impl<T: Serialize> Repeating for Vec<T> {
    fn repeated(&self) -> Option<(usize, usize)> {
        let mut seen: HashMap<String, usize> = HashMap::with_capacity(self.len());
        for (index, item) in self.iter().enumerate() {
            // A value that has no JSON cannot be sent; serializing the request will fail.
            let Ok(json) = serde_json::to_string(item) else { continue };
            if let Some(earlier) = seen.insert(json, index) {
                return Some((earlier, index));
            }
        }
        None
    }
}

/// Implements a trait with one expression over `self` per type.
macro_rules! measure {
    ($trait:ident, $method:ident, $result:ty: $([$($generic:tt)*] $type:ty => |$self:ident| $value:expr;)*) => {
        $(impl<$($generic)*> $trait for $type {
            fn $method(&self) -> Option<$result> {
                let $self = self;
                Some($value)
            }
        })*
    };
}

measure! { Measured, measured, u64:
    // JSON Schema 2020-12 Validation §6.3.1: the length of a string is its number of characters.
    [] str => |text| text.chars().count() as u64;
    [] String => |text| text.chars().count() as u64;
    [] Secret => |text| text.expose().chars().count() as u64;
    [T] [T] => |items| items.len() as u64;
    [T] Vec<T> => |items| items.len() as u64;
    [T] Map<T> => |entries| entries.len() as u64;
    [T, S] HashMap<String, T, S> => |entries| entries.len() as u64;
}

measure! { Textual, text, &str:
    [] str => |text| text;
    [] String => |text| text;
    [] Secret => |text| text.expose();
}

impl<const URL: bool> Measured for Base64Bytes<URL> {
    // The string is the encoded one.
    fn measured(&self) -> Option<u64> {
        Some(self.encoded_len() as u64)
    }
}

measure! { Numeric, number, f64:
    [] i8 => |number| f64::from(*number);
    [] i16 => |number| f64::from(*number);
    [] i32 => |number| f64::from(*number);
    [] i64 => |number| *number as f64;
    [] u8 => |number| f64::from(*number);
    [] u16 => |number| f64::from(*number);
    [] u32 => |number| f64::from(*number);
    [] u64 => |number| *number as f64;
    [] f32 => |number| f64::from(*number);
    [] f64 => |number| *number;
}
