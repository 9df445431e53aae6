//! What the rules share: both sides, what belongs together, and which calls a type reaches.

use super::describe::{content_text, type_text};
use super::findings::Travel;
use crate::ir::{Content, Docs, Operation, SchemeId, Source, TagId, TypeId, TypeRef};
use crate::review::change::{Owner, Reach, Rust, Wire};
use crate::review::pairs::Pairs;
use crate::review::reach::Reaches;
use crate::review::side::Side;
use crate::review::wire::WireRules;

/// A content that is of another kind, or holds values of another type.
pub(super) struct ContentChange<'c> {
    /// The old one in words.
    pub(super) was: String,
    /// The new one in words.
    pub(super) is: String,
    /// Whether the values are of the same type.
    pub(super) is_same_type: bool,
    /// The types of the values, if only these differ.
    pub(super) values: Option<(&'c TypeRef, &'c TypeRef)>,
}

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
    reaches: Reaches<'a>,
}

impl<'a> Comparison<'a> {
    pub(super) fn new(old: &'a Side<'a>, new: &'a Side<'a>, pairs: &'a Pairs) -> Self {
        let wire = WireRules::new(old.api, new.api);
        Self { old, new, pairs, wire, reaches: Reaches::new(old.api) }
    }

    /// The operations of the old document that a type reaches.
    pub(super) fn reaches(&self, old: TypeId) -> Vec<Reach> {
        self.reaches.of(old)
    }

    /// The verdict on values of a type for the directions in which they travel.
    pub(super) fn values(&self, travel: Travel, old: &TypeRef, new: &TypeRef) -> Wire {
        travel.verdict(|| self.wire.request(old, new), || self.wire.response(old, new))
    }

    /// Whether two sub-clients belong together, or both are the client itself.
    pub(super) fn is_same_tag(&self, old: Option<TagId>, new: Option<TagId>) -> bool {
        match (old, new) {
            (None, None) => true,
            (Some(old), Some(new)) => self.pairs.tags.contains(&(old, new)),
            _ => false,
        }
    }

    /// The name that a security scheme has now.
    pub(super) fn new_scheme(&self, old: &str) -> String {
        let is_it = |(id, _): &&(SchemeId, SchemeId)| self.old.api.security_schemes[*id].name == old;
        let new = self.pairs.schemes.iter().find(is_it).map(|(_, new)| *new);
        new.map_or_else(|| old.to_owned(), |new| self.new.api.security_schemes[new].name.clone())
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

    /// Whether two contents hold values of the same type, or both hold no values.
    pub(super) fn holds_same(&self, old: &Content, new: &Content) -> bool {
        match (old.ty(), new.ty()) {
            (Some(old), Some(new)) => self.is_same(old, new),
            (None, None) => true,
            _ => false,
        }
    }

    /// How a content differs from the one that it was, if its kind or the type of its values does.
    pub(super) fn content<'c>(&self, old: &'c Content, new: &'c Content) -> Option<ContentChange<'c>> {
        let is_same_kind = std::mem::discriminant(old) == std::mem::discriminant(new);
        let is_same_type = self.holds_same(old, new);
        (!is_same_kind || !is_same_type).then(|| ContentChange {
            was: content_text(self.old.api, old),
            is: content_text(self.new.api, new),
            is_same_type,
            values: old.ty().zip(new.ty()).filter(|_| is_same_kind),
        })
    }

    /// The types that `into` no longer makes a variant from, and those that it makes one from now.
    pub(super) fn sources(&self, old: &[Source], new: &[Source]) -> (Vec<String>, Vec<String>) {
        let (old_api, new_api) = (self.old.api, self.new.api);
        let is_kept = |one: &&Source| new.iter().any(|other| self.is_same(&one.ty, &other.ty));
        let was_there = |one: &&Source| old.iter().any(|other| self.is_same(&other.ty, &one.ty));
        let lost = old.iter().filter(|one| !is_kept(one)).map(|one| type_text(old_api, &one.ty)).collect();
        let gained =
            new.iter().filter(|one| !was_there(one)).map(|one| type_text(new_api, &one.ty)).collect();
        (lost, gained)
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
