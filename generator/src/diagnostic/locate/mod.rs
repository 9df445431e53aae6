//! Finds the lines and columns of diagnostics.
//!
//! Each file is scanned once, however many diagnostics it has. Diagnostics that are not shown are skipped.

mod extent;
mod json_tokens;
mod position;
mod token;
mod toml;

use std::collections::HashMap;
use std::ops::Range;

pub(in crate::diagnostic) use self::extent::floor;
pub use self::position::Position;
#[cfg(test)]
pub(in crate::diagnostic) use self::position::find;
pub(crate) use self::position::{NodePosition, find_nodes};

use crate::diagnostic::{Diagnostic, Level};
use crate::source::{FileId, Place, SourceFile, Sources};

/// A place with its line and column.
pub(in crate::diagnostic) struct Spot<'a> {
    /// `None` where no such file was loaded.
    pub(in crate::diagnostic) file: Option<&'a SourceFile>,
    /// Whether it is the configuration's.
    pub(in crate::diagnostic) is_config: bool,
    pub(in crate::diagnostic) pointer: &'a str,
    pub(in crate::diagnostic) position: Position,
}

/// A diagnostic that is to be shown.
pub(in crate::diagnostic) struct Located<'a> {
    pub(in crate::diagnostic) diagnostic: &'a Diagnostic,
    pub(in crate::diagnostic) primary: Spot<'a>,
    pub(in crate::diagnostic) labels: Vec<(Spot<'a>, &'a str)>,
}

/// Locates every diagnostic whose level is not [`Level::Allow`]; the order is kept.
pub(in crate::diagnostic) fn locate<'a>(
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
    sources: &'a Sources,
) -> Vec<Located<'a>> {
    let shown: Vec<&Diagnostic> =
        diagnostics.into_iter().filter(|diagnostic| diagnostic.level != Level::Allow).collect();
    let positions = positions(&shown, sources);
    let spot = |place: &'a Place| Spot {
        file: sources.get(file_of(place)),
        is_config: file_of(place) == FileId::CONFIG,
        pointer: &place.pointer,
        position: positions
            .get(&(file_of(place), place.pointer.as_str()))
            .cloned()
            .unwrap_or_else(Position::start),
    };
    shown
        .iter()
        .map(|diagnostic| Located {
            diagnostic,
            primary: explicit(diagnostic, spot(&diagnostic.place)),
            labels: diagnostic.labels.iter().map(|(place, text)| (spot(place), text.as_str())).collect(),
        })
        .collect()
}

/// A place that was not traced back to a file is looked for in the document itself.
pub(crate) fn file_of(place: &Place) -> FileId {
    place.file.unwrap_or(FileId(0))
}

fn positions<'a>(diagnostics: &[&'a Diagnostic], sources: &Sources) -> HashMap<(FileId, &'a str), Position> {
    positions_of(
        diagnostics.iter().flat_map(|diagnostic| {
            let primary = diagnostic.position.is_none().then_some(&diagnostic.place);
            diagnostic.labels.iter().map(|(place, _)| place).chain(primary)
        }),
        sources,
    )
}

/// The positions of places, of which each file is searched once. A place that leads nowhere has the position
/// of its nearest ancestor; a place in a file that was not read has none.
pub(crate) fn positions_of<'a>(
    places: impl IntoIterator<Item = &'a Place>,
    sources: &Sources,
) -> HashMap<(FileId, &'a str), Position> {
    let mut by_file: HashMap<FileId, Vec<&str>> = HashMap::new();
    for place in places {
        by_file.entry(file_of(place)).or_default().push(&place.pointer);
    }
    let mut found = HashMap::new();
    for (id, pointers) in by_file {
        let Some(file) = sources.get(id) else { continue };
        let positions = match sources.config().filter(|_| id == FileId::CONFIG) {
            Some(config) => toml::find(config, &pointers),
            None => position::find(&file.text, &pointers),
        };
        found.extend(pointers.into_iter().map(|pointer| (id, pointer)).zip(positions));
    }
    found
}

/// A position given by the diagnostic itself takes precedence over that of the pointer.
fn explicit<'a>(diagnostic: &Diagnostic, mut spot: Spot<'a>) -> Spot<'a> {
    if let Some((line, column)) = diagnostic.position {
        let text = spot.file.map_or("", |file| &file.text);
        spot.position = Position { line, column, span: span(text, line, column) };
    }
    spot
}

/// The word at a line and column.
fn span(text: &str, line: usize, column: usize) -> Range<usize> {
    let start = match line.checked_sub(2) {
        None => 0,
        Some(ends) => text.match_indices('\n').nth(ends).map_or(text.len(), |(at, _)| at + 1),
    };
    let content = text[start..].split(['\n', '\r']).next().unwrap_or_default();
    let mut rest = content.char_indices().skip(column.saturating_sub(1));
    extent::word(text, start + rest.next().map_or(content.len(), |(at, _)| at))
}
