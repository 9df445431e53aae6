//! Whether the parts of an API have their Rust names yet.
//!
//! The same structs describe an API before and after it is named. Only the types of their names differ, and
//! the parameter `P` chooses them: `TypeDef` means `TypeDef<Named>`, and nothing after `lower` sees another
//! one. While `lower` works, a draft is a `TypeDef<Unnamed>` (`lower/draft.rs`), which has no field for a
//! Rust name. `lower/names` converts drafts, so that no name is forgotten, guessed early or decided twice.

use std::fmt::Debug;

use super::{Name, TypeRef};

/// The types of the names in a phase.
pub trait Phase: Clone + Debug + Default + PartialEq {
    /// The name of something that has a name in the document, too: a type, a field, an operation.
    type Name: Clone + Debug + PartialEq;
    /// The name of something that exists only in Rust and is named after its owner: a client, an error, a
    /// static.
    type Ident: Clone + Debug + PartialEq;
    /// The name of something that exists only in Rust and is named after its content: a variant for a media
    /// type.
    type Label: Clone + Debug + PartialEq;
    /// The type of the items that pages have, which is known once all types are final.
    type PageItem: Clone + Debug + PartialEq;
}

/// The phase after `lower`: every name is decided.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Named;

impl Phase for Named {
    type Name = Name;
    type Ident = String;
    type Label = String;
    type PageItem = TypeRef;
}
