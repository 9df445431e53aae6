//! Stage `lower`: from the document to the API as data.
//!
//! In: a [`Document`] of the 3.0 shape and the configuration. Out: [`Api`]. The passes stand in
//! [`lower`] in the order they run; what can be refused is refused here, and nothing after this
//! stage can fail or rename.

mod body;
mod docs;
mod drafts;
mod enumeration;
mod facts;
mod form;
mod inheritance;
mod media_type;
mod names;
mod node;
mod object;
mod operation;
mod order;
mod pagination;
mod parameter;
mod payload;
mod recursion;
mod response;
mod scalar;
mod schema;
mod security;
mod selector;
mod server;
mod share;
mod union;
mod usage;
mod view;
mod walk;

use std::collections::{BTreeMap, HashMap};

use crate::config::Config;
use crate::diagnostic::Report;
use crate::document::Document;
use crate::ir::{Api, TypeId};
use crate::source;

use drafts::Drafts;
use inheritance::Heirs;
use node::Node;

/// What the passes over the document share.
pub(crate) struct Lowering<'d> {
    document: &'d Document,
    config: &'d Config,
    report: &'d mut Report,
    drafts: Drafts,
    /// The schemas of referenced types, by id, ascending.
    targets: Vec<(TypeId, Node<'d>)>,
    heirs: Heirs<'d>,
    /// Form types by the schema, or the media type, they were made for.
    forms: BTreeMap<String, TypeId>,
    /// How many schemas in place are being lowered inside each other.
    depth: usize,
}

/// Lowers a document: decides every type, every operation and every name.
pub fn lower(document: &Document, config: &Config, report: &mut Report) -> Api {
    let mut lowering = Lowering {
        document,
        config,
        report,
        drafts: Drafts::default(),
        targets: Vec::new(),
        heirs: inheritance::heirs(document),
        forms: BTreeMap::new(),
        depth: 0,
    };
    let mut api = operation::api(&mut lowering);
    lowering.payloads();
    lowering.components();
    let Lowering { mut drafts, report, .. } = lowering;
    share::share(&mut drafts, &mut api);
    usage::directions(&mut drafts, &api);
    order::arrange(&mut drafts, &mut api, &component_order(document));
    recursion::break_cycles(&mut drafts);
    facts::derive(&mut drafts);
    names::mint(&mut drafts, &mut api, config, report);
    api.types = drafts.types;
    pagination::find_items(&mut api, report);
    api
}

/// The position of each component, by pointer.
fn component_order(document: &Document) -> HashMap<String, usize> {
    let schemas = document.api.components.iter().flat_map(|components| components.schemas.keys());
    schemas
        .enumerate()
        .map(|(position, name)| (source::child("/components/schemas", name), position))
        .collect()
}

impl<'d> Lowering<'d> {
    /// Lowers what operations queued, then the components that none reached. A component that is
    /// only ever the body of a form is a form already.
    fn components(&mut self) {
        self.finish_pending();
        let forms: HashMap<String, TypeId> =
            self.forms.values().map(|id| (self.drafts.types[*id].name.pointer.clone(), *id)).collect();
        let schemas = self.document.api.components.iter().flat_map(|components| &components.schemas);
        for (name, schema) in schemas {
            let node = Node::new(schema, source::child("/components/schemas", name));
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
