//! What the rules share: both sides, what belongs together, and which calls a type reaches.

use std::collections::{BTreeSet, HashMap};

use super::findings::Travel;
use crate::ir::{Api, Body, Docs, Operation, Outcome, TypeId, TypeRef};
use crate::review::change::{Direction, Owner, Reach, Rust, Wire};
use crate::review::pairs::Pairs;
use crate::review::side::Side;
use crate::review::wire::WireRules;

/// Two documents side by side.
pub(super) struct Comparison<'a> {
    /// The old document.
    pub(super) old: &'a Side<'a>,
    /// The new document.
    pub(super) new: &'a Side<'a>,
    /// What belongs together.
    pub(super) pairs: &'a Pairs,
    /// The verdicts on values.
    pub(super) wire: WireRules<'a>,
    reaches: HashMap<TypeId, Vec<Reach>>,
}

impl<'a> Comparison<'a> {
    pub(super) fn new(old: &'a Side<'a>, new: &'a Side<'a>, pairs: &'a Pairs) -> Self {
        let wire = WireRules::new(old.api, new.api);
        Self { old, new, pairs, wire, reaches: reaches(old.api) }
    }

    /// The operations of the old document that a type reaches.
    pub(super) fn reaches(&self, old: TypeId) -> Vec<Reach> {
        self.reaches.get(&old).cloned().unwrap_or_default()
    }

    /// The verdict on values of a type for the directions in which they travel.
    pub(super) fn values(&self, travel: Travel, old: &TypeRef, new: &TypeRef) -> Wire {
        travel.verdict(|| self.wire.request(old, new), || self.wire.response(old, new))
    }

    /// Whether two references are the same type, if types that belong together are.
    pub(super) fn is_same(&self, old: &TypeRef, new: &TypeRef) -> bool {
        if let (TypeRef::Named(old), TypeRef::Named(new)) = (old, new) {
            if self.pairs.types.are_related(*old, *new) {
                return true;
            }
        }
        let resolved = (self.old.api.types.resolved(old), self.new.api.types.resolved(new));
        match resolved {
            (TypeRef::Named(old), TypeRef::Named(new)) => self.pairs.types.are_related(*old, *new),
            (TypeRef::List(old), TypeRef::List(new))
            | (TypeRef::Map(old), TypeRef::Map(new))
            | (TypeRef::HashedMap(old), TypeRef::HashedMap(new))
            | (TypeRef::Boxed(old), TypeRef::Boxed(new))
            | (TypeRef::Nullable(old), TypeRef::Nullable(new))
            | (TypeRef::JsonString(old), TypeRef::JsonString(new)) => self.is_same(old, new),
            (TypeRef::Tuple(old), TypeRef::Tuple(new)) => {
                old.len() == new.len() && old.iter().zip(new).all(|(old, new)| self.is_same(old, new))
            }
            (TypeRef::Scalar(old), TypeRef::Scalar(new)) => old == new,
            (TypeRef::Custom(old), TypeRef::Custom(new)) => old == new,
            (TypeRef::Any, TypeRef::Any) => true,
            _ => false,
        }
    }

    /// Whether two references are the same type in Rust, whatever it is on the wire.
    pub(super) fn is_same_in_rust(&self, old: &TypeRef, new: &TypeRef) -> bool {
        if self.is_same(old, new) {
            return true;
        }
        let resolved = (self.old.api.types.resolved(old), self.new.api.types.resolved(new));
        match resolved {
            (TypeRef::Scalar(old), TypeRef::Scalar(new)) => old.in_rust() == new.in_rust(),
            (TypeRef::List(old), TypeRef::List(new))
            | (TypeRef::Map(old), TypeRef::Map(new))
            | (TypeRef::HashedMap(old), TypeRef::HashedMap(new))
            | (TypeRef::Boxed(old), TypeRef::Boxed(new))
            | (TypeRef::Nullable(old), TypeRef::Nullable(new)) => self.is_same_in_rust(old, new),
            (TypeRef::Tuple(old), TypeRef::Tuple(new)) => {
                old.len() == new.len() && old.iter().zip(new).all(|(old, new)| self.is_same_in_rust(old, new))
            }
            _ => false,
        }
    }
}

/// The owner of the changes of an operation.
pub(super) fn operation_owner(side: &Side<'_>, operation: &Operation) -> Owner {
    Owner::Operation {
        method: operation.method.clone(),
        path: operation.path.clone(),
        rust: side.call(operation),
    }
}

/// Whether a text differs. Notes are left out: what they state is compared by itself, but for the default.
pub(super) fn docs_differ(old: &Docs, new: &Docs) -> bool {
    let Docs { summary, description, notes } = new;
    old.summary != *summary || old.description != *description || default_of(&old.notes) != default_of(notes)
}

fn default_of(notes: &[String]) -> Option<&String> {
    notes.iter().find(|note| note.starts_with("Default"))
}

/// What the end of a deprecation or a new one means: the warning of a new one is an error where warnings are.
pub(super) fn deprecation(is: bool) -> Rust {
    if is { Rust::Behaves("code that uses it gets a warning".into()) } else { Rust::Same }
}

/// The operations that each type reaches.
fn reaches(api: &Api) -> HashMap<TypeId, Vec<Reach>> {
    let mut found: HashMap<TypeId, Vec<Reach>> = HashMap::new();
    for operation in api.operations.iter() {
        let parameters = operation.parameters.iter().map(|parameter| &parameter.ty);
        let sent = parameters.chain(operation.body.iter().flat_map(Body::refs));
        let headers =
            operation.outcomes().into_iter().flat_map(Outcome::cases).filter_map(|case| case.headers);
        let headers = headers.flat_map(|set| &api.header_sets[set].headers).map(|header| &header.field.ty);
        let received = operation.outcomes().into_iter().flat_map(Outcome::refs).chain(headers);
        let (sent, received) = (closure(api, sent), closure(api, received));
        for id in sent.union(&received) {
            let direction = match (sent.contains(id), received.contains(id)) {
                (true, true) => Direction::Both,
                (true, false) => Direction::Request,
                _ => Direction::Response,
            };
            let (method, path) = (operation.method.clone(), operation.path.clone());
            found.entry(*id).or_default().push(Reach { method, path, direction });
        }
    }
    found
}

/// The named types that some types lead to.
fn closure<'t>(api: &Api, from: impl Iterator<Item = &'t TypeRef>) -> BTreeSet<TypeId> {
    let mut found = BTreeSet::new();
    let mut queue = Vec::new();
    from.for_each(|ty| ty.named(&mut |id| queue.push(id)));
    while let Some(id) = queue.pop() {
        if found.insert(id) {
            api.types[id].kind.named(&mut |inner| queue.push(inner));
        }
    }
    found
}
