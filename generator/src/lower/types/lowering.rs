//! [`TypeLowering`]: the state of lowering schemas to types.

use std::collections::VecDeque;

use crate::config::Config;
use crate::diagnostic::Report;
use crate::ir::TypeId;
use crate::lower::draft::Drafts;
use crate::model::{Model, SchemaNode};

/// Lowers the schemas of a document to types.
pub(crate) struct TypeLowering<'d, 'm> {
    pub(super) model: &'m Model<'d>,
    pub(super) config: &'m Config,
    pub(crate) report: &'m mut Report,
    pub(crate) drafts: Drafts,
    /// Types that were declared for a reference and have not been lowered, with their schemas.
    pub(super) pending: VecDeque<(TypeId, SchemaNode<'d>)>,
    /// The number of types declared for merged schemas.
    pub(super) merged: usize,
    /// The number of nested inline schemas that are being lowered.
    pub(super) depth: usize,
}

impl<'d, 'm> TypeLowering<'d, 'm> {
    pub(crate) fn new(model: &'m Model<'d>, config: &'m Config, report: &'m mut Report) -> Self {
        let (drafts, pending) = (Drafts::default(), VecDeque::new());
        Self { model, config, report, drafts, pending, merged: 0, depth: 0 }
    }
}
