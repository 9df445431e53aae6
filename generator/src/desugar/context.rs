//! The state that every rewrite shares: origins, diagnostics, and the references to resolve at the end.
//!
//! [`Moves`] records which subtrees moved, so that references into them can be led to the new place.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::openapi::Object;
use crate::source::{Origins, Path};

/// The state of one run of `desugar`.
pub(super) struct Context<'a> {
    pub(super) origins: &'a mut Origins,
    pub(super) report: &'a mut Report,
    pub(super) moves: Moves,
    /// References that are not simply `#/components/<section>/<name>`.
    pub(super) pending: Vec<Pending>,
    /// Every `$id`, with the pointer of its schema.
    pub(super) resources: HashMap<String, String>,
    /// Every `$anchor` and `$dynamicAnchor`.
    pub(super) anchors: Vec<Anchor>,
    /// `components.mediaTypes` (3.2) as written, to be copied where they are referred to.
    pub(super) media_types: Map<String, Value>,
    /// References to shared parameters with `in: querystring` (3.2).
    pub(super) querystrings: HashSet<String>,
    /// Texts that stand in the file without quotes.
    pub(super) unquoted: Vec<String>,
    /// Schemas with listed values whose type is that of another schema.
    pub(super) untyped: Vec<String>,
    /// Rules that bindings do not use, taken out of their schemas.
    pub(super) unused: Vec<Unused>,
}

/// A keyword that was taken out of a schema.
pub(super) struct Unused {
    /// The pointer of the schema.
    pub(super) schema: String,
    pub(super) keyword: &'static str,
    pub(super) value: Value,
}

/// A name that a reference can use instead of a pointer (JSON Schema 2020-12 core §8.2.2).
pub(super) struct Anchor {
    pub(super) name: String,
    pub(super) pointer: String,
    /// The pointer of the schema with `$id` it stands in; empty for the document.
    pub(super) resource: String,
    pub(super) dynamic: bool,
}

/// A reference that is looked at again once the whole tree has been rewritten.
pub(super) struct Pending {
    /// The pointer of the string that holds the reference.
    pub(super) holder: String,
    /// The nearest enclosing schema with `$id`, or empty.
    pub(super) resource: String,
    /// The outermost schema that the reference stands in, or empty.
    pub(super) schema_root: String,
    /// What the reference should lead to.
    pub(super) kind: Object,
    /// Whether the author wrote `$dynamicRef`.
    pub(super) dynamic: bool,
}

/// The schemas that a walk stands in.
#[derive(Clone, Copy, Default)]
pub(super) struct Enclosing<'a> {
    /// The outermost schema.
    pub(super) schema_root: Option<&'a Path<'a>>,
    /// The nearest schema with `$id`.
    pub(super) resource: Option<&'a Path<'a>>,
}

impl<'a> Context<'a> {
    pub(super) fn new(origins: &'a mut Origins, report: &'a mut Report) -> Self {
        Self {
            origins,
            report,
            moves: Moves::default(),
            pending: Vec::new(),
            resources: HashMap::new(),
            anchors: Vec::new(),
            media_types: Map::new(),
            querystrings: HashSet::new(),
            unquoted: Vec::new(),
            untyped: Vec::new(),
            unused: Vec::new(),
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

    /// Records that the subtree at `old` now stands at `new`.
    pub(super) fn moved(&mut self, old: String, new: String) {
        self.origins.moved(&old, new.clone());
        self.moves.insert(old, new);
    }

    /// Records that the subtree at `new` is a copy of the one at `old`, which stays valid.
    pub(super) fn copied(&mut self, old: &str, new: String) {
        self.origins.moved(old, new);
    }

    /// Moves the member `old` of an object to the key `new`, which must be free.
    pub(super) fn rename(&mut self, object: &mut Map<String, Value>, path: &Path<'_>, old: &str, new: &str) {
        if object.contains_key(new) {
            return;
        }
        if let Some(value) = object.shift_remove(old) {
            self.moved(path.key(old).pointer(), path.key(new).pointer());
            object.insert(new.to_owned(), value);
        }
    }

    /// Takes an element out of an array; the ones behind it move up.
    pub(super) fn remove_at(&mut self, list: &mut Vec<Value>, path: &Path<'_>, index: usize) -> Value {
        let value = list.remove(index);
        for later in index..list.len() {
            self.moved(path.index(later + 1).pointer(), path.index(later).pointer());
        }
        value
    }

    /// Keeps the elements of an array for which `keep` is true; later ones move up.
    pub(super) fn retain(
        &mut self,
        list: &mut Vec<Value>,
        path: &Path<'_>,
        mut keep: impl FnMut(&mut Self, &mut Value, usize) -> bool,
    ) {
        let mut kept = Vec::with_capacity(list.len());
        for (old, mut value) in std::mem::take(list).into_iter().enumerate() {
            if !keep(self, &mut value, old) {
                continue;
            }
            if old != kept.len() {
                self.moved(path.index(old).pointer(), path.index(kept.len()).pointer());
            }
            kept.push(value);
        }
        *list = kept;
    }

    /// Notes the reference in the string at `path`, unless it has the plain form, which needs no further
    /// work.
    pub(super) fn note_reference(
        &mut self,
        text: &str,
        path: &Path<'_>,
        scope: Enclosing<'_>,
        kind: Object,
        dynamic: bool,
    ) {
        if !dynamic && is_plain(text) {
            return;
        }
        let pointer = |path: Option<&Path<'_>>| path.map(Path::pointer).unwrap_or_default();
        self.pending.push(Pending {
            holder: path.pointer(),
            resource: pointer(scope.resource),
            schema_root: pointer(scope.schema_root),
            kind,
            dynamic,
        });
    }
}

/// Whether a reference has the form `#/components/<section>/<name>`.
fn is_plain(reference: &str) -> bool {
    let pointer = reference.strip_prefix("#/components/");
    pointer.is_some_and(|rest| rest.bytes().filter(|byte| *byte == b'/').count() == 1 && !rest.contains('%'))
}

/// The pointers of the author's tree that lead elsewhere now.
#[derive(Default)]
pub(super) struct Moves(HashMap<String, String>);

impl Moves {
    /// References to `old` lead to `new` from now on.
    pub(super) fn insert(&mut self, old: String, new: String) {
        self.0.insert(old, new);
    }

    /// Where the node that the author finds at `pointer` stands now. Outer moves were recorded
    /// before inner ones, so prefixes are replaced from the left, each at most once.
    pub(super) fn apply(&self, pointer: &str) -> String {
        let mut current = pointer.to_owned();
        let mut done = 0;
        while !self.0.is_empty() && done < current.len() {
            let end = current[done + 1..].find('/').map_or(current.len(), |next| done + 1 + next);
            done = end;
            if let Some(new) = self.0.get(&current[..end]) {
                current = format!("{new}{}", &current[end..]);
                done = new.len();
            }
        }
        current
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_outer_moves_before_inner_ones() {
        let mut moves = Moves::default();
        moves.0.insert("/definitions".into(), "/components/schemas".into());
        moves.0.insert(
            "/components/schemas/A/properties".into(),
            "/components/schemas/A/oneOf/0/properties".into(),
        );
        assert_eq!(moves.apply("/definitions/A/properties/b"), "/components/schemas/A/oneOf/0/properties/b");
        assert_eq!(moves.apply("/definitions/B"), "/components/schemas/B");
        assert_eq!(moves.apply("/other/é"), "/other/é");
    }
}
