//! Pairs of sub-clients and of security schemes.

use std::collections::HashMap;

use crate::ir::{Api, OperationId, SchemeId, TagId};

/// The sub-clients that are in both documents: the same tag, or else the tag to which the operations of an
/// old one moved.
pub(super) fn tags(old: &Api, new: &Api, operations: &[(OperationId, OperationId)]) -> Vec<(TagId, TagId)> {
    let mut found: Vec<(TagId, TagId)> = Vec::new();
    for (id, tag) in new.tags.entries() {
        found.extend(old.tags.find(|one| one.name.wire == tag.name.wire).map(|was| (was, id)));
    }
    let mut moved: HashMap<(TagId, TagId), usize> = HashMap::new();
    for (was, is) in operations {
        if let (Some(was), Some(is)) = (old.operations[*was].tag, new.operations[*is].tag) {
            *moved.entry((was, is)).or_default() += 1;
        }
    }
    let mut moved: Vec<((TagId, TagId), usize)> = moved.into_iter().collect();
    moved.sort_unstable_by_key(|(pair, count)| (std::cmp::Reverse(*count), *pair));
    for (pair, _) in moved {
        if !found.iter().any(|(was, is)| *was == pair.0 || *is == pair.1) {
            found.push(pair);
        }
    }
    found
}

/// The schemes that are in both documents: the same name, or else the only ones of their kind.
pub(super) fn schemes(old: &Api, new: &Api) -> Vec<(SchemeId, SchemeId)> {
    let mut found: Vec<(SchemeId, SchemeId)> = Vec::new();
    for (id, scheme) in new.security_schemes.entries() {
        found.extend(old.security_schemes.find(|one| one.name == scheme.name).map(|was| (was, id)));
    }
    for (id, scheme) in new.security_schemes.entries() {
        let is_free = |id: SchemeId| !found.iter().any(|(was, _)| *was == id);
        let mut alike = old
            .security_schemes
            .entries()
            .filter(|(was, one)| one.kind == scheme.kind && is_free(*was))
            .map(|(was, _)| was);
        let was = alike.next().filter(|_| !found.iter().any(|(_, is)| *is == id));
        found.extend(was.map(|was| (was, id)));
    }
    found
}
