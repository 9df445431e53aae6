//! Names in XML.

use super::{Verdict, WireRules};
use crate::ir::{TypeId, Xml, XmlField, XmlNode, XmlRootId, XmlShape};

/// Whether the new server finds what old clients write. XML has more than names (namespaces, prefixes, elements
/// around lists), and servers differ in what they insist on, so everything has to be equal.
pub(super) fn accept(rules: &WireRules<'_>, old: XmlRootId, new: XmlRootId) -> Verdict {
    let mut names = Names { old: &rules.old.xml, new: &rules.new.xml, strict: true, seen: Vec::new() };
    Verdict::works_if(names.root(old, new), || {
        Verdict::only_if("the server accepts XML with the former names")
    })
}

/// Whether the old bindings find what the new server writes: by the local names of elements and attributes.
/// The root's name, namespaces, and elements around lists do not matter to them.
pub(super) fn read(rules: &WireRules<'_>, old: XmlRootId, new: XmlRootId) -> Verdict {
    let mut names = Names { old: &rules.old.xml, new: &rules.new.xml, strict: false, seen: Vec::new() };
    Verdict::works_if(names.root(old, new), || Verdict::only_if("the server sends XML with the former names"))
}

/// A comparison of two tables.
struct Names<'a> {
    old: &'a Xml,
    new: &'a Xml,
    /// Whether everything has to be equal.
    strict: bool,
    seen: Vec<(TypeId, TypeId)>,
}

impl Names<'_> {
    fn root(&mut self, old: XmlRootId, new: XmlRootId) -> bool {
        let (old, new) = (&self.old.roots[old].content, &self.new.roots[new].content);
        (!self.strict || is_alike(old, new)) && self.shape(&old.shape, &new.shape)
    }

    fn node(&mut self, old: &XmlNode, new: &XmlNode) -> bool {
        let is_alike = if self.strict { is_alike(old, new) } else { old.name == new.name };
        is_alike && self.shape(&old.shape, &new.shape)
    }

    fn shape(&mut self, old: &XmlShape, new: &XmlShape) -> bool {
        match (old, new) {
            (XmlShape::Named(old), XmlShape::Named(new)) => {
                if self.seen.contains(&(*old, *new)) {
                    return true;
                }
                self.seen.push((*old, *new));
                match (self.old.types.get(old), self.new.types.get(new)) {
                    (Some(old), Some(new)) => self.shape(&old.content, &new.content),
                    _ => false,
                }
            }
            (XmlShape::List(old), XmlShape::List(new)) | (XmlShape::Map(old), XmlShape::Map(new)) => {
                self.node(old, new)
            }
            (XmlShape::Object(old, others), XmlShape::Object(new, more)) => {
                let others = match (others, more) {
                    (Some(old), Some(new)) => self.shape(old, new),
                    _ => true,
                };
                others && self.fields(old, new)
            }
            (XmlShape::Union(old), XmlShape::Union(new)) => {
                old.len() == new.len() && old.iter().zip(new).all(|(old, new)| self.shape(old, new))
            }
            // Their types are compared elsewhere.
            (old, new) => std::mem::discriminant(old) == std::mem::discriminant(new),
        }
    }

    /// The properties that both sides have; what one of them lacks is compared with the types.
    fn fields(&mut self, old: &[XmlField], new: &[XmlField]) -> bool {
        old.iter().all(|old| match new.iter().find(|new| new.key == old.key) {
            Some(new) => old.place == new.place && self.node(&old.node, &new.node),
            None => true,
        })
    }
}

fn is_alike(old: &XmlNode, new: &XmlNode) -> bool {
    let XmlNode { name, namespace, prefix, wrapped, shape: _ } = new;
    (&old.name, &old.namespace, &old.prefix, old.wrapped) == (name, namespace, prefix, *wrapped)
}
