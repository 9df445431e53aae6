//! The document in two shapes: as its author wrote it, where schemas are checked and overlays apply, and as
//! the compiler sees it, where operations are found.

use std::path::Path;

use serde_json::Value;

use crate::desugar;
use crate::diagnostic::Report;
use crate::limits;
use crate::load::Loaded;
use crate::pipeline::{self, Options};
use crate::source::{FileId, Origins, Place, Sources, local_pointer};

/// The versions of OpenAPI, as far as they write the same thing differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    Swagger2,
    V30,
    /// 3.1 and 3.2: schemas are JSON Schema.
    V31,
}

/// A document.
pub(super) struct Document {
    /// In its own dialect, with overlays applied and other files bundled.
    pub(super) written: Value,
    /// In the shape of OpenAPI 3.0.
    pub(super) shaped: Value,
    pub(super) dialect: Dialect,
    pub(super) sources: Sources,
    /// From the shaped tree to the written one.
    moved: Origins,
    /// From the written tree to files.
    origins: Origins,
    /// The first file that overlays cannot change: one that the document refers to.
    first_other: u32,
}

impl Document {
    /// Reads a document. Fails with what is wrong with it.
    pub(super) fn read(path: &Path, options: &Options) -> Result<Self, Box<(Report, Sources)>> {
        let mut report = Report::default();
        report.set_levels(options.config.diagnostics.clone());
        let Loaded { tree, origins, sources } = match pipeline::load(path, options, &mut report) {
            Ok(loaded) => loaded,
            Err(sources) => return Err(Box::new((report, sources))),
        };
        let mut shaped = tree.clone();
        let mut moved = Origins::new(FileId(0));
        let mut findings = Report::default();
        // What is reported here, `check` reports too, at its place in the files.
        desugar::desugar(&mut shaped, &mut moved, &mut findings);
        if report.has_errors() {
            return Err(Box::new((report, sources)));
        }
        let version = tree.get("openapi").and_then(Value::as_str);
        let dialect = match version {
            _ if tree.get("swagger").is_some() => Dialect::Swagger2,
            Some(version) if version.starts_with("3.0") => Dialect::V30,
            _ => Dialect::V31,
        };
        let first_other = u32::try_from(options.overlays.len()).unwrap_or(u32::MAX).saturating_add(1);
        Ok(Self { written: tree, shaped, dialect, sources, moved, origins, first_other })
    }

    /// The pointer in the written tree of a node of the shaped one.
    pub(super) fn written_pointer(&self, shaped: &str) -> String {
        let pointer = self.moved.place(shaped).pointer;
        match pointer.strip_suffix("/schema") {
            // A parameter of Swagger 2.0 is its own schema.
            Some(parameter) if self.written.pointer(&pointer).is_none() => parameter.to_owned(),
            _ => pointer,
        }
    }

    /// Where the author wrote a node of the written tree.
    pub(super) fn place(&self, pointer: &str) -> Place {
        self.origins.place(pointer)
    }

    /// Whether an overlay can change a node of the written tree: overlays apply before other files are
    /// bundled.
    pub(super) fn is_reachable(&self, pointer: &str) -> bool {
        self.place(pointer).file.is_none_or(|file| file.0 < self.first_other)
    }
}

/// A node of a tree and its pointer, with references followed; `None` if one leads nowhere.
pub(super) fn resolved<'d>(tree: &'d Value, pointer: &str) -> Option<(String, &'d Value)> {
    let mut pointer = pointer.to_owned();
    for _ in 0..limits::REFERENCE_CHAIN {
        let node = tree.pointer(&pointer)?;
        match node.get("$ref").and_then(Value::as_str) {
            Some(reference) => pointer = local_pointer(reference)?.into_owned(),
            None => return Some((pointer, node)),
        }
    }
    None
}
