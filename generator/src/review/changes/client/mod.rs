//! The client as a whole: servers, credentials, sub-clients, and what the configuration decides.

mod schemes;
mod servers;
mod tags;

use super::comparison::Comparison;
use super::findings::{At, Findings, rust_breaks};
use crate::ir::{Api, Xml};
use crate::review::change::{Change, Owner, Rust, Wire};
use crate::review::codes::client as codes;

/// The changes of the client.
pub(super) fn changes(comparison: &Comparison<'_>) -> Vec<Change> {
    let mut findings = Findings::new(Owner::Client, Vec::new());
    servers::compare(comparison, &mut findings);
    schemes::compare(comparison, &mut findings);
    tags::compare(comparison, &mut findings);
    document(comparison, &mut findings);
    findings.changes
}

fn document(comparison: &Comparison<'_>, findings: &mut Findings) {
    let (old, new) = (comparison.old.api, comparison.new.api);
    // Everything else belongs to operations, types, or one of the other files.
    let Api {
        title,
        version,
        description,
        types: _,
        tags: _,
        operations: _,
        header_sets: _,
        xml: Xml { roots: _, types: _, payloads },
        servers: _,
        server_choice: _,
        security_schemes: _,
        output,
        date_time,
        facts: _,
    } = new;
    let at = || At::both(comparison.old.place("/info"), comparison.new.place("/info"));
    if old.title != *title || old.description != *description {
        let message = "the title or description of the API changed";
        findings.add(&codes::DOCUMENT_DOCS, at(), message, Wire::Works, Rust::Same);
    } else if old.version != *version {
        let message = format!("the version of the document is `{version}` instead of `{}`", old.version);
        findings.add(&codes::DOCUMENT_DOCS, at(), message, Wire::Works, Rust::Same);
    }
    if old.date_time != *date_time {
        let rust = rust_breaks("dates and times are of another crate");
        let message = "dates and times are of another crate";
        findings.add(&codes::SETTINGS_CHANGED, at(), message, Wire::Works, rust);
    }
    if old.output.tag_features != output.tag_features {
        let (message, rust) = match output.tag_features {
            true => {
                ("each sub-client is behind a feature now", rust_breaks("sub-clients need their features"))
            }
            false => {
                let rust = rust_breaks("the features of the sub-clients are gone");
                ("sub-clients are not behind features any more", rust)
            }
        };
        findings.add(&codes::SETTINGS_CHANGED, at(), message, Wire::Works, rust);
    }
    if old.output.strictness != output.strictness {
        let message = "other responses that differ from the document are errors";
        findings.add(&codes::SETTINGS_CHANGED, at(), message, Wire::Works, Rust::Same);
    }
    if old.output.examples != output.examples {
        let message = "the examples in the docs are others";
        findings.add(&codes::SETTINGS_CHANGED, at(), message, Wire::Works, Rust::Same);
    }
    for payload in
        payloads.iter().filter(|one| !old.xml.payloads.iter().any(|was| was.constant == one.constant))
    {
        let message = format!("new XML payload `{}`", payload.constant);
        findings.add(&codes::PAYLOAD_ADDED, at(), message, Wire::Works, Rust::Adds);
    }
    for payload in
        old.xml.payloads.iter().filter(|one| !payloads.iter().any(|is| is.constant == one.constant))
    {
        let name = &payload.constant;
        let rust = rust_breaks(format!("the static `{name}` is gone"));
        findings.add(
            &codes::PAYLOAD_REMOVED,
            at(),
            format!("the XML payload `{name}` is gone"),
            Wire::Works,
            rust,
        );
    }
}
