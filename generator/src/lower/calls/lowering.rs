//! The state while the calls of a document are lowered.

use std::collections::BTreeMap;

use super::selection::Selected;
use super::xml::XmlBodies;
use crate::config::Config;
use crate::diagnostic::Report;
use crate::ir::{HeaderSetId, Table, TypeId};
use crate::lower::draft::HeaderSet;
use crate::lower::types::TypeLowering;
use crate::model::Model;

/// Lowers the calls of a document.
pub(crate) struct CallLowering<'d, 'm> {
    pub(super) model: &'m Model<'d>,
    pub(super) types: TypeLowering<'d, 'm>,
    pub(super) selected: Selected<'m>,
    /// The headers of responses, each set with the pointer of its `headers`.
    pub(super) header_sets: Table<HeaderSetId, HeaderSet>,
    /// Form types by the pointer of the schema or media type that they were made for.
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

    /// Lowers the types that calls queued, then the components that no call reached. The latter are left out
    /// if the configuration selects operations.
    pub(super) fn components(&mut self) {
        self.types.components(self.forms.values().copied(), self.selected.is_everything());
    }
}
