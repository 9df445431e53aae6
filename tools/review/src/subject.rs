//! What a piece of code, a value or a change is about, so that a proof can be held against a verdict.
//!
//! In: the API of the old document. Out: for a Rust item, a place of the document or a change, its subjects.

use std::collections::{BTreeSet, HashMap};

use openapi_bindgen::ir::Api;
use openapi_bindgen::review::{Change, Owner};
use openapi_bindgen::source::segments;

/// A client, an operation or a type.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Subject {
    /// The client as a whole.
    Client,
    /// An operation: `GET /pets`.
    Operation(String),
    /// A type, by its name in the old bindings.
    Type(String),
}

impl std::fmt::Display for Subject {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Client => formatter.write_str("the client"),
            Self::Operation(name) | Self::Type(name) => formatter.write_str(name),
        }
    }
}

/// Subjects by the names of the old bindings.
pub(crate) struct Subjects {
    items: HashMap<String, BTreeSet<Subject>>,
    methods: HashMap<(String, String), BTreeSet<Subject>>,
    types: HashMap<String, String>,
}

impl Subjects {
    /// Collects the names of an API.
    pub(crate) fn new(api: &Api) -> Self {
        let mut items: HashMap<String, BTreeSet<Subject>> = HashMap::new();
        let mut methods: HashMap<(String, String), BTreeSet<Subject>> = HashMap::new();
        let mut types = HashMap::new();
        for definition in &api.types.0 {
            let name = &definition.name.rust;
            items.entry(name.clone()).or_default().insert(Subject::Type(name.clone()));
            types.entry(definition.name.pointer.clone()).or_insert_with(|| name.clone());
        }
        for operation in api.operations.iter() {
            let subject = Subject::Operation(format!("{} {}", operation.method, operation.path));
            let body = operation.body.as_ref().and_then(|body| body.enum_name.clone());
            let outcomes =
                operation.outcomes().into_iter().filter_map(|outcome| outcome.name().map(str::to_owned));
            let cases = operation.outcomes().into_iter().flat_map(|outcome| outcome.cases());
            let headers = cases.filter_map(|case| case.headers).map(|id| api.header_sets[id].name.clone());
            let names = std::iter::once(operation.call.clone()).chain(body).chain(outcomes).chain(headers);
            for name in names {
                items.entry(name).or_default().insert(subject.clone());
            }
            let client = match operation.tag {
                Some(id) => {
                    let tag = &api.tags[id];
                    let accessor = ("Client".to_owned(), tag.name.rust.clone());
                    methods.entry(accessor).or_default().insert(subject.clone());
                    tag.client.clone()
                }
                None => "Client".to_owned(),
            };
            methods.entry((client, operation.name.rust.clone())).or_default().insert(subject);
        }
        Self { items, methods, types }
    }

    /// Those of an item; what the document did not name belongs to the client.
    pub(crate) fn item(&self, name: &str) -> BTreeSet<Subject> {
        self.items.get(name).cloned().unwrap_or_else(|| BTreeSet::from([Subject::Client]))
    }

    /// Those of a method of an item.
    pub(crate) fn method(&self, item: &str, method: &str) -> BTreeSet<Subject> {
        let mut subjects = self.item(item);
        subjects
            .extend(self.methods.get(&(item.to_owned(), method.to_owned())).into_iter().flatten().cloned());
        subjects
    }

    /// Those of a change: its owner, and what stands at its place in the old document.
    pub(crate) fn change(&self, change: &Change) -> BTreeSet<Subject> {
        let owner = match &change.owner {
            Owner::Client => Subject::Client,
            Owner::Operation { method, path, .. } => Subject::Operation(format!("{method} {path}")),
            Owner::Type { rust } => Subject::Type(rust.clone()),
        };
        let mut subjects = BTreeSet::from([owner]);
        subjects.extend(change.types.iter().cloned().map(Subject::Type));
        if let Some(place) = &change.old {
            subjects.extend(self.place(&place.pointer));
        }
        subjects
    }

    /// The type, or else the operation, at a place of the old document.
    fn place(&self, pointer: &str) -> Option<Subject> {
        let mut prefix = pointer;
        loop {
            if let Some(name) = self.types.get(prefix) {
                return Some(Subject::Type(name.clone()));
            }
            match prefix.rfind('/') {
                Some(at) => prefix = &prefix[..at],
                None => break,
            }
        }
        let steps: Vec<String> = segments(pointer).map(|step| step.to_string()).collect();
        match steps.as_slice() {
            [paths, path, method, ..] if paths == "paths" => {
                Some(Subject::Operation(format!("{} {path}", method.to_uppercase())))
            }
            _ => None,
        }
    }
}
