//! Whether the parts of an API have their Rust names.
//!
//! The same structs describe an API before and after it is named. Only the types of their names differ, and
//! the parameter `P` chooses them: `TypeDef` is `TypeDef<Named>`, and nothing after `lower` meets another
//! one. While `lower` works, a draft is a `TypeDef<Unnamed>` (`lower/draft.rs`), which has no room for a Rust
//! name. `lower/names` makes the one of the other, so that no name is forgotten, guessed early or decided
//! twice.

use std::fmt::Debug;

use super::Name;

/// What stands where a name belongs.
pub trait Phase: Clone + Debug + Default + PartialEq {
    /// The name of what the document names, too: a type, a field, an operation.
    type Name: Clone + Debug + PartialEq;
    /// The name of what only Rust has, and which is called after its owner: a client, an error, a static.
    type Ident: Clone + Debug + PartialEq;
    /// The name of what only Rust has, and which is called after what it holds: a variant for a media type.
    type Label: Clone + Debug + PartialEq;
}

/// Every name is decided.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Named;

impl Phase for Named {
    type Name = Name;
    type Ident = String;
    type Label = String;
}
