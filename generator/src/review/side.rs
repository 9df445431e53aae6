//! One of the two documents of a comparison.

use serde_json::Value;

use crate::ir::{Api, Name, Operation, TypeDef};
use crate::pipeline::Generated;
use crate::source::Place;

/// One of the two documents, compiled.
pub(super) struct Side<'a> {
    /// The API.
    pub(super) api: &'a Api,
    generated: &'a Generated,
}

impl<'a> Side<'a> {
    pub(super) fn new(generated: &'a Generated) -> Self {
        Self { api: &generated.api, generated }
    }

    /// The compiler's tree with all rules of the schemas; null if it was not kept.
    pub(super) fn tree(&self) -> &'a Value {
        &self.generated.tree
    }

    /// Where the author wrote the node with this pointer in the compiler's tree.
    pub(super) fn place(&self, pointer: &str) -> Place {
        self.generated.origins.place(pointer)
    }

    /// Where the author wrote what has this name.
    pub(super) fn named(&self, name: &Name) -> Place {
        self.place(&name.pointer)
    }

    /// Where the author wrote a type. Its pointer is the author's already, unless it is in another file.
    pub(super) fn definition(&self, definition: &TypeDef) -> Place {
        let place = self.named(&definition.name);
        let document = self.place("").file;
        match document {
            Some(file) if place.file == document => Place::in_file(file, &definition.name.pointer),
            _ => place,
        }
    }

    /// How an operation is called: `pets().list`.
    pub(super) fn call(&self, operation: &Operation) -> String {
        let method = plain(&operation.name.rust);
        match operation.tag {
            Some(tag) => format!("{}().{method}", plain(&self.api.tags[tag].name.rust)),
            None => method.to_owned(),
        }
    }
}

/// A name without the mark of a keyword.
pub(super) fn plain(name: &str) -> &str {
    name.trim_start_matches("r#")
}
