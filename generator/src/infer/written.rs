//! Where a proposal stands in the document as it was written, which an overlay changes.

use super::proposal::Proposal;
use crate::pipeline::Generated;
use crate::source::FileId;

/// The document, and its overlays.
pub(super) struct Document<'a> {
    generated: &'a Generated,
    overlays: usize,
}

impl<'a> Document<'a> {
    /// The files of the overlays follow the document.
    pub(super) fn new(generated: &'a Generated, overlays: usize) -> Self {
        Self { generated, overlays }
    }

    /// The proposal with the pointer that an overlay needs. `None` if another file defines the node, since
    /// overlays are applied before other files are read.
    pub(super) fn written(&self, mut proposal: Proposal) -> Option<Proposal> {
        let place = self.generated.origins.place(&proposal.pointer);
        let file = place.file?;
        let is_of_overlay = file != FileId(0) && file.0 as usize <= self.overlays;
        // What an overlay adds stands in the tree where the overlay puts it.
        let pointer = match file {
            FileId(0) => place.pointer,
            _ if is_of_overlay => proposal.pointer,
            _ => return None,
        };
        self.generated.written.pointer(&pointer)?;
        proposal.pointer = pointer;
        Some(proposal)
    }
}
