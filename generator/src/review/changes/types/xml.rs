//! The XML of types.

use super::TypePair;
use crate::ir::{XmlField, XmlNode, XmlShape};
use crate::review::change::{Rust, Wire};
use crate::review::changes::comparison::Comparison;
use crate::review::changes::findings::Findings;
use crate::review::codes::types as codes;

pub(super) fn compare(pair: &TypePair<'_>, findings: &mut Findings) {
    let comparison = pair.comparison;
    let (old, new) = (&comparison.old.api.xml, &comparison.new.api.xml);
    let tables = old.types.get(&pair.old_id).zip(new.types.get(&pair.new_id));
    let is_other_inside = tables.is_some_and(|(old, new)| !is_same(comparison, &old.content, &new.content));
    let root = |roots: &[crate::ir::XmlTable<XmlNode>], id| {
        let is_it = |one: &&crate::ir::XmlTable<XmlNode>| one.content.shape == XmlShape::Named(id);
        roots.iter().find(is_it).map(|one| {
            let XmlNode { name, namespace, prefix, wrapped, shape: _ } = &one.content;
            (name.clone(), namespace.clone(), prefix.clone(), *wrapped)
        })
    };
    let (was, is) = (root(&old.roots, pair.old_id), root(&new.roots, pair.new_id));
    let is_other_root = was.is_some() && is.is_some() && was != is;
    if !is_other_inside && !is_other_root {
        return;
    }
    let request = || Wire::Breaks("old clients write the XML in its old form".into());
    let response = || Wire::Breaks("old clients read the XML in its old form".into());
    findings.add(
        &codes::XML_CHANGED,
        pair.at(),
        "names or places of its parts in XML changed",
        pair.travel.verdict(request, response),
        Rust::Behaves("XML is written and read in another form".into()),
    );
}

/// Whether what both have is at the same place under the same name. Properties that are new or gone are
/// changes of fields.
fn is_same(comparison: &Comparison<'_>, old: &XmlShape, new: &XmlShape) -> bool {
    match (old, new) {
        (XmlShape::Named(old), XmlShape::Named(new)) => comparison.pairs.types.are_related(*old, *new),
        (XmlShape::List(old), XmlShape::List(new)) | (XmlShape::Map(old), XmlShape::Map(new)) => {
            is_same_node(comparison, old, new)
        }
        (XmlShape::Object(old, _), XmlShape::Object(new, _)) => new.iter().all(|field| {
            let XmlField { key, required: _, place, node } = field;
            let was = old.iter().find(|one| one.key == *key);
            was.is_none_or(|was| was.place == *place && is_same_node(comparison, &was.node, node))
        }),
        // Another type of a value is a change of the field.
        _ => true,
    }
}

fn is_same_node(comparison: &Comparison<'_>, old: &XmlNode, new: &XmlNode) -> bool {
    let XmlNode { name, namespace, prefix: _, wrapped, shape } = new;
    old.name == *name
        && old.namespace == *namespace
        && old.wrapped == *wrapped
        && is_same(comparison, &old.shape, shape)
}
