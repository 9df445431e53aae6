//! Which operation and which type of the old document is which of the new one.

mod clients;
mod likeness;
mod operations;
mod places;
mod types;

use std::collections::HashMap;
use std::hash::Hash;

use crate::ir::{Api, OperationId, SchemeId, TagId};

pub(super) use self::operations::without_names;
pub(super) use self::types::{TypePairs, is_component};

/// What belongs together in two documents.
pub(super) struct Pairs {
    /// The operations, in the order of the new document.
    pub(super) operations: Vec<(OperationId, OperationId)>,
    /// The sub-clients.
    pub(super) tags: Vec<(TagId, TagId)>,
    /// The security schemes.
    pub(super) schemes: Vec<(SchemeId, SchemeId)>,
    /// The types.
    pub(super) types: TypePairs,
}

impl Pairs {
    pub(super) fn find(old: &Api, new: &Api) -> Self {
        let operations = operations::pairs(old, new);
        let types = types::pairs(old, new, &operations);
        let (tags, schemes) = (clients::tags(old, new, &operations), clients::schemes(old, new));
        Self { operations, tags, schemes, types }
    }
}

/// Pairs what has the same key. What several of one side have does not tell them apart.
fn by_key<K: Hash + Eq, I: Copy>(
    old: impl Iterator<Item = (K, I)>,
    new: impl Iterator<Item = (K, I)>,
) -> Vec<(I, I)> {
    let (old, new) = (unique(old), unique(new));
    new.into_iter().filter_map(|(key, new)| Some(((*old.get(&key)?)?, new?))).collect()
}

/// What has each key, if nothing else has it.
fn unique<K: Hash + Eq, I: Copy>(all: impl Iterator<Item = (K, I)>) -> HashMap<K, Option<I>> {
    let mut by_key = HashMap::new();
    for (key, one) in all {
        by_key.entry(key).and_modify(|known| *known = None).or_insert(Some(one));
    }
    by_key
}
