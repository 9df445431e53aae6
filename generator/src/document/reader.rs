//! The state of the reader, its references, and the pieces for which the model has no place.
//!
//! Each reference is checked where it is read. A target for which the model has no field is queued, read at
//! the end and kept among the detached pieces, as are webhooks and additional operations.

use std::collections::HashSet;

use indexmap::IndexMap;
use openapiv3::{OpenAPI, Operation, PathItem, ReferenceOr};
use serde_json::{Map, Value};

use super::budget::Budget;
use super::{Detached, Document};
use crate::diagnostic::typos;
use crate::diagnostic::{Code, Diagnostic, Report, codes};
use crate::limits::{self, TREE_DEPTH};
use crate::openapi::{Dialects, Object, Section};
use crate::source::{Path, local_pointer, unescape};

/// Reads one tree.
pub(super) struct Reader<'t> {
    pub(super) tree: &'t Value,
    pub(super) report: &'t mut Report,
    /// The members of each section of `components`.
    sections: [Option<&'t Map<String, Value>>; Section::ALL.len()],
    queue: Vec<(Section, String)>,
    queued: HashSet<(Section, String)>,
    pub(super) parts: Detached,
    pub(super) webhooks: IndexMap<String, ReferenceOr<PathItem>>,
    pub(super) additional_operations: IndexMap<String, IndexMap<String, Operation>>,
    spellings: IndexMap<String, String>,
    /// References that may still be compared with every name, which takes time.
    suggestions: usize,
    /// Nodes that may still be read a second time.
    pub(super) again: usize,
    /// Whether a piece is being read again, see [`Reader::quietly`].
    pub(super) is_again: bool,
}

impl<'t> Reader<'t> {
    pub(super) fn new(tree: &'t Value, report: &'t mut Report) -> Self {
        let components = tree.get("components");
        let section =
            |section: Section| components.and_then(|components| components.get(section.key())?.as_object());
        Self {
            tree,
            report,
            sections: Section::ALL.map(section),
            queue: Vec::new(),
            queued: HashSet::new(),
            parts: Detached::default(),
            webhooks: IndexMap::new(),
            additional_operations: IndexMap::new(),
            spellings: IndexMap::new(),
            suggestions: limits::SUGGESTIONS,
            again: limits::CALLBACK_NODES,
            is_again: false,
        }
    }

    pub(super) fn into_document(self, api: OpenAPI, budget: Budget) -> Document {
        Document {
            api,
            detached: self.parts,
            webhooks: self.webhooks,
            additional_operations: self.additional_operations,
            spellings: self.spellings,
            budget,
        }
    }

    /// Adds a diagnostic at a node.
    pub(super) fn say(
        &mut self,
        code: &'static Code,
        path: &Path<'_>,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.report.add(code, path.pointer(), message)
    }

    /// Whether a node is nested too deeply to be read, which is then reported.
    pub(super) fn is_too_deep(&mut self, path: &Path<'_>) -> bool {
        let too_deep = path.depth() > TREE_DEPTH;
        if too_deep {
            let message = format!("nodes nested deeper than {TREE_DEPTH} levels are not read");
            self.say(&codes::document::NESTED_TOO_DEEPLY, path, message)
                .help("move inner schemas to `components` and refer to them");
        }
        too_deep
    }

    /// The checked reference, if an object is one; `None` if it is the object itself.
    pub(super) fn reference(
        &mut self,
        object: &Map<String, Value>,
        section: Section,
        path: &Path<'_>,
    ) -> Option<String> {
        match object.get("$ref")? {
            Value::String(text) => Some(self.checked(text, section, &path.key("$ref"))),
            other => {
                let help = "put quotes around the reference; `#` starts a comment in YAML";
                let message = format!("`$ref` is a text, not {}", super::json_kind::kind(other));
                self.say(&codes::document::WRONG_KIND, &path.key("$ref"), message).help(help);
                None
            }
        }
    }

    /// Checks that a reference leads somewhere and queues its target where the model has no field
    /// for it. The result is `#` and a plain pointer, or the text as written where nothing is found.
    pub(super) fn checked(&mut self, text: &str, section: Section, path: &Path<'_>) -> String {
        if self.is_component(text, section) {
            return text.to_owned();
        }
        let found = local_pointer(text).filter(|pointer| self.tree.pointer(pointer).is_some());
        let Some(pointer) = found else {
            // `load` has reported why a reference to another file was not followed.
            if text.starts_with('#') {
                let message = format!("there is nothing at `{text}`");
                let meant = self.near(text, section);
                let diagnostic = self.say(&codes::document::UNRESOLVED_REFERENCE, path, message);
                if let Some(meant) = meant {
                    diagnostic.help(format!("did you mean `{meant}`?"));
                }
            }
            return text.to_owned();
        };
        let pointer = pointer.into_owned();
        let spelling = format!("#{pointer}");
        if spelling != text {
            self.spellings.insert(text.to_owned(), pointer.clone());
        }
        if !self.is_component(&spelling, section) {
            self.enqueue(section, pointer);
        }
        spelling
    }

    /// The reference that was probably meant by one that leads nowhere.
    fn near(&mut self, text: &str, section: Section) -> Option<String> {
        let (_, name) = text.rsplit_once('/')?;
        let members = self.sections[section.position()]?;
        self.suggestions = self.suggestions.checked_sub(1)?;
        let names: Vec<&str> = members.keys().take(limits::SUGGESTION_NAMES).map(String::as_str).collect();
        let meant = typos::nearest(name, &names)?;
        Some(section.reference(meant))
    }

    /// Queues the node at `pointer`, which is read at the end as a member of `section`.
    pub(super) fn enqueue(&mut self, section: Section, pointer: String) {
        if self.queued.insert((section, pointer.clone())) {
            self.queue.push((section, pointer));
        }
    }

    /// Whether a reference names a member of its own section of `components`, which is the plain case.
    fn is_component(&self, text: &str, section: Section) -> bool {
        let Some(name) = text.strip_prefix('#').and_then(|pointer| section.rest(pointer)) else {
            return false;
        };
        if name.contains(['/', '%']) || section == Section::PathItems {
            return false;
        }
        let Some(members) = self.sections[section.position()] else { return false };
        members.contains_key(&*unescape(name))
    }

    /// Reads every queued target, and those that are met while doing so.
    pub(super) fn detached(&mut self) {
        // Problems inside a piece that was read before are already reported.
        let before: HashSet<(&'static str, String)> = match self.queue.is_empty() {
            true => return,
            false => self.report.iter().map(|found| (found.code.id, found.place.pointer.clone())).collect(),
        };
        let mut fresh = Report::default();
        std::mem::swap(self.report, &mut fresh);
        while let Some((section, pointer)) = self.queue.pop() {
            if let Some(value) = self.tree.pointer(&pointer) {
                self.detached_piece(section, value, &pointer);
            }
        }
        std::mem::swap(self.report, &mut fresh);
        for found in
            fresh.iter().filter(|found| !before.contains(&(found.code.id, found.place.pointer.clone())))
        {
            let added = self.report.add_at(found.code, found.place.clone(), found.message.clone());
            added.labels.clone_from(&found.labels);
            added.help.clone_from(&found.help);
        }
    }

    fn detached_piece(&mut self, section: Section, value: &'t Value, pointer: &str) {
        let path = Path::at(pointer);
        let key = pointer.to_owned();
        /// Reads with a method of the reader into a field of the parts.
        macro_rules! piece {
            ($method:ident, $field:ident) => {
                if let Some(piece) = self.$method(value, &path) {
                    self.parts.$field.insert(key, piece);
                }
            };
        }
        match section {
            Section::Schemas => {
                let schema = self.schema(value, &path);
                self.parts.schemas.insert(key, schema);
            }
            Section::Responses => piece!(response, responses),
            Section::Parameters => piece!(parameter, parameters),
            Section::Examples => piece!(example, examples),
            Section::RequestBodies => piece!(request_body, request_bodies),
            Section::Headers => piece!(header, headers),
            Section::SecuritySchemes => piece!(security_scheme, security_schemes),
            Section::Links => piece!(link, links),
            Section::Callbacks => piece!(callback, callbacks),
            Section::PathItems => piece!(path_item, path_items),
            // `desugar` has copied them to where they are used.
            Section::MediaTypes => {}
        }
    }

    /// A member that is no field of the object: an extension is kept, anything else is reported.
    pub(super) fn other(
        &mut self,
        key: &str,
        value: &Value,
        path: &Path<'_>,
        object: Object,
        extensions: &mut IndexMap<String, Value>,
    ) {
        if key.starts_with("x-") {
            extensions.insert(key.to_owned(), value.clone());
            return;
        }
        let known: Vec<&str> = object.names(Dialects::DESUGARED).collect();
        if key == "$ref" && !known.contains(&key) {
            self.say(&codes::document::MISPLACED_FIELD, path, "a reference is not allowed here");
            return;
        }
        match typos::nearest(key, &known) {
            Some(meant) => {
                let message = format!("`{key}` is unknown; did you mean `{meant}`?");
                self.say(&codes::document::MISSPELT_FIELD, path, message);
            }
            None => {
                self.say(&codes::document::UNKNOWN_FIELD, path, format!("`{key}` is unknown"));
            }
        }
    }
}

impl Reader<'_> {
    /// Reads a piece again without repeating the diagnostics of the first time.
    pub(super) fn quietly<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let report = std::mem::take(self.report);
        let outer = std::mem::replace(&mut self.is_again, true);
        let result = read(self);
        self.is_again = outer;
        *self.report = report;
        result
    }
}
