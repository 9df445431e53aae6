//! Finds where entries stand in a configuration file.
//!
//! Pointers begin at the table of the configuration. An entry is located at its key, an item of a list at
//! its value. A pointer that leads nowhere gets the position of its nearest ancestor.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::position::Position;
use crate::source::{ConfigFile, segments};

/// The position of each pointer, in the same order.
pub(super) fn find(config: &ConfigFile, pointers: &[&str]) -> Vec<Position> {
    let text = &config.file.text;
    let (root, _) = DeTable::parse_recoverable(text);
    pointers
        .iter()
        .map(|pointer| span(root.get_ref(), &format!("{}{pointer}", config.table)))
        .map(|span| span.map_or_else(Position::start, |span| Position::of_span(text, span)))
        .collect()
}

fn span(root: &DeTable<'_>, pointer: &str) -> Option<Range<usize>> {
    let mut found = None;
    let mut value: Option<&DeValue<'_>> = None;
    for segment in segments(pointer) {
        let table = match value {
            None => Some(root),
            Some(value) => value.as_table(),
        };
        let (span, next) = match table {
            Some(table) => {
                let Some((key, next)) = table.get_key_value(segment.as_str()) else { break };
                (key.span(), next)
            }
            None => {
                let item = segment.parse().ok().and_then(|index: usize| value?.as_array()?.get(index));
                let Some(item) = item else { break };
                (item.span(), item)
            }
        };
        found = Some(span);
        value = Some(next.get_ref());
    }
    found
}
