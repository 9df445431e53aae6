//! Sub-clients.

use crate::ir::{Tag, TagId};
use crate::review::change::{Rust, Wire};
use crate::review::changes::comparison::{Comparison, docs_differ};
use crate::review::changes::findings::{At, Findings, rust_breaks};
use crate::review::codes::client as codes;
use crate::review::side::plain;

pub(super) fn compare(comparison: &Comparison<'_>, findings: &mut Findings) {
    let (old, new) = (comparison.old, comparison.new);
    let pairs = &comparison.pairs.tags;
    for (_, tag) in old.api.tags.entries().filter(|(id, _)| !pairs.iter().any(|(was, _)| was == id)) {
        let name = plain(&tag.name.rust);
        findings.add(
            &codes::TAG_REMOVED,
            At::old(old.named(&tag.name)),
            format!("the sub-client `{name}` is gone"),
            Wire::Works,
            rust_breaks(format!("`{name}` of the client is gone")),
        );
    }
    for (id, tag) in new.api.tags.entries() {
        match pairs.iter().find(|(_, is)| *is == id) {
            Some((was, _)) => both(comparison, findings, *was, tag),
            None => findings.add(
                &codes::TAG_ADDED,
                At::new(new.named(&tag.name)),
                format!("new sub-client `{}`", plain(&tag.name.rust)),
                Wire::Works,
                Rust::Adds,
            ),
        }
    }
}

fn both(comparison: &Comparison<'_>, findings: &mut Findings, was: TagId, new: &Tag) {
    let old = &comparison.old.api.tags[was];
    let Tag { name, client, feature, docs } = new;
    let at = || At::both(comparison.old.named(&old.name), comparison.new.named(name));
    let mut renamed = Vec::new();
    if old.name.rust != name.rust {
        renamed.push((&old.name.rust, &name.rust));
    }
    if old.client != *client {
        renamed.push((&old.client, client));
    }
    let has_features = comparison.old.api.output.tag_features && comparison.new.api.output.tag_features;
    if has_features && old.feature != *feature {
        renamed.push((&old.feature, feature));
    }
    if !renamed.is_empty() {
        let names: Vec<String> =
            renamed.iter().map(|(was, is)| format!("`{}` → `{}`", plain(was), plain(is))).collect();
        let code = if old.name.wire == name.wire { &codes::TAG_MOVED_NAME } else { &codes::TAG_RENAMED };
        findings.add(
            code,
            at(),
            format!("a sub-client has another name: {}", names.join(", ")),
            Wire::Works,
            rust_breaks(format!("names of a sub-client are others: {}", names.join(", "))),
        );
    }
    if docs_differ(&old.docs, docs) {
        let message = format!("the description of `{}` changed", plain(&name.rust));
        findings.add(&codes::TAG_DOCS, at(), message, Wire::Works, Rust::Same);
    }
}
