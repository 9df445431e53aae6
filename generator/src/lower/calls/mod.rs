//! Turns operations into calls with parameters, bodies, responses and credentials.
//!
//! [`CallLowering`] reads the paths of a document. It asks [`TypeLowering`](super::types::TypeLowering) for
//! every type that a call needs, and keeps what concerns calls only: response headers, forms, and which
//! bodies are XML.

mod base_name;
mod body;
mod idempotency;
mod link;
mod lowering;
mod operation;
mod pagination;
mod parameter;
mod payload;
mod reference;
mod response;
mod security;
mod selection;
mod server;
mod site;
mod weight;
mod xml;

use super::draft::{Api, Drafts};
use super::types::settle;
use super::xml_schema::XmlSchemas;
use crate::config::Config;
use crate::diagnostic::Report;
use crate::diagnostic::codes::lower as codes;
use crate::limits::advice;
use crate::model::Model;

use lowering::CallLowering;

/// The content of a document before anything has a name.
pub(super) struct CallsAndTypes {
    /// Everything except the types.
    pub(super) api: Api,
    /// The types.
    pub(super) drafts: Drafts,
    /// What the document says about the XML of its bodies.
    pub(super) xml: XmlSchemas,
}

/// Lowers all calls and types of a document. `None` if its schemas expand to more fields than allowed, which
/// is reported.
pub(super) fn lower(model: &Model<'_>, config: &Config, report: &mut Report) -> Option<CallsAndTypes> {
    let before = report.len();
    let mut calls = CallLowering::new(model, config, report);
    let mut api = calls.api();
    // Components come before payloads, so that a type that both contain is named after the component.
    // Payloads may queue more types.
    calls.components();
    calls.payloads();
    calls.components();
    let CallLowering { types, selected, header_sets, xml, .. } = calls;
    let (mut drafts, report) = (types.drafts, types.report);
    if let Some((pointer, limit)) = model.document.budget.spent_at() {
        // Diagnostics from here on may concern schemas that were no longer read.
        report.truncate(before);
        // Report only one limit.
        if !report.has_errors() {
            let message = format!("with this schema, the document expands to more than {limit} fields");
            report.add(&codes::UNFOLDS_TOO_FAR, pointer, message).help(advice("fields"));
        }
        return None;
    }
    settle(&mut drafts);
    selected.finish(model.document, &drafts, report);
    api.header_sets = header_sets;
    let xml = xml::schemas::record(model, xml, &drafts.types);
    Some(CallsAndTypes { api, drafts, xml })
}
