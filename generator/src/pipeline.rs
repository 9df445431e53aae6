//! The compiler from end to end: each stage once, in order.
//!
//! From the path of a document and the options come the API as data, the diagnostics, and how long each stage
//! took. The caller decides what to make of the API: [`layout`](crate::layout) writes Rust,
//! [`manifest`](crate::manifest) a description.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::config::Config;
use crate::diagnostic::{Report, codes};
use crate::ir::{Api, Constructors, Examples, Output, Strictness};
use crate::load::{Limits, LoadOptions, Loaded};
use crate::source::{Files, Origins, Sources};
use crate::{desugar, document, load, lower};

/// What to read in addition to the document, and the configuration: `Options::default().config(config)`.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Options {
    /// Overlays (OpenAPI Overlay 1.0) in the order in which they are applied.
    pub overlays: Vec<PathBuf>,
    /// The folder that references may not leave; `None` is the folder of the document.
    pub root: Option<PathBuf>,
    /// Whether references may leave the root folder.
    pub allow_outside: bool,
    /// How large a document may be.
    pub limits: Limits,
    /// The configuration.
    pub config: Config,
    /// Options for the output.
    pub output: Output,
    /// Where the files are.
    pub(crate) files: Files,
}

impl Options {
    /// Sets the overlays, in the order in which they are applied.
    #[must_use]
    pub fn overlays(mut self, overlays: Vec<PathBuf>) -> Self {
        self.overlays = overlays;
        self
    }

    /// Sets the folder that references may not leave.
    #[must_use]
    pub fn root(mut self, root: Option<PathBuf>) -> Self {
        self.root = root;
        self
    }

    /// Sets whether references may leave the root folder.
    #[must_use]
    pub fn allow_outside(mut self, allow_outside: bool) -> Self {
        self.allow_outside = allow_outside;
        self
    }

    /// Sets how large a document may be.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Sets the configuration.
    #[must_use]
    pub fn config(mut self, config: Config) -> Self {
        self.config = config;
        self
    }

    /// Sets the options for the output.
    #[must_use]
    pub fn output(mut self, output: Output) -> Self {
        self.output = output;
        self
    }
}

/// The outcome of a run.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Generated {
    /// The API. It must not be used if the report has errors, and is empty if nothing could be compiled.
    pub api: Api,
    /// The diagnostics.
    pub report: Report,
    /// Every file that was read, for rendering the report and for detecting changes.
    pub sources: Sources,
    /// Where the nodes of the compiler's tree were written.
    #[cfg_attr(not(feature = "review"), allow(dead_code, reason = "a review asks later"))]
    pub(crate) origins: Origins,
    /// The compiler's tree with all rules of the schemas, for a review; null unless it was asked for.
    #[cfg_attr(not(feature = "review"), allow(dead_code, reason = "a review asks for it"))]
    pub(crate) tree: Value,
    /// The document with overlays applied and other files bundled, in its own dialect; null unless it was
    /// asked for.
    pub(crate) written: Value,
    /// How long each stage took.
    pub timings: Timings,
}

/// The stages that ran, in order, each with its time.
#[derive(Debug, Clone, Default)]
pub struct Timings(pub Vec<(&'static str, Duration)>);

impl Timings {
    /// Runs a stage and notes its time.
    pub fn stage<T>(&mut self, name: &'static str, run: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = run();
        self.0.push((name, start.elapsed()));
        result
    }
}

/// Compiles a document to the API that it describes.
#[must_use]
pub fn analyze(path: &Path, options: &Options) -> Generated {
    run(path, options, Keep::Nothing)
}

/// The same for a review, which also needs what bindings do not: the rules that only a server checks.
#[cfg(feature = "review")]
#[must_use]
pub fn analyze_for_review(path: &Path, options: &Options) -> Generated {
    run(path, options, Keep::Tree)
}

/// The same for an inference, which also reads what is neither a type nor a call, and names nodes of the
/// document as it was written.
pub(crate) fn analyze_for_inference(path: &Path, options: &Options) -> Generated {
    run(path, options, Keep::Trees)
}

/// What is kept for the caller beside the API.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keep {
    Nothing,
    /// The compiler's tree.
    #[cfg(feature = "review")]
    Tree,
    /// That tree, and the one before it was changed to the shape of 3.0.
    Trees,
}

fn run(path: &Path, options: &Options, keep: Keep) -> Generated {
    let mut report = Report::default();
    let mut timings = Timings::default();
    report.set_levels(options.config.diagnostics.clone());
    options.config.check(&mut report);
    let loaded = timings.stage("load", || load(path, options, &mut report));
    let Loaded { mut tree, mut origins, sources } = match loaded {
        Ok(loaded) => loaded,
        Err(sources) => return Generated { report, sources, timings, ..Generated::default() },
    };
    let written = if keep == Keep::Trees { tree.clone() } else { Value::Null };
    let rules = timings.stage("desugar", || {
        let (unquoted, rules) = desugar::desugar_and_keep(&mut tree, &mut origins, &mut report);
        unquoted.spell(&mut tree, &origins, &sources);
        (keep != Keep::Nothing).then_some(rules)
    });
    let bytes: usize = sources.iter().map(|(_, file)| file.text.len()).sum();
    let fields = options.limits.fields.saturating_add(bytes / crate::limits::BYTES_PER_FIELD);
    let document = timings.stage("document", || document::read(&tree, fields, &mut report));
    // Frees the memory of the tree for the next stages, unless it is needed.
    let tree = rules.map_or(Value::Null, |rules| {
        rules.put_back(&mut tree);
        tree
    });
    let lower = || lower::lower(&document, &options.config, output(options), &mut report);
    let mut api = timings.stage("lower", lower).unwrap_or_default();
    if api.operations.is_empty() && api.types.0.is_empty() && !report.has_errors() {
        let message = "nothing is generated: the document has no operations and no schemas, or all of them are left out";
        report.add(&codes::load::EMPTY_BINDINGS, "", message);
    }
    trace(&mut api, &origins);
    report.trace(&origins);
    Generated { api, report, sources, origins, tree, written, timings }
}

/// The options for the output. Those of the caller take precedence over the configuration.
fn output(options: &Options) -> Output {
    let (given, config) = (&options.output, &options.config);
    let examples = if given.examples == Examples::None { &config.examples } else { &given.examples };
    let constructors = match given.constructors {
        Constructors::Requests => config.constructors,
        Constructors::All => Constructors::All,
    };
    let tag_features = given.tag_features || config.tag_features;
    let strictness = match given.strictness == Strictness::default() {
        true => config.responses.strictness,
        false => given.strictness,
    };
    Output { tag_features, examples: examples.clone(), constructors, strictness }
}

/// Replaces the pointers of types by those that the author wrote, as far as these are in the document itself.
fn trace(api: &mut Api, origins: &Origins) {
    let document = origins.place("").file;
    for def in &mut api.types.0 {
        let place = origins.place(&def.name.pointer);
        if place.file == document {
            def.name.pointer = place.pointer;
        }
    }
}

/// The document as a single tree in its own dialect, with overlays applied and definitions from other files
/// included. Null if nothing could be read; the report says why.
#[must_use]
pub fn bundled(path: &Path, options: &Options) -> (Value, Report, Sources) {
    let mut report = Report::default();
    report.set_levels(options.config.diagnostics.clone());
    match load(path, options, &mut report) {
        Ok(Loaded { tree, sources, .. }) => (tree, report, sources),
        Err(sources) => (Value::Null, report, sources),
    }
}

/// The document as the compiler sees it: a single tree in the shape of OpenAPI 3.0. Null if nothing could be
/// read; the report says why.
#[must_use]
pub fn desugared(path: &Path, options: &Options) -> (Value, Report, Sources) {
    let mut report = Report::default();
    report.set_levels(options.config.diagnostics.clone());
    match load(path, options, &mut report) {
        Ok(Loaded { mut tree, mut origins, sources }) => {
            desugar::desugar(&mut tree, &mut origins, &mut report).spell(&mut tree, &origins, &sources);
            report.trace(&origins);
            (tree, report, sources)
        }
        Err(sources) => (Value::Null, report, sources),
    }
}

/// The first stage. Returns an OpenAPI document, or the sources that the report refers to.
pub(crate) fn load(path: &Path, options: &Options, report: &mut Report) -> Result<Loaded, Sources> {
    let loaded = load::load_path(path, &load_options(options), report)
        .map_err(|sources| with_config(sources, options))?;
    let Loaded { tree, origins, sources } = loaded;
    let sources = with_config(sources, options);
    if !load::kind::check(&tree, report) {
        report.trace(&origins);
        return Err(sources);
    }
    Ok(Loaded { tree, origins, sources })
}

/// Adds the file of the configuration to the sources, since diagnostics may refer to it.
fn with_config(mut sources: Sources, options: &Options) -> Sources {
    if let Some(file) = &options.config.file {
        sources.set_config(file.clone());
    }
    sources
}

fn load_options(options: &Options) -> LoadOptions {
    LoadOptions {
        overlays: options.overlays.clone(),
        root: options.root.clone(),
        allow_outside: options.allow_outside,
        limits: options.limits.clone(),
        files: options.files.clone(),
    }
}
