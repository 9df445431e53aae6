//! Stage `lower`: turns the document into the API as data.
//!
//! [`lower`] lists the passes in the order in which they run. Everything that has to be rejected is rejected
//! here: later stages cannot fail and choose no names.

mod calls;
mod config_entries;
mod draft;
pub(crate) mod facts;
mod names;
mod passes;
mod types;
mod words;
mod xml_schema;

use crate::config::{ALL, Config};
use crate::diagnostic::Report;
use crate::document::Document;
use crate::ir::{Api, Output};
use crate::model::Model;

use names::Naming;
use passes::constants::{properties, tag_fields, unit_variants};
use passes::settings::{self, Settings};
use passes::types_by_name::TypesByName;
use passes::{
    derives, header_sets, merge_patch, merged_types, number_texts, order, outlines, page_items, recursion,
    replaced, share, tolerance, usage, xml,
};

/// Lowers a document: decides all types, operations and names, and what emitted code needs to know for this
/// output. `None` if the document expands to more than it may, which is reported.
pub fn lower(document: &Document, config: &Config, output: Output, report: &mut Report) -> Option<Api> {
    let model = Model::new(document);
    let calls::CallsAndTypes { mut api, mut drafts, xml } = calls::lower(&model, config, report)?;
    share::share(&mut drafts, &mut api);
    if !config.merge.types.is_empty() {
        let names = Naming::new(config, &api).names_so_far(&drafts);
        merged_types::merge(&mut drafts, &mut api, &names, config, report);
    }
    header_sets::share(&mut api);
    merge_patch::apply(&mut drafts, &mut api, &config.replace.types);
    usage::directions(&mut drafts, &api);
    usage::open(&mut drafts, config.enums.get(ALL).copied());
    usage::presence(&mut drafts);
    usage::codec(&mut drafts, config.codec);
    let tags = tag_fields::fix(&mut drafts);
    properties::take_out(&mut drafts, &api, &tags);
    unit_variants::find(&mut drafts);
    outlines::shorten(&mut drafts);
    number_texts::settle(&mut drafts, &mut api);
    order::arrange(&mut drafts, &mut api, &types::component_positions(document));
    recursion::break_cycles(&mut drafts);
    let mut naming = Naming::new(config, &api);
    let mut names = naming.types(&mut drafts, report);
    let by_name = TypesByName::new(&drafts, &names);
    let paths = replaced::find(&drafts, &config.replace.types, &by_name, report);
    let settings = Settings { config, by_name: &by_name, replaced: &paths };
    tolerance::apply(&mut drafts, &settings, report);
    settings::apply(&mut drafts, &mut api, &settings, report);
    derives::builtin::derive(&mut drafts);
    xml::tables(&mut api, (&mut drafts.types, &names), &xml, report);
    replaced::replace(&mut drafts, &mut api, &mut names, &paths, report);
    let page_items = page_items::find(&drafts.types, &api, report);
    Some(naming.api(drafts, api, &names, page_items, output, report))
}
