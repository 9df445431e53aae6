//! Enums of one value, such as a `capture_method` that can only be `manual`. They are called after the value
//! and the property, `ManualCaptureMethod`: that is right at every place, so equal ones are one type.

use std::collections::{BTreeMap, HashMap};

use super::content::Contents;
use crate::ir::{TypeId, TypeRef};
use crate::lower::draft::{Drafts, Hint, TypeKind};
use crate::lower::words;

/// Letters of the value and the property together. Longer ones are no name.
const LETTERS: usize = 60;

/// Names the enums of one value. Returns all but the first of those that are equal.
pub(super) fn equal_values(drafts: &mut Drafts, contents: &Contents) -> BTreeMap<TypeId, TypeRef> {
    let components = drafts.types.iter().filter_map(|(id, _)| {
        let component = drafts.origin(id).component.as_deref()?;
        Some((words::type_name(component), contents.get(id)))
    });
    let components: HashMap<String, Option<usize>> = components.collect();
    let mut by_name: BTreeMap<String, Vec<(usize, TypeId)>> = BTreeMap::new();
    for (id, _) in drafts.types.iter() {
        let origin = drafts.origin(id);
        let is_of_place = origin.title_that_names().is_none() && origin.given.is_none();
        if !origin.is_shareable() || !origin.hint.stands_alone || !is_of_place {
            continue;
        }
        let (Some(value), Some(content)) = (only_value(drafts, id), contents.get(id)) else { continue };
        let label = origin.hint.label.strip_suffix(" item").unwrap_or(&origin.hint.label);
        let is_component = components.get(&words::type_name(label)).is_some_and(|of| *of == Some(content));
        let name = words::type_name(&without_repetition(&value, label));
        if name.len() <= LETTERS && !is_component && !components.contains_key(&name) {
            by_name.entry(name).or_default().push((content, id));
        }
    }
    let mut copies = BTreeMap::new();
    for (name, members) in by_name {
        if members.iter().any(|(content, _)| *content != members[0].0) {
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

/// The value and the property, of which the first does not end with what the second says:
/// `realtime.session` of `session` is `realtime session`.
fn without_repetition(value: &str, label: &str) -> String {
    let (value, label) = (words::parts(value), words::parts(label));
    let said = if value.ends_with(&label) { &[] } else { label.as_slice() };
    [value.as_slice(), said].concat().join(" ")
}

/// The value of an enum that has only one, or its name, if that is a word.
pub(super) fn only_value(drafts: &Drafts, id: TypeId) -> Option<String> {
    let (name, value) = match &drafts.types[id].kind {
        TypeKind::StringEnum(values) => match values.variants.as_slice() {
            [only] => (&only.name.preferred, Some(&only.value)),
            _ => return None,
        },
        TypeKind::IntegerEnum(values) => match values.variants.as_slice() {
            [only] => (&only.name.preferred, None),
            _ => return None,
        },
        _ => return None,
    };
    let text = name.as_ref().or(value)?;
    let is_word = text.starts_with(|c: char| c.is_ascii_alphabetic()) && !text.contains('=');
    is_word.then(|| words::variant_name(text))
}
