//! Lists and maps: their items are converted like single values.

use super::{Contained, Items, Iterated, MadeFrom};
use crate::{HashedMap, Map, Value};

/// Collects the items of these types.
macro_rules! impl_list {
    ($($type:ty $(, $size:ident)?;)*) => {
        $(impl<T: MadeFrom<U, M>, U, M $(, const $size: usize)?> MadeFrom<$type, Items<M>> for Vec<T> {
            #[inline]
            fn made_from(values: $type) -> Self {
                values.into_iter().map(T::made_from).collect()
            }
        })*
    };
}

/// Collects clones of the items of these types.
macro_rules! impl_borrowed_list {
    ($($type:ty $(, $size:ident)?;)*) => {
        $(impl<T: MadeFrom<U, M>, U: Clone, M $(, const $size: usize)?> MadeFrom<$type, Items<M>> for Vec<T> {
            #[inline]
            fn made_from(values: $type) -> Self {
                values.iter().cloned().map(T::made_from).collect()
            }
        })*
    };
}

impl_list! {
    Vec<U>;
    [U; N], N;
}

impl_borrowed_list! {
    &[U];
    &Vec<U>;
    &[U; N], N;
}

impl<T: MadeFrom<I::Item, M>, I: Iterator, M> MadeFrom<I, Iterated<M>> for Vec<T> {
    #[inline]
    fn made_from(values: I) -> Self {
        values.map(T::made_from).collect()
    }
}

/// Both kinds of maps, from what has pairs.
macro_rules! impl_map {
    ($map:ident: $($type:ty $(, $size:ident)?;)*) => {
        $(impl<T: MadeFrom<U, M>, K: Into<String>, U, M $(, const $size: usize)?> MadeFrom<$type, Items<M>> for $map<T> {
            #[inline]
            fn made_from(entries: $type) -> Self {
                entries.into_iter().map(|(name, value)| (name.into(), T::made_from(value))).collect()
            }
        })*
    };
}

/// Maps of any values, from JSON.
macro_rules! impl_map_of_values {
    ($($map:ident)*) => {
        $(
            impl MadeFrom<serde_json::Map<String, Value>, Contained<Value>> for $map<Value> {
                #[inline]
                fn made_from(object: serde_json::Map<String, Value>) -> Self {
                    object.into_iter().collect()
                }
            }

            /// For `serde_json::json!({…})`.
            ///
            /// # Panics
            /// If the value is not an object: a map can hold nothing else. Match on `Value::Object` where that
            /// is not certain.
            impl MadeFrom<Value, Contained<Value>> for $map<Value> {
                #[inline]
                #[track_caller]
                fn made_from(value: Value) -> Self {
                    match value {
                        Value::Object(object) => object.into_iter().collect(),
                        other => panic!("only a JSON object becomes a map, but this is {other}"),
                    }
                }
            }
        )*
    };
}

impl_map! {
    Map:
    [(K, U); N], N;
    Vec<(K, U)>;
    std::collections::BTreeMap<K, U>;
    std::collections::HashMap<K, U>;
}

impl_map! {
    HashedMap:
    [(K, U); N], N;
    Vec<(K, U)>;
    std::collections::BTreeMap<K, U>;
    std::collections::HashMap<K, U>;
}

impl_map_of_values!(Map HashedMap);
