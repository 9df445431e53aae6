//! The calls of a document while they are made.

use std::collections::BTreeMap;

use super::selection::Selected;
use super::xml_bodies::XmlBodies;
use crate::config::Config;
use crate::diagnostic::Report;
use crate::ir::{HeaderSetId, Table, TypeId};
use crate::lower::draft::HeaderSet;
use crate::lower::types::TypeLowering;
use crate::model::Model;

/// The calls of a document in the making.
pub(crate) struct CallLowering<'d, 'm> {
    pub(super) model: &'m Model<'d>,
    pub(super) types: TypeLowering<'d, 'm>,
    pub(super) selected: Selected<'m>,
    /// The headers of responses, by the pointer of `headers`.
    pub(super) header_sets: Table<HeaderSetId, HeaderSet>,
    /// Form types by the schema, or the media type, they were made for.
    pub(super) forms: BTreeMap<String, TypeId>,
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
