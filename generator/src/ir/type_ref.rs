//! References to types.

use super::Scalar;

/// Handle of a [`TypeDef`](super::TypeDef) in [`Types`](super::Types).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(pub u32);

/// A reference to a type.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TypeRef {
    /// A named type.
    Named(TypeId),
    /// A scalar.
    Scalar(Scalar),
    /// Any JSON value: `runtime::Value`.
    Any,
    /// `Vec<T>`.
    List(Box<TypeRef>),
    /// A map from string to `T`: `runtime::Map<T>`.
    Map(Box<TypeRef>),
    /// Such a map, hashed if so configured: `runtime::HashedMap<T>`.
    HashedMap(Box<TypeRef>),
    /// A tuple of two to twelve items.
    Tuple(Vec<TypeRef>),
    /// `Box<T>`, if recursion needs it.
    Boxed(Box<TypeRef>),
    /// `Option<T>` for what may be null and is not a field (items of lists, values of maps, bodies).
    Nullable(Box<TypeRef>),
    /// `runtime::JsonString<T>`: a string on the wire that holds the JSON of a `T`.
    JsonString(Box<TypeRef>),
    /// The user's own type, by Rust path.
    Custom(String),
}
