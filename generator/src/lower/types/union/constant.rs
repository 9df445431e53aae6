//! Branches that are a single text, such as `auto` beside a number. Their variants need no payload.

use crate::ir::{Docs, Payload, Selector};
use crate::lower::draft::{Name, UnionVariant};
use crate::lower::types::value_names::{Notes, names};
use crate::model::{Branch, Written};

/// The variant of an inline branch that has only one text.
pub(super) fn variant(branch: &Branch<'_>) -> Option<UnionVariant> {
    let merged = &branch.merged;
    let is_inline = matches!(branch.node.written, Written::Schema(_)) && !branch.is_merged;
    let mut values = merged.enumeration.iter().flatten().filter(|value| !value.is_null());
    let text = match (values.next(), values.next()) {
        (Some(only), None) if is_inline && merged.contradiction.is_none() => only.as_str()?,
        _ => return None,
    };
    let note = Notes::new(&merged.notes).about(text);
    let title = || merged.title.filter(|title| names(title, text)).map(str::to_owned);
    let empty = || text.is_empty().then(|| "empty".to_owned());
    let name = note.name.or_else(title).or_else(empty).unwrap_or_else(|| text.to_owned());
    Some(UnionVariant {
        name: Name::new(text, &*branch.node.pointer).preferring(Some(name)),
        docs: Docs { description: merged.description.map(str::to_owned), ..Docs::default() },
        payload: Payload::Text(text.to_owned()),
        inserted_tag: None,
        selector: Selector::default(),
    })
}
