//! Restores the spelling of texts that were written without quotes: YAML reads `1.10` as the number 1.1.
//!
//! A file is read again only if it contains such a text.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::diagnostic::locate::find_nodes;
use crate::limits;
use crate::source::{FileId, Origins, Sources};

/// The places in the tree of texts that a parser took for numbers or booleans.
#[derive(Debug, Default)]
pub struct Unquoted(pub(super) Vec<String>);

impl Unquoted {
    /// Writes into the tree what stands in the files.
    pub fn spell(self, tree: &mut Value, origins: &Origins, sources: &Sources) {
        let mut by_file: BTreeMap<FileId, Vec<(String, String)>> = BTreeMap::new();
        for pointer in self.0 {
            let place = origins.place(&pointer);
            if let Some(file) = place.file {
                by_file.entry(file).or_default().push((pointer, place.pointer));
            }
        }
        for (file, places) in by_file {
            let Some(file) = sources.get(file) else { continue };
            let wanted: Vec<&str> = places.iter().map(|(_, written)| written.as_str()).collect();
            let nodes = find_nodes(&file.text, &wanted, false);
            for ((pointer, _), node) in places.iter().zip(nodes) {
                let span = node.and_then(|node| node.value).map(|value| value.span);
                let written = span.and_then(|span| file.text.get(span)).map(str::trim);
                if let (Some(Value::String(text)), Some(written)) = (tree.pointer_mut(pointer), written) {
                    if is_same(text, written) {
                        written.clone_into(text);
                    }
                }
            }
        }
    }
}

/// Whether a spelling can be that of a number or boolean: another node may stand there, or an alias of one.
fn is_same(read: &str, written: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '_');
    written.len() <= limits::UNQUOTED_LENGTH
        && written.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
        && written.chars().all(is_plain)
        && (written.eq_ignore_ascii_case(read) || !matches!(read, "true" | "false"))
}
