//! Diagnostics for programs: one JSON object per line.
//!
//! The fields of [`JsonDiagnostic`] keep their names and meanings, and fields may be added. Messages are for
//! people and may change.

use std::fmt::Write;

use serde::Serialize;

use super::harmless::is_harmful;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::locate::{Located, Spot, locate};
use crate::source::Sources;

/// One diagnostic.
#[derive(Debug, Clone, Serialize)]
pub struct JsonDiagnostic<'a> {
    /// The code, such as `OB0105`.
    pub code: &'a str,
    /// `error` or `warning`.
    pub level: &'a str,
    /// One sentence without a full stop.
    pub message: &'a str,
    /// The file as it was named, `null` if it is not known.
    pub file: Option<&'a str>,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The JSON pointer in the file.
    pub pointer: &'a str,
    /// At how many places this was found; of many, `labels` has the first ones.
    pub places: usize,
    /// Further places; may be empty.
    pub labels: Vec<JsonLabel<'a>>,
    /// What the user can do, or `null`.
    pub help: Option<&'a str>,
}

/// A further place of a diagnostic.
#[derive(Debug, Clone, Serialize)]
pub struct JsonLabel<'a> {
    /// The file as it was named, `null` if it is not known.
    pub file: Option<&'a str>,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The JSON pointer in the file.
    pub pointer: &'a str,
    /// What is to be seen there.
    pub text: &'a str,
}

/// Every diagnostic that is shown as one line of JSON.
pub fn json_lines<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>, sources: &'a Sources) -> String {
    let mut out = String::new();
    for located in locate(diagnostics, sources) {
        // Serialising strings and numbers into a string cannot fail.
        let line = serde_json::to_string(&object(&located)).unwrap_or_default();
        escape_into(&mut out, &line);
        out.push('\n');
    }
    out
}

fn object<'a>(located: &'a Located<'a>) -> JsonDiagnostic<'a> {
    let diagnostic = located.diagnostic;
    JsonDiagnostic {
        code: diagnostic.code.id,
        level: diagnostic.level.as_str(),
        message: &diagnostic.message,
        file: name(&located.primary),
        line: located.primary.position.line,
        column: located.primary.position.column,
        pointer: located.primary.pointer,
        places: diagnostic.places,
        labels: located.labels.iter().map(|(spot, text)| label(spot, text)).collect(),
        help: diagnostic.help.as_deref(),
    }
}

fn label<'a>(spot: &'a Spot<'a>, text: &'a str) -> JsonLabel<'a> {
    let Spot { pointer, position, .. } = spot;
    JsonLabel { file: name(spot), line: position.line, column: position.column, pointer, text }
}

fn name<'a>(spot: &Spot<'a>) -> Option<&'a str> {
    spot.file.map(|file| file.name.as_str())
}

/// Writes JSON with harmful characters as `\u` escapes: the same value, safe on a terminal.
pub(crate) fn escape_into(out: &mut String, json: &str) {
    for character in json.chars() {
        if is_harmful(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(character);
        }
    }
}
