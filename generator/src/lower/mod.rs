//! Stage `lower`: from the document to the API as data.
//!
//! In: a [`Document`] of the 3.0 shape and the configuration. Out: [`Api`]. The passes stand in
//! [`lower`] in the order they run; what can be refused is refused here, and nothing after this
//! stage can fail or rename.

mod calls;
mod config_entries;
mod draft;
mod names;
mod passes;
mod types;
mod xml;

use std::collections::HashMap;

use crate::config::{ALL, Config};
use crate::diagnostic::Report;
use crate::diagnostic::codes::lower as codes;
use crate::document::Document;
use crate::ir::Api;
use crate::limits::advice;
use crate::model::Model;
use crate::openapi::Section;

pub use passes::emitted::decide;

use calls::CallLowering;
use names::Naming;
use passes::settings::{self, Settings};
use passes::types_by_name::TypesByName;
use passes::{merge_patch, number_texts, order, recursion, replaced, share, tag_fields, traits, usage};
use types::TypeLowering;

/// Lowers a document: decides every type, every operation and every name.
pub fn lower(document: &Document, config: &Config, report: &mut Report) -> Api {
    let model = Model::new(document);
    let mut calls = CallLowering::new(&model, config, report);
    let before = calls.types.report.len();
    let mut api = calls::api(&mut calls);
    // Components come before payloads, so that what both write is called after the component. Payloads may
    // queue more.
    calls.components();
    calls.payloads();
    calls.components();
    if let Some((pointer, limit)) = document.budget.spent_at() {
        // What was found since then is about schemas that were no longer looked at.
        calls.types.report.truncate(before);
        // One limit is enough to be told of.
        if !calls.types.report.has_errors() {
            let message = format!("with this schema, the document expands to more than {limit} fields");
            calls.types.report.add(&codes::UNFOLDS_TOO_FAR, pointer, message).help(advice("fields"));
        }
        return Api::default();
    }
    let CallLowering { types: TypeLowering { mut drafts, report, .. }, selected, header_sets, xml, .. } =
        calls;
    selected.finish(document, &drafts, report);
    api.header_sets = header_sets;
    share::share(&mut drafts, &mut api, &config.replace.types);
    calls::share_headers(&mut api);
    merge_patch::open(&mut drafts, &mut api, &config.replace.types);
    usage::directions(&mut drafts, &api, config.enums.get(ALL).copied());
    usage::codec(&mut drafts, config.codec);
    tag_fields::fix(&mut drafts);
    number_texts::settle(&mut drafts, &mut api);
    order::arrange(&mut drafts, &mut api, &component_order(document));
    recursion::break_cycles(&mut drafts);
    let mut naming = Naming::new(config);
    let mut names = naming.types(&mut drafts, report);
    let by_name = TypesByName::new(&drafts, &names);
    let paths = replaced::find(&drafts, &config.replace.types, &by_name, report);
    let settings = Settings { config, by_name: &by_name, replaced: &paths };
    settings::apply(&mut drafts, &mut api, &settings, report);
    traits::derive(&mut drafts);
    xml::tables(&model, &mut api, (&mut drafts.types, &names), &xml, report);
    replaced::replace(&mut drafts, &mut api, &mut names, &paths, report);
    calls::find_items(&drafts.types, &mut api, report);
    naming.api(drafts, api, &names, report)
}

/// The position of each component, by pointer.
fn component_order(document: &Document) -> HashMap<String, usize> {
    let schemas = document.api.components.iter().flat_map(|components| components.schemas.keys());
    schemas.enumerate().map(|(position, name)| (Section::Schemas.child(name), position)).collect()
}
