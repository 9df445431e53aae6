//! What schemas become: types, as drafts that have no name yet.
//!
//! [`TypeLowering`] is asked for the type of a schema and declares every type that it needs. A reference
//! never recurses: its target is queued, so that neither long chains nor cycles cost stack.

mod components;
mod containers;
mod docs;
mod enumeration;
mod limits;
mod object;
mod scalar;
mod schema;
mod union;

use crate::config::Config;
use crate::diagnostic::Report;
use crate::ir::TypeId;
use crate::lower::draft::Drafts;
use crate::model::{Model, SchemaNode};

pub(super) use docs::of_merged;
pub(super) use schema::Lowered;

/// The types of a document in the making.
pub(super) struct TypeLowering<'d, 'm> {
    model: &'m Model<'d>,
    config: &'m Config,
    pub(super) report: &'m mut Report,
    pub(super) drafts: Drafts,
    /// The schemas of referenced types, by id, ascending.
    targets: Vec<(TypeId, SchemaNode<'d>)>,
    /// How many types of merged schemas there are.
    merged: usize,
    /// How many schemas in place are being lowered inside each other.
    depth: usize,
}

impl<'d, 'm> TypeLowering<'d, 'm> {
    /// No types yet.
    pub(super) fn new(model: &'m Model<'d>, config: &'m Config, report: &'m mut Report) -> Self {
        Self { model, config, report, drafts: Drafts::default(), targets: Vec::new(), merged: 0, depth: 0 }
    }
}
