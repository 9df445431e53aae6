//! Names of types: a component has its own, an anonymous type is named after its place in the document.

mod anonymous;
mod components;
mod mint;
mod parts;

pub(super) use mint::mint;

use std::ops::Index;

use crate::ir::{Docs, TypeId};
use crate::lower::draft::{Hint, Origin};

/// The name of each type.
#[derive(Debug)]
pub(in crate::lower) struct TypeNames(Vec<TypeName>);

#[derive(Debug, Clone, Default)]
struct TypeName {
    rust: String,
    /// The name before `[rename]` or a shorter name from the place of use replaced it.
    plain: Option<String>,
    /// The name without the word that it got because it is one of Rust.
    stem: Option<String>,
}

impl Index<TypeId> for TypeNames {
    type Output = String;
    fn index(&self, id: TypeId) -> &String {
        &self.0[id.0 as usize].rust
    }
}

impl TypeNames {
    /// The name that a type had before it was renamed. For a component, this is the plain spelling of its
    /// name.
    pub(in crate::lower) fn before_rename(&self, id: TypeId) -> Option<&str> {
        self.0[id.0 as usize].plain.as_deref()
    }

    /// The name of a type without the word that it got because another item of Rust has its name. Where types
    /// do not stand side by side, it needs no such word.
    pub(in crate::lower) fn stem(&self, id: TypeId) -> &str {
        let name = &self.0[id.0 as usize];
        name.stem.as_deref().unwrap_or(&name.rust)
    }

    /// Removes the names of removed types; the others move up.
    pub(in crate::lower) fn retain(&mut self, is_kept: impl Fn(TypeId) -> bool) {
        let mut ids = (0u32..).map(TypeId);
        self.0.retain(|_| ids.next().is_some_and(&is_kept));
    }
}

/// The docs of a type. An anonymous body without docs names its operation; what else an anonymous type is,
/// its own name says.
pub(super) fn described(docs: Docs, origin: &Origin) -> Docs {
    let Hint { prefix: operation, label, .. } = &origin.hint;
    let body = match label.as_str() {
        "request" => "Request",
        "response" => "Response",
        _ => return docs,
    };
    if origin.component.is_some() || operation.is_empty() || docs != Docs::default() {
        return docs;
    }
    let description = format!("{body} body of `{}`.", operation.replace('`', "'"));
    Docs { description: Some(description), ..docs }
}
