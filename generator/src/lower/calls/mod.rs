//! What operations become: calls with parameters, bodies, answers and credentials.
//!
//! [`CallLowering`] reads the paths of a document. It asks [`TypeLowering`] for every type that a call needs,
//! and keeps what belongs to calls alone: the headers of answers, forms, and which bodies are XML.

mod answer;
mod body;
mod link;
mod operation;
mod pagination;
mod parameter;
mod payload;
mod reference;
mod security;
mod selection;
mod server;
mod site;
mod weight;
mod xml_bodies;

use std::collections::BTreeMap;

use super::types::TypeLowering;
use crate::config::Config;
use crate::diagnostic::Report;
use crate::ir::{HeaderSetId, Table, TypeId};
use crate::lower::draft::HeaderSet;
use crate::model::Model;

pub(super) use answer::share_headers;
pub(super) use operation::api;
pub(super) use pagination::find_items;
pub(super) use xml_bodies::XmlBodies;

use selection::Selected;

/// The calls of a document in the making.
pub(super) struct CallLowering<'d, 'm> {
    model: &'m Model<'d>,
    pub(super) types: TypeLowering<'d, 'm>,
    pub(super) selected: Selected<'m>,
    /// The headers of responses, by the pointer of `headers`.
    pub(super) header_sets: Table<HeaderSetId, HeaderSet>,
    /// Form types by the schema, or the media type, they were made for.
    forms: BTreeMap<String, TypeId>,
    /// The bodies that are XML.
    pub(super) xml: XmlBodies<'d>,
}

impl<'d, 'm> CallLowering<'d, 'm> {
    /// No calls yet.
    pub(super) fn new(model: &'m Model<'d>, config: &'m Config, report: &'m mut Report) -> Self {
        Self {
            model,
            types: TypeLowering::new(model, config, report),
            selected: Selected::new(config),
            header_sets: Table::default(),
            forms: BTreeMap::new(),
            xml: XmlBodies::default(),
        }
    }

    /// Lowers what calls queued, then the components that none of them reached. Where operations are
    /// selected, what they do not reach is left out.
    pub(super) fn components(&mut self) {
        self.types.components(self.forms.values().copied(), self.selected.is_everything());
    }
}
