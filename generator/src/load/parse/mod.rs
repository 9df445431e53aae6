//! Parses the text of one file, JSON or YAML depending on its content, to a JSON tree.
//!
//! Keys are exactly what was written. YAML's aliases and merge keys are resolved; what JSON cannot express
//! is reported. The tree is not interpreted here.

mod builder;
mod findings;
mod nesting;

use serde::de::DeserializeSeed;
use serde_json::Value;

use self::builder::Builder;
use self::findings::Findings;
use super::Limits;
use crate::diagnostic::codes::load::{NOT_AN_OBJECT, SYNTAX, TOO_DEEP, TOO_LARGE};
use crate::diagnostic::{Report, locate};
use crate::source::{FileId, Place, Sources};

/// A file as a tree.
#[derive(Debug)]
pub(super) struct Parsed {
    pub(super) tree: Value,
    /// Whether a `$ref` or a discriminator's mapping may lead to another file.
    pub(super) may_refer_outside: bool,
}

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Syntax {
    Json,
    Yaml,
}

/// Why a text could not be parsed.
struct Fault {
    message: String,
    position: Option<(usize, usize)>,
}

/// Reads a file that is to hold an object: a document or an overlay.
pub(super) fn object(
    file: FileId,
    sources: &Sources,
    limits: &Limits,
    report: &mut Report,
) -> Option<Parsed> {
    let parsed = value(file, sources, limits, report)?;
    if parsed.tree.is_object() {
        return Some(parsed);
    }
    let found = match &parsed.tree {
        Value::Null => "the file is empty",
        Value::Array(_) => "the file contains a list, not an object",
        _ => "the file contains a single value, not an object",
    };
    report.add_at(&NOT_AN_OBJECT, Place::in_file(file, ""), found);
    None
}

/// Reads a file that may hold any value, such as a part of a document.
pub(super) fn value(file: FileId, sources: &Sources, limits: &Limits, report: &mut Report) -> Option<Parsed> {
    let source = sources.get(file)?;
    let is_json = source.text.trim_start().starts_with(['{', '[']);
    let mut syntax = if is_json { Syntax::Json } else { Syntax::Yaml };
    let mut findings = Findings::new(&source.text, limits);
    let mut tree = build(&source.text, syntax, &mut findings);
    // `{a: b}` is YAML that looks like JSON; only the name of the file can tell.
    let is_named = |extension: &str| source.name.to_ascii_lowercase().ends_with(extension);
    if is_json && tree.is_err() && !is_named(".json") {
        let mut again = Findings::new(&source.text, limits);
        let yaml = build(&source.text, Syntax::Yaml, &mut again);
        if yaml.is_ok() || is_named(".yaml") || is_named(".yml") {
            (tree, findings, syntax) = (yaml, again, Syntax::Yaml);
        }
    }
    match tree {
        Ok(tree) => {
            let may_refer_outside = findings.may_refer_outside;
            findings.report(file, &source.text, syntax, report);
            Some(Parsed { tree, may_refer_outside })
        }
        Err(fault) => {
            let too_many = findings.has_overflown().then(|| findings.help());
            fault.report(file, syntax, too_many, report);
            None
        }
    }
}

fn build(text: &str, syntax: Syntax, findings: &mut Findings) -> Result<Value, Fault> {
    let builder = Builder { syntax, findings };
    match syntax {
        Syntax::Json => {
            let mut reader = serde_json::Deserializer::from_str(text);
            let value = builder.deserialize(&mut reader);
            value.and_then(|value| reader.end().map(|()| value)).map_err(|error| Fault::of_json(&error, text))
        }
        Syntax::Yaml if text.trim().is_empty() => Ok(Value::Null),
        Syntax::Yaml if nesting::is_too_deep(text) => {
            Err(Fault { message: "recursion limit exceeded".to_owned(), position: None })
        }
        Syntax::Yaml => {
            let reader = serde_yaml::Deserializer::from_str(text);
            builder.deserialize(reader).map_err(|error| Fault::of_yaml(&error, text))
        }
    }
}

impl Fault {
    fn of_json(error: &serde_json::Error, text: &str) -> Self {
        let (line, byte) = (error.line(), error.column());
        let suffix = format!(" at line {line} column {byte}");
        let message = error.to_string();
        let message = message.strip_suffix(&suffix).unwrap_or(&message).to_owned();
        // serde_json counts bytes; everything shown to people counts characters.
        let before = text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
        let column = before.char_indices().take_while(|(at, _)| *at < byte).count();
        Self { message, position: Some((line.max(1), column.max(1))) }
    }

    fn of_yaml(error: &serde_yaml::Error, text: &str) -> Self {
        let position = error.location().map(|location| (location.line(), location.column()));
        let mut message = error.to_string();
        if let Some((line, column)) = position {
            message = message.replacen(&format!(" at line {line} column {column}"), "", 1);
        }
        // The parser says where by a number of bytes.
        if message.contains("control characters are not allowed") {
            if let Some((at, character)) = text.char_indices().find(|(_, character)| !is_of_yaml(*character))
            {
                let before = &text[..at];
                let line = before.matches('\n').count() + 1;
                let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
                let message = format!("the control character U+{:04X} is not allowed", u32::from(character));
                return Self { message, position: Some((line, column)) };
            }
        }
        Self { message, position }
    }

    fn report(self, file: FileId, syntax: Syntax, too_many: Option<String>, report: &mut Report) {
        let place = Place::in_file(file, "");
        let message = self.message;
        let name = if syntax == Syntax::Json { "JSON" } else { "YAML" };
        let repeated = "repetition limit exceeded";
        let too_many = too_many.or_else(|| {
            message
                .contains(repeated)
                .then(|| "aliases (`*name`) expand to far more than was written".to_owned())
        });
        let diagnostic = if let Some(help) = too_many {
            report.add_at(&TOO_LARGE, place, "the document expands to too many nodes").help(help)
        } else if message.contains("recursion limit exceeded") {
            let help = "move inner schemas to `components` and refer to them";
            report.add_at(&TOO_DEEP, place, "the document is nested too deeply").help(help)
        } else {
            report.add_at(&SYNTAX, place, format!("this is not valid {name}: {message}"))
        };
        diagnostic.position = self.position;
        if message.contains("more than one document") {
            diagnostic.help("put one document in each file; nothing may follow a second `---`");
        }
    }
}

/// Whether a character may stand in YAML (YAML 1.2, rule 1, `c-printable`).
fn is_of_yaml(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='~' | '\u{85}' | '\u{a0}'..='\u{fffd}' | '\u{10000}'..)
}

/// Fields whose value is a string that looks like a number when its quotes are forgotten.
const VERSIONS: [&str; 3] = ["/openapi", "/swagger", "/info/version"];

/// Turns versions that were read as numbers back into what was written: `version: 1.10` is not 1.1.
pub(super) fn keep_versions_as_written(tree: &mut Value, file: FileId, sources: &Sources) {
    let is_number = |pointer: &&str| tree.pointer(pointer).is_some_and(Value::is_number);
    let numbers: Vec<&str> = VERSIONS.into_iter().filter(is_number).collect();
    let Some(source) = sources.get(file).filter(|_| !numbers.is_empty()) else { return };
    let nodes = locate::find_nodes(&source.text, &numbers, false);
    for (pointer, node) in numbers.into_iter().zip(nodes) {
        let written = node.and_then(|node| node.value).and_then(|at| source.text.get(at.span));
        if let (Some(written), Some(value)) = (written, tree.pointer_mut(pointer)) {
            // An alias stands for a number that is written elsewhere.
            if !written.starts_with('*') {
                *value = Value::String(written.to_owned());
            }
        }
    }
}
