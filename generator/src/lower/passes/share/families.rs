//! Unions of components of one family, such as `KeywordRuleResponse` and `SpamRuleResponse`. What the names
//! of all components say, `RuleResponse`, is right wherever such a union stands, so equal ones are one type.

use std::collections::{BTreeMap, HashSet};

use super::common::Common;
use super::content::Contents;
use crate::ir::{TypeId, TypeRef};
use crate::lower::draft::{Drafts, Hint, TypeKind};
use crate::lower::words;

/// Words that say which role a component has, but not what it is about.
const ROLES: [&str; 22] = [
    "base",
    "body",
    "config",
    "data",
    "error",
    "event",
    "input",
    "item",
    "model",
    "object",
    "options",
    "output",
    "param",
    "parameters",
    "params",
    "payload",
    "request",
    "resource",
    "response",
    "result",
    "schema",
    "type",
];

/// Names the unions of components of one family. Returns all but the first of those that are equal.
pub(super) fn equal_families(drafts: &mut Drafts, contents: &Contents) -> BTreeMap<TypeId, TypeRef> {
    let mut by_name: BTreeMap<String, Vec<(usize, TypeId)>> = BTreeMap::new();
    for (id, _) in drafts.types.iter() {
        let origin = drafts.origin(id);
        let has_own_name = origin.title_that_names().is_some() || origin.given.is_some();
        // The body of a request belongs to its operation.
        if !origin.is_shareable() || has_own_name || origin.hint.label == "request" {
            continue;
        }
        if let (Some(name), Some(content)) = (family(drafts, id), contents.get(id)) {
            by_name.entry(name).or_default().push((content, id));
        }
    }
    let components = drafts.origins.iter().filter_map(|origin| origin.component.as_deref());
    let taken: HashSet<String> = components.map(words::type_name).collect();
    let mut copies = BTreeMap::new();
    for (name, members) in by_name {
        let is_contested = members.iter().any(|(content, _)| *content != members[0].0);
        if is_contested || taken.contains(&words::type_name(&name)) {
            continue;
        }
        let mut members = members.into_iter().map(|(_, id)| id);
        let Some(kept) = members.next() else { continue };
        copies.extend(members.map(|other| (other, TypeRef::Named(kept))));
        let origin = &mut drafts.origins[kept.0 as usize];
        origin.hint = Hint::named("", &*name);
        origin.shared = Some(name);
    }
    copies
}

/// What the names of all components of a union say.
fn family(drafts: &Drafts, id: TypeId) -> Option<String> {
    let TypeKind::Union(union) = &drafts.types[id].kind else { return None };
    let component = |ty: &TypeRef| match ty {
        TypeRef::Named(id) => drafts.origin(*id).component.as_deref().filter(|name| !name.contains('.')),
        _ => None,
    };
    let names: Option<Vec<&str>> = union.variants.iter().map(|variant| component(variant.ty()?)).collect();
    let names = names.filter(|names| names.len() > 1)?;
    let common = Common::of(&names);
    let says_something = common.trailing.iter().any(|word| !ROLES.contains(&word.as_str()));
    // One word, such as `Status`, says too little on its own.
    let has_words = common.leading.len() + common.trailing.len() > 1;
    (says_something && has_words).then(|| common.name())
}
