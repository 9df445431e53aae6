//! Pairs of types.
//!
//! Components are found by their name in the document, the others by their place: the field, parameter or
//! body that uses them, of owners that are pairs themselves. What is left is found by its Rust name or its
//! structure. Each type is part of one pair. Where several types became one, or one became several, the
//! others are *related* to the pair: a place that uses one of them has not changed on its own.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::mem::discriminant;

use super::by_key;
use super::likeness::{are_alike, fingerprint};
use super::places::{self, Place};
use crate::ir::{Api, OperationId, TypeDef, TypeId};

/// The types that belong together.
#[derive(Debug, Default)]
pub(in crate::review) struct TypePairs {
    /// Each old type with the new type that it is now.
    new: HashMap<TypeId, TypeId>,
    /// The same by new type.
    old: HashMap<TypeId, TypeId>,
    /// Old types that are gone, each with the new type that is used in their place.
    merged: HashMap<TypeId, TypeId>,
    /// New types, each with the old type that was used in their place.
    split: HashMap<TypeId, TypeId>,
}

impl TypePairs {
    /// What an old type is now.
    pub(in crate::review) fn new_of(&self, old: TypeId) -> Option<TypeId> {
        self.new.get(&old).copied()
    }

    /// What a new type was.
    pub(in crate::review) fn old_of(&self, new: TypeId) -> Option<TypeId> {
        self.old.get(&new).copied()
    }

    /// The new type that is used in the place of an old one that is gone.
    pub(in crate::review) fn merged_into(&self, old: TypeId) -> Option<TypeId> {
        self.merged.get(&old).copied()
    }

    /// The old type that was used in the place of a new one.
    pub(in crate::review) fn split_from(&self, new: TypeId) -> Option<TypeId> {
        self.split.get(&new).copied()
    }

    /// Whether both are the same type, or one became the other.
    pub(in crate::review) fn are_related(&self, old: TypeId, new: TypeId) -> bool {
        self.new_of(old) == Some(new)
            || self.merged_into(old) == Some(new)
            || self.split_from(new) == Some(old)
    }

    fn add(&mut self, old: TypeId, new: TypeId) -> bool {
        let is_free = !self.new.contains_key(&old) && !self.old.contains_key(&new);
        if is_free {
            self.new.insert(old, new);
            self.old.insert(new, old);
        }
        is_free
    }
}

/// Finds the pairs.
pub(super) fn pairs(old: &Api, new: &Api, operations: &[(OperationId, OperationId)]) -> TypePairs {
    let mut search = Search { old, new, operations, pairs: TypePairs::default() };
    search.by_key(component);
    search.by_key(|definition| Some((&definition.name.pointer, &definition.name.rust)));
    search.by_place();
    search.by_key(|definition| Some(&definition.name.rust));
    search.by_place();
    search.by_key(fingerprint);
    search.by_key(|definition| Some((&definition.name.pointer, discriminant(&definition.kind))));
    search.by_place();
    search.relations();
    search.pairs
}

/// The pointer of a component.
fn component(definition: &TypeDef) -> Option<&str> {
    is_component(definition).then_some(definition.name.pointer.as_str())
}

/// Whether a type has a name of its own in the document.
pub(in crate::review) fn is_component(definition: &TypeDef) -> bool {
    let pointer = &definition.name.pointer;
    let rest = pointer.strip_prefix("/components/schemas/").or_else(|| pointer.strip_prefix("/definitions/"));
    rest.is_some_and(|rest| !rest.contains('/'))
}

struct Search<'a> {
    old: &'a Api,
    new: &'a Api,
    operations: &'a [(OperationId, OperationId)],
    pairs: TypePairs,
}

impl<'a> Search<'a> {
    /// Pairs what has the same key, if no other type has it.
    fn by_key<K: Hash + Eq>(&mut self, key: impl Fn(&'a TypeDef) -> Option<K>) {
        let keyed = |(id, definition): (TypeId, &'a TypeDef)| Some((key(definition)?, id));
        let left = self.old.types.iter().filter(|(id, _)| self.pairs.new_of(*id).is_none()).filter_map(keyed);
        let wanted =
            self.new.types.iter().filter(|(id, _)| self.pairs.old_of(*id).is_none()).filter_map(keyed);
        for (old, new) in by_key(left, wanted) {
            self.pairs.add(old, new);
        }
    }

    /// Pairs what stands at the same place of pairs.
    fn by_place(&mut self) {
        let mut seen: HashSet<(TypeId, TypeId)> = HashSet::new();
        let mut queue = self.roots();
        while let Some(Place { old, new }) = queue.pop() {
            if self.pairs.new_of(old).is_none() && self.pairs.old_of(new).is_none() && self.fits(old, new) {
                self.pairs.add(old, new);
            }
            if self.pairs.new_of(old) == Some(new) && seen.insert((old, new)) {
                places::in_types(self.old, self.new, old, new, &mut queue);
            }
        }
    }

    /// The places in operations, and in the types that are pairs already. The last one is looked at first.
    fn roots(&self) -> Vec<Place> {
        let mut queue = Vec::new();
        let mut known: Vec<Place> =
            self.pairs.new.iter().map(|(old, new)| Place { old: *old, new: *new }).collect();
        known.sort_unstable_by_key(|place| std::cmp::Reverse(place.new));
        queue.append(&mut known);
        for (old, new) in self.operations.iter().rev() {
            places::in_operations(self.old, self.new, *old, *new, &mut queue);
        }
        queue
    }

    /// Whether two types at the same place are the same type.
    fn fits(&self, old: TypeId, new: TypeId) -> bool {
        let (old, new) = (&self.old.types[old], &self.new.types[new]);
        let is_inline = !is_component(old) && !is_component(new);
        old.name.rust == new.name.rust
            || is_inline && discriminant(&old.kind) == discriminant(&new.kind)
            || are_alike(old, new)
    }

    /// Finds what became one type, and what became several.
    fn relations(&mut self) {
        let mut queue = self.roots();
        let mut seen: HashSet<(TypeId, TypeId)> = HashSet::new();
        while let Some(Place { old, new }) = queue.pop() {
            if !seen.insert((old, new)) {
                continue;
            }
            let (is_gone, is_new) = (self.pairs.new_of(old).is_none(), self.pairs.old_of(new).is_none());
            if is_gone != is_new && are_alike(&self.old.types[old], &self.new.types[new]) {
                if is_gone {
                    self.pairs.merged.entry(old).or_insert(new);
                } else {
                    self.pairs.split.entry(new).or_insert(old);
                }
            }
            if self.pairs.are_related(old, new) {
                places::in_types(self.old, self.new, old, new, &mut queue);
            }
        }
    }
}
