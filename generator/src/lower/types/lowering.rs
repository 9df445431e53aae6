//! The types of a document while they are made.

use crate::config::Config;
use crate::diagnostic::Report;
use crate::ir::TypeId;
use crate::lower::draft::Drafts;
use crate::model::{Model, SchemaNode};

/// The types of a document in the making.
pub(crate) struct TypeLowering<'d, 'm> {
    pub(super) model: &'m Model<'d>,
    pub(super) config: &'m Config,
    pub(crate) report: &'m mut Report,
    pub(crate) drafts: Drafts,
    /// The schemas of referenced types, by id, ascending.
    pub(super) targets: Vec<(TypeId, SchemaNode<'d>)>,
    /// How many types of merged schemas there are.
    pub(super) merged: usize,
    /// How many schemas in place are being lowered inside each other.
    pub(super) depth: usize,
}

impl<'d, 'm> TypeLowering<'d, 'm> {
    /// No types yet.
    pub(crate) fn new(model: &'m Model<'d>, config: &'m Config, report: &'m mut Report) -> Self {
        Self { model, config, report, drafts: Drafts::default(), targets: Vec::new(), merged: 0, depth: 0 }
    }
}
