//! Names of the statics that hold XML tables.

use super::TypeNames;
use super::namespace::Namespace;
use crate::ir::{Xml, XmlPayload, XmlTable};
use crate::lower::draft;
use crate::lower::words;

/// The tables, each named after what it describes.
pub(super) fn tables(xml: draft::Xml, names: &TypeNames, statics: &mut Namespace) -> Xml {
    let mut claim = |name: &str, word: &str| statics.claim(words::constant_name(&format!("{name} {word}")));
    let roots = xml
        .roots
        .into_iter()
        .map(|root| XmlTable { constant: claim(&root.content.name, "xml root"), content: root.content });
    let roots = roots.collect();
    let payloads = xml.payloads.into_iter().map(|payload| XmlPayload {
        constant: claim(&payload.constant.0, "xml"),
        ty: payload.ty,
        root: payload.root,
    });
    let payloads = payloads.collect();
    let types = xml.types.into_iter().map(|(id, table)| {
        let constant = claim(&names[id], "xml");
        (id, XmlTable { constant, content: table.content })
    });
    Xml { roots, payloads, types: types.collect() }
}
