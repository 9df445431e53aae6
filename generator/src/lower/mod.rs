//! Stage `lower`: from the document to the API as data.
//!
//! In: a [`Document`] of the 3.0 shape and the configuration. Out: [`Api`]. The passes stand in
//! [`lower`] in the order they run; what can be refused is refused here, and nothing after this
//! stage can fail or rename.

mod body;
mod branch_places;
mod config_entries;
mod docs;
mod draft;

mod enumeration;
mod form;
mod header;
mod inheritance;
mod limits;
mod link;
mod media_type;
mod names;
mod object;
mod operation;
mod pagination;
mod parameter;
mod part;
mod part_header;
mod part_list;
mod passes;
mod payload;
mod response;
mod scalar;
mod schema;
mod security;
mod selection;
mod selector;
mod server;
mod stream;
mod tags;
mod template;
mod union;
mod union_findings;
mod ways;
mod weight;
mod written_tag;
mod xml;

use std::collections::{BTreeMap, HashMap};

use crate::config::{ALL, Config};
use crate::diagnostic::Report;
use crate::diagnostic::codes::lower as codes;
use crate::document::Document;
use crate::ir::{Api, TypeId};
use crate::limits::advice;
use crate::model::{Model, SchemaNode};
use crate::openapi::Section;

pub use passes::emitted::decide;

use draft::{Drafts, HeaderSet};
use names::Naming;
use passes::settings::{self, Settings};
use passes::types_by_name::TypesByName;
use passes::{facts, merge_patch, number_texts, order, recursion, replaced, share, tag_fields, usage};
use selection::Selected;

/// What the passes over the document share.
pub(crate) struct Lowering<'d, 'm> {
    model: &'m Model<'d>,
    config: &'m Config,
    report: &'m mut Report,
    drafts: Drafts,
    /// The schemas of referenced types, by id, ascending.
    targets: Vec<(TypeId, SchemaNode<'d>)>,
    /// Form types by the schema, or the media type, they were made for.
    forms: BTreeMap<String, TypeId>,
    /// How many types of merged schemas there are.
    merged: usize,
    /// The headers of responses, by the pointer of `headers`.
    header_sets: Vec<HeaderSet>,
    /// The schemas of XML bodies.
    xml_roots: Vec<xml::Root<'d>>,
    /// The pointers of the types of XML payloads, and their roots.
    xml_payloads: Vec<(String, usize)>,
    /// How many schemas in place are being lowered inside each other.
    depth: usize,
    selected: Selected<'m>,
}

/// Lowers a document: decides every type, every operation and every name.
pub fn lower(document: &Document, config: &Config, report: &mut Report) -> Api {
    let model = Model::new(document);
    let mut lowering = Lowering {
        model: &model,
        config,
        report,
        drafts: Drafts::default(),
        targets: Vec::new(),
        forms: BTreeMap::new(),
        merged: 0,
        header_sets: Vec::new(),
        xml_roots: Vec::new(),
        xml_payloads: Vec::new(),
        depth: 0,
        selected: Selected::new(config),
    };
    let before = lowering.report.len();
    let mut api = operation::api(&mut lowering);
    // Components come before payloads, so that what both write is called after the component. Payloads may queue more.
    lowering.components();
    lowering.payloads();
    lowering.components();
    if let Some((pointer, limit)) = document.budget.spent_at() {
        // What was found since then is about schemas that were no longer looked at.
        lowering.report.truncate(before);
        // One limit is enough to be told of.
        if !lowering.report.has_errors() {
            let message = format!("with this schema, the document unfolds to more than {limit} fields");
            lowering.report.add(&codes::UNFOLDS_TOO_FAR, pointer, message).help(advice("fields"));
        }
        return Api::default();
    }
    let Lowering { mut drafts, report, selected, header_sets, xml_roots, xml_payloads, .. } = lowering;
    selected.finish(document, &drafts, report);
    api.header_sets = header_sets;
    share::share(&mut drafts, &mut api, &config.replace.types);
    header::share(&mut api);
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
    facts::derive(&mut drafts);
    let met = xml::Met { roots: &xml_roots, payloads: &xml_payloads };
    xml::tables(&model, &mut api, (&mut drafts.types, &names), &met, report);
    replaced::replace(&mut drafts, &mut api, &mut names, &paths, report);
    pagination::find_items(&drafts.types, &mut api, report);
    Api { date_time: config.date_time, ..naming.api(drafts, api, &names, report) }
}

/// The position of each component, by pointer.
fn component_order(document: &Document) -> HashMap<String, usize> {
    let schemas = document.api.components.iter().flat_map(|components| components.schemas.keys());
    schemas.enumerate().map(|(position, name)| (Section::Schemas.child(name), position)).collect()
}

impl<'d> Lowering<'d, '_> {
    /// Lowers what operations queued, then the components that none reached. A component that is
    /// only ever the body of a form is a form already. Where operations are chosen, what they do not
    /// reach is left out.
    fn components(&mut self) {
        self.finish_pending();
        let forms: HashMap<String, TypeId> =
            self.forms.values().map(|id| (self.drafts.types[*id].name.pointer.clone(), *id)).collect();
        let schemas = self.model.document.api.components.iter().flat_map(|components| &components.schemas);
        let is_everything = self.selected.is_everything();
        for (name, schema) in schemas.filter(|_| is_everything) {
            let node = SchemaNode::new(schema, Section::Schemas.child(name));
            if self.drafts.at(&node.pointer).is_none() && !forms.contains_key(&*node.pointer) {
                self.named(&node);
                self.finish_pending();
            }
        }
        // Where a schema is JSON elsewhere, that type has the component's name.
        for (pointer, id) in forms {
            if self.drafts.at(&pointer).is_some() {
                self.drafts.origins[id.0 as usize].component = None;
            }
        }
    }
}
