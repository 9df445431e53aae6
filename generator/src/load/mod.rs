//! Stage `load`: from files to one tree.
//!
//! The stage reads a document, given as a path or as text, applies the overlays and bundles other files. The
//! result, [`Loaded`], is one JSON tree in which no reference leads to another file, the origin of each
//! node, and the texts. The stage never opens a network connection and, unless allowed, no file outside the
//! root folder. It does not interpret nodes, except to find the places where references may stand.

mod bundle;
pub(crate) mod kind;
mod overlay;
mod parse;
mod read;
mod reference;

use std::path::{Path, PathBuf};

use serde_json::Value;

pub use crate::limits::Limits;

use crate::diagnostic::Report;
use crate::source::{FileId, Files, Origins, Sources};

/// A document that was read.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The document with overlays applied and other files bundled.
    pub tree: Value,
    /// Where the nodes of the tree came from.
    pub origins: Origins,
    /// Every file that was read, the document first. If one changes, the build must run again.
    pub sources: Sources,
}

/// What to read besides the document, and how far to go.
#[derive(Debug, Clone, Default)]
pub struct LoadOptions {
    /// Overlays in the order in which they are applied.
    pub overlays: Vec<PathBuf>,
    /// The folder that references may not leave; `None` is the folder of the document.
    pub root: Option<PathBuf>,
    /// Whether references may leave the root folder.
    pub allow_outside: bool,
    /// The limits of size.
    pub limits: Limits,
    /// Where the files are.
    pub files: Files,
}

/// Reads a document, applies the overlays and bundles the files that it refers to.
///
/// After a minor error (such as a duplicate key) the rest is still returned; the caller checks the report to
/// decide whether to continue.
///
/// # Errors
///
/// If nothing could be used. The report then contains an error with the reason, and the texts for rendering
/// it are returned.
pub fn load_path(path: &Path, options: &LoadOptions, report: &mut Report) -> Result<Loaded, Sources> {
    let mut sources = Sources::default();
    let LoadOptions { limits, files, .. } = options;
    let document = read::add_file(path, files, limits, &mut sources, report);
    let add = |path: &PathBuf| read::add_file(path, files, limits, &mut sources, report);
    let overlays = options.overlays.iter().map(add);
    let overlays: Vec<FileId> = overlays.collect::<Vec<_>>().into_iter().flatten().collect();
    let access = bundle::Access::beside(path, options);
    let loaded = document.and_then(|id| load(id, &overlays, access, limits, &mut sources, report));
    finish(loaded, sources)
}

/// Reads a document from a text, with overlays as names and texts. No file is opened; references to files are
/// kept, with a warning.
///
/// # Errors
///
/// As [`load_path`].
pub fn load_text(
    name: &str,
    text: &str,
    overlays: &[(&str, &str)],
    report: &mut Report,
) -> Result<Loaded, Sources> {
    let mut sources = Sources::default();
    let document = read::add_text(name, text, &mut sources);
    let overlays: Vec<FileId> =
        overlays.iter().map(|(name, text)| read::add_text(name, text, &mut sources)).collect();
    let limits = Limits::default();
    let loaded = load(document, &overlays, bundle::Access::None, &limits, &mut sources, report);
    finish(loaded, sources)
}

fn load(
    document: FileId,
    overlays: &[FileId],
    access: bundle::Access,
    limits: &Limits,
    sources: &mut Sources,
    report: &mut Report,
) -> Option<(Value, Origins)> {
    let mut parsed = parse::object(document, sources, limits, report)?;
    parse::keep_versions_as_written(&mut parsed.tree, document, sources);
    let mut origins = Origins::new(document);
    let mut may_refer_outside = parsed.may_refer_outside;
    let nothing = Value::Null;
    let changed = if overlays.is_empty() { &nothing } else { &parsed.tree };
    let mut budget = overlay::Budget::of(changed, limits.nodes);
    for overlay in overlays {
        if let Some(overlay) = overlay::read(*overlay, sources, limits, report) {
            may_refer_outside |= overlay.may_refer_outside;
            overlay.apply(&mut parsed.tree, &mut origins, &mut budget, report);
        }
    }
    if may_refer_outside {
        let bundle = bundle::Bundle { document, access, limits, sources, origins: &mut origins, report };
        bundle.take_in(&mut parsed.tree);
    }
    // Later stages move nodes, and the pointers of this stage would then lead elsewhere.
    report.trace(&origins);
    Some((parsed.tree, origins))
}

fn finish(loaded: Option<(Value, Origins)>, sources: Sources) -> Result<Loaded, Sources> {
    match loaded {
        Some((tree, origins)) => Ok(Loaded { tree, origins, sources }),
        None => Err(sources),
    }
}
