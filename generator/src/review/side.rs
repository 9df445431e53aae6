//! One of the two documents of a comparison.

use crate::ir::Api;
use crate::pipeline::Generated;
use crate::source::{Place, Sources};

/// One of the two documents, compiled.
pub(super) struct Side<'a> {
    /// The API.
    pub(super) api: &'a Api,
    /// The files that were read.
    pub(super) sources: &'a Sources,
    generated: &'a Generated,
}

impl<'a> Side<'a> {
    pub(super) fn new(generated: &'a Generated) -> Self {
        Self { api: &generated.api, sources: &generated.sources, generated }
    }

    /// Where the author wrote the node with this pointer in the compiler's tree.
    pub(super) fn place(&self, pointer: &str) -> Place {
        self.generated.origins.place(pointer)
    }
}
