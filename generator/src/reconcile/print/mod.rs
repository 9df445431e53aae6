//! Prints what differs: for people operation by operation, for programs as one object.

mod json;
mod text;

use std::collections::HashMap;

pub(super) use self::json::json;
pub(super) use self::text::text;

use super::Reconciled;
use super::finding::Finding;
use crate::diagnostic::Position;
use crate::diagnostic::locate::{file_of, positions_of};
use crate::source::{FileId, Place};

/// Where the document says what differs.
struct Spots {
    places: Vec<Place>,
    positions: HashMap<(FileId, String), Position>,
}

impl Spots {
    /// Finds the lines of all findings.
    fn of(reconciled: &Reconciled) -> Self {
        let document = &reconciled.document;
        let place = |finding: &Finding| document.place(&finding.pointer);
        let places: Vec<Place> = reconciled.findings.iter().map(place).collect();
        let positions = positions_of(&places, &document.sources);
        let positions = positions.into_iter().map(|((file, at), position)| ((file, at.to_owned()), position));
        let positions = positions.collect();
        Self { places, positions }
    }

    /// File, line and column of a finding.
    fn spot<'r>(&self, reconciled: &'r Reconciled, index: usize) -> Option<(&'r str, usize, usize)> {
        let place = self.places.get(index)?;
        let file = reconciled.document.sources.get(file_of(place))?;
        let position = self.positions.get(&(file_of(place), place.pointer.clone()))?;
        Some((&file.name, position.line, position.column))
    }
}
