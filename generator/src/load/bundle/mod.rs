//! Bundles a document: what it refers to in other files becomes part of it.
//!
//! A node of another file is put into the section of components that fits it, once, under the name it had
//! there. A node for which there is no section (a path item, a map of properties) replaces the reference
//! itself. Origins still lead to the other files. A reference that cannot be followed is reported and left
//! as it is.

mod discriminator;
mod files;
mod name;
mod place;
mod problem;
mod sections;
mod slots;
mod target;
mod walk;

use std::collections::{HashMap, HashSet, VecDeque};

use serde_json::Value;

pub(super) use self::files::Access;
use self::files::{Files, Index};
use self::target::Target;
use super::Limits;
use crate::diagnostic::Report;
use crate::openapi::{Object, Slot};
use crate::source::{FileId, Origins, Sources};

/// What bundling needs.
pub(super) struct Bundle<'a> {
    pub(super) document: FileId,
    pub(super) access: Access,
    pub(super) limits: &'a Limits,
    pub(super) sources: &'a mut Sources,
    pub(super) origins: &'a mut Origins,
    pub(super) report: &'a mut Report,
}

impl Bundle<'_> {
    /// Bundles everything into `tree`.
    pub(super) fn take_in(self, tree: &mut Value) {
        let is_swagger = tree.get("swagger").is_some();
        let files = Files::new(self.document, tree.clone(), self.access, self.limits, self.sources);
        let mut bundler = Bundler {
            files,
            origins: self.origins,
            report: self.report,
            is_swagger,
            placed: HashMap::new(),
            taken: HashMap::new(),
            pending: VecDeque::new(),
            inlining: Vec::new(),
            nodes_left: self.limits.nodes,
            copies_left: self.limits.copies,
            is_spent: false,
            ids: None,
        };
        bundler.open_sections(tree);
        bundler.walk(tree, Slot::One(Object::Root), 0, "", 0);
        bundler.settle(tree);
    }
}

/// A component that is yet to be walked and put into the tree.
struct Pending {
    pointer: String,
    value: Value,
    object: Object,
    file: Index,
}

/// The state of bundling.
struct Bundler<'a> {
    files: Files<'a>,
    origins: &'a mut Origins,
    report: &'a mut Report,
    is_swagger: bool,
    /// Which component a node of another file has become, as a pointer into the tree.
    placed: HashMap<Target, String>,
    /// The names of each section.
    taken: HashMap<&'static str, HashSet<String>>,
    pending: VecDeque<Pending>,
    /// The targets that currently replace references, from the outside in.
    inlining: Vec<Target>,
    nodes_left: usize,
    /// How many of them may replace references.
    copies_left: usize,
    /// Whether a limit was exceeded, which is reported once.
    is_spent: bool,
    /// The `$id`s of the document, collected on first use.
    ids: Option<HashSet<String>>,
}
