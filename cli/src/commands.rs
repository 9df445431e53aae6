//! Runs the commands: takes arguments, writes files and diagnostics, and reports whether the document is free
//! of errors.

use std::path::{Path, PathBuf};

use openapi_bindgen::config::Config;
use openapi_bindgen::diagnostic::codes;
use openapi_bindgen::layout::{self, PackageOptions, RuntimeSource};
use openapi_bindgen::source::Sources;
use openapi_bindgen::{Generated, Options, Timings, ir, manifest, review as reviews};

use crate::arguments::{Command, Input, MessageFormat, Target};
use crate::{Failure, check, help, infer, output, package, reconcile, report, review};

/// Runs a command. `Ok(false)` means that the document has errors, which were printed.
pub(crate) fn run(command: Command) -> Result<bool, Failure> {
    match command {
        Command::Generate { input, target, manifest, is_check } => {
            generate(&input, &target, manifest.as_deref(), is_check)
        }
        Command::Diff { input, diff, out } => review::diff(&input, &diff, out.as_deref()),
        Command::Reconcile { input, reconcile, out } => {
            reconcile::reconcile(&input, &reconcile, out.as_deref())
        }
        Command::Check { input } => check_document(&input),
        Command::Lower { input, out } => lower(&input, out.as_deref()),
        Command::Bundle { input, out } => bundle(&input, out.as_deref()),
        Command::Infer { input, overlay } => infer::infer(&input, overlay.as_deref()),
        Command::Explain { code } => explain(&code),
        Command::Help => {
            output::stdout(help::HELP)?;
            Ok(true)
        }
        Command::Version => {
            output::stdout(concat!("openapi-bindgen ", env!("CARGO_PKG_VERSION"), "\n"))?;
            Ok(true)
        }
    }
}

fn check_document(input: &Input) -> Result<bool, Failure> {
    let (api, timings) = analyze(input)?;
    print_timings(input, &timings);
    Ok(api.is_some())
}

fn generate(
    input: &Input,
    target: &Target,
    manifest_file: Option<&Path>,
    is_check: bool,
) -> Result<bool, Failure> {
    let (api, mut timings) = analyze(input)?;
    let mut is_fine = api.is_some();
    if let Some(api) = &api {
        let texts = timings.stage("emit", || texts(api, target, manifest_file));
        if is_check {
            is_fine = timings.stage("check", || check::check(target, &texts))?;
        } else {
            timings.stage("write", || write(target, &texts))?;
        }
    }
    print_timings(input, &timings);
    Ok(is_fine)
}

fn print_timings(input: &Input, timings: &Timings) {
    if input.timings {
        report::print_timings(&timings.0, input.message_format);
    }
}

/// The texts to be written.
pub(crate) struct Texts {
    /// The bindings: paths below the folder of the crate, or a single file.
    pub(crate) bindings: Vec<(PathBuf, String)>,
    pub(crate) manifest: Option<(PathBuf, String)>,
}

/// Emits and formats.
fn texts(api: &ir::Api, target: &Target, manifest_file: Option<&Path>) -> Texts {
    let (bindings, prefix) = match target {
        Target::File(file) => {
            let prefix = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            (vec![(file.clone(), layout::quiet_file(api))], prefix)
        }
        Target::Crate { name, runtime_path, .. } => {
            let options = package_options(name, runtime_path.as_deref());
            (layout::package(api, &options), name.replace('-', "_"))
        }
    };
    let manifest =
        manifest_file.map(|file| (file.to_owned(), format!("{:#}\n", manifest::manifest(api, &prefix))));
    Texts { bindings, manifest }
}

fn write(target: &Target, texts: &Texts) -> Result<(), Failure> {
    match target {
        Target::File(_) => {
            for (file, text) in &texts.bindings {
                output::write(file, text, layout::is_generated)?;
            }
        }
        Target::Crate { folder, .. } => package::write(folder, &texts.bindings)?,
    }
    match &texts.manifest {
        Some((file, text)) => output::write(file, text, is_manifest),
        None => Ok(()),
    }
}

/// Whether a text is a manifest of bindings, which may be overwritten with a new one.
fn is_manifest(text: &str) -> bool {
    let read: Result<serde_json::Value, _> = serde_json::from_str(text);
    read.is_ok_and(|read| ["client", "operations", "types"].iter().all(|key| read.get(key).is_some()))
}

/// The options of a generated package. The runtime is published together with this program, under the same
/// version.
fn package_options(name: &str, runtime_path: Option<&str>) -> PackageOptions {
    let runtime = match runtime_path {
        Some(path) => RuntimeSource::Path(path.to_owned()),
        None => RuntimeSource::Registry(env!("CARGO_PKG_VERSION").to_owned()),
    };
    PackageOptions::new(name, runtime)
}

/// Runs the pipeline and prints its diagnostics. There is no API if there were errors.
fn analyze(input: &Input) -> Result<(Option<ir::Api>, Timings), Failure> {
    let Generated { api, report, sources, timings, .. } =
        openapi_bindgen::analyze(&input.document, &options(input)?);
    report::print(&report, &sources, input.message_format);
    if input.message_format == MessageFormat::Human {
        let counts = [(api.operations.len(), "operation"), (api.types.0.len(), "type")];
        let counts = if report.has_errors() { &[][..] } else { &counts };
        report::print_summary(&input.document.to_string_lossy(), counts, &report);
    }
    Ok(((!report.has_errors()).then_some(api), timings))
}

fn lower(input: &Input, out: Option<&Path>) -> Result<bool, Failure> {
    let (tree, report, sources) = openapi_bindgen::desugared(&input.document, &options(input)?);
    report::print(&report, &sources, input.message_format);
    if report.has_errors() {
        return Ok(false);
    }
    print(&yaml(&tree)?, out, &sources)?;
    Ok(true)
}

/// Bundles everything into one document. It is JSON if the output file is or, without one, if the document
/// itself is.
fn bundle(input: &Input, out: Option<&Path>) -> Result<bool, Failure> {
    let (tree, report, sources) = openapi_bindgen::bundled(&input.document, &options(input)?);
    report::print(&report, &sources, input.message_format);
    if report.has_errors() {
        return Ok(false);
    }
    let is_json = match out {
        Some(file) => file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json")),
        None => {
            sources.iter().next().is_some_and(|(_, document)| document.text.trim_start().starts_with('{'))
        }
    };
    print(&if is_json { format!("{tree:#}\n") } else { yaml(&tree)? }, out, &sources)?;
    Ok(true)
}

fn yaml(tree: &serde_json::Value) -> Result<String, Failure> {
    serde_yaml::to_string(tree)
        .map_err(|error| Failure::File(format!("the tree cannot be written as YAML: {error}")))
}

/// Writes to a file, which must not be one of the files read, or to stdout.
fn print(text: &str, out: Option<&Path>, sources: &Sources) -> Result<(), Failure> {
    match out {
        None => output::stdout(text),
        Some(file) => output::write_beside(file, text, &[sources]),
    }
}

fn explain(id: &str) -> Result<bool, Failure> {
    if let Some(code) = reviews::codes::all().find(|code| code.id == id) {
        output::stdout(&format!("{}: {}\n\n{}\n", code.id, code.title, code.explanation))?;
        return Ok(true);
    }
    let Some(code) = codes::all().find(|code| code.id == id) else { return Ok(false) };
    let level = code.level.as_str();
    output::stdout(&format!("{}: {} ({level} by default)\n\n{}\n", code.id, code.title, code.explanation))?;
    Ok(true)
}

/// The options of the library, with the configuration read.
pub(crate) fn options(input: &Input) -> Result<Options, Failure> {
    let mut config = match &input.config {
        Some(file) => Config::read(file).map_err(|error| {
            report::print(error.report(), error.sources(), input.message_format);
            Failure::Said
        })?,
        None => Config::default(),
    };
    for (code, level) in &input.levels {
        config.diagnostics.by_code.insert((*code).to_owned(), *level);
    }
    config.diagnostics.deny_warnings |= input.deny_warnings;
    Ok(Options::default()
        .overlays(input.overlays.clone())
        .root(input.root.clone())
        .allow_outside(input.allow_outside)
        .limits(input.limits.clone())
        .config(config)
        .output(input.output.clone()))
}
