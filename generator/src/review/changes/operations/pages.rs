//! Pages, servers of single operations, and whether a call may be repeated.

use super::OperationPair;
use crate::ir::{Idempotency, Pagination, Server};
use crate::review::change::{Rust, Wire};
use crate::review::changes::findings::{Findings, rust_breaks};
use crate::review::codes::operations as codes;

pub(super) fn compare(pair: &OperationPair<'_>, findings: &mut Findings) {
    let (old, new) = (pair.old, pair.new);
    match (&old.pagination, &new.pagination) {
        (None, None) => {}
        (None, Some(_)) => {
            let message = "its pages can be followed now";
            findings.add(&codes::PAGES_ADDED, pair.at(), message, Wire::Works, Rust::Adds);
        }
        (Some(_), None) => {
            let rust = rust_breaks("`pages` and `items` are gone");
            let message = "its pages cannot be followed any more";
            findings.add(
                &codes::PAGES_REMOVED,
                pair.at(),
                message,
                pair.comparison.wire.pages(old, new),
                rust,
            );
        }
        (Some(was), Some(is)) => changed(pair, findings, was, is),
    }
    repeated(pair, findings);
    let urls = |servers: &[Server]| -> Vec<String> { servers.iter().map(|one| one.url.clone()).collect() };
    let (was, is) = (urls(&old.servers), urls(&new.servers));
    if was.first() != is.first() {
        let text = |urls: &[String]| match urls.first() {
            Some(url) => format!("`{url}`"),
            None => "that of the document".to_owned(),
        };
        findings.add(
            &codes::OPERATION_SERVER,
            pair.at(),
            format!("its server is {} instead of {}", text(&is), text(&was)),
            match is.is_empty() || was.is_empty() {
                true => Wire::OnlyIf(format!("{} answers still", text(&was))),
                false => pair.comparison.wire.servers(&old.servers, &new.servers),
            },
            Rust::Behaves(format!("calls go to {}", text(&is))),
        );
    }
}

/// Whether a call may be repeated.
fn repeated(pair: &OperationPair<'_>, findings: &mut Findings) {
    let (old, new) = (pair.old, pair.new);
    if old.idempotency == new.idempotency {
        return;
    }
    let text = |idempotency: &Idempotency| match idempotency {
        // Only methods that are not idempotent say anything else.
        Idempotency::OfMethod => "never".to_owned(),
        Idempotency::Always => "always".to_owned(),
        Idempotency::WithHeader(header) => format!("with the header `{header}`"),
    };
    let is = text(&new.idempotency);
    let message = format!("a failed call is repeated {is} instead of {}", text(&old.idempotency));
    let wire = pair.comparison.wire.repeated(old, new);
    let rust = Rust::Behaves(format!("failed calls are repeated {is}"));
    findings.add(&codes::IDEMPOTENCY_CHANGED, pair.at(), message, wire, rust);
}

fn changed(pair: &OperationPair<'_>, findings: &mut Findings, old: &Pagination, new: &Pagination) {
    let Pagination { style, in_body, items, next, last_item, more, total, item, pointer: _ } = new;
    let is_same_item = pair.comparison.is_same(&old.item, item);
    let is_same_way = old.style == *style
        && old.in_body == *in_body
        && old.items == *items
        && old.next == *next
        && old.last_item == *last_item
        && old.more == *more
        && old.total == *total;
    if is_same_item && is_same_way {
        return;
    }
    let rust = match is_same_item {
        true => Rust::Behaves("pages are followed in another way".into()),
        false => rust_breaks("an item is of another type"),
    };
    let message = match is_same_way {
        true => "the items of its pages have another type",
        false => "its pages are followed in another way",
    };
    let wire = pair.comparison.wire.pages(pair.old, pair.new);
    findings.add(&codes::PAGES_CHANGED, pair.at(), message, wire, rust);
}
