//! Parses arguments to a [`Command`]. Every usage error is found here, before anything is read.

mod diff;
mod reconcile;

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::prelude::*;
use openapi_bindgen::Limits;
use openapi_bindgen::diagnostic::{Level, codes};
use openapi_bindgen::ir;
use openapi_bindgen::layout::check_package_name;
use openapi_bindgen::review;

pub(crate) use self::diff::{Diff, ReviewFormat};
pub(crate) use self::reconcile::Reconcile;

/// What to do.
#[derive(Debug)]
pub(crate) enum Command {
    Generate { input: Input, target: Target, manifest: Option<PathBuf>, is_check: bool },
    Diff { input: Input, diff: Diff, out: Option<PathBuf> },
    Reconcile { input: Input, reconcile: Reconcile, out: Option<PathBuf> },
    Check { input: Input },
    Lower { input: Input, out: Option<PathBuf> },
    Bundle { input: Input, out: Option<PathBuf> },
    Infer { input: Input, overlay: Option<PathBuf> },
    Explain { code: String },
    Help,
    Version,
}

/// The document and how to read it.
#[derive(Debug, Default)]
pub(crate) struct Input {
    pub(crate) document: PathBuf,
    pub(crate) overlays: Vec<PathBuf>,
    /// The folder that references must not leave.
    pub(crate) root: Option<PathBuf>,
    pub(crate) allow_outside: bool,
    /// The limits for reading the document.
    pub(crate) limits: Limits,
    pub(crate) config: Option<PathBuf>,
    /// Levels by code, in the order given: later ones win.
    pub(crate) levels: Vec<(&'static str, Level)>,
    /// `--deny warnings`.
    pub(crate) deny_warnings: bool,
    pub(crate) message_format: MessageFormat,
    pub(crate) timings: bool,
    /// What is written, and how.
    pub(crate) output: ir::Output,
}

/// Where bindings are written.
#[derive(Debug)]
pub(crate) enum Target {
    File(PathBuf),
    Crate { folder: PathBuf, name: String, runtime_path: Option<String> },
}

/// How diagnostics are printed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MessageFormat {
    #[default]
    Human,
    Json,
    GitHub,
}

/// The options for the output, as found in the arguments.
#[derive(Default)]
struct Output {
    out: Option<PathBuf>,
    folder: Option<PathBuf>,
    name: Option<String>,
    runtime_path: Option<String>,
    manifest: Option<PathBuf>,
    tag_features: bool,
    examples: Option<String>,
    is_check: bool,
}

/// Reads the arguments after the program's name.
///
/// # Errors
///
/// A sentence about the first argument that is unknown, missing or contradictory.
pub(crate) fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Command, String> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut operands = Vec::new();
    let mut input = Input::default();
    let mut output = Output::default();
    let mut diff = diff::Given::default();
    let mut traffic = reconcile::Given::default();
    while let Some(argument) = parser.next().map_err(usage_error)? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help),
            Short('V') | Long("version") => return Ok(Command::Version),
            Short('o') | Long("out") => once(&mut output.out, "--out", path(&mut parser)?)?,
            Long("crate") => once(&mut output.folder, "--crate", path(&mut parser)?)?,
            Long("name") => once(&mut output.name, "--name", text(&mut parser)?)?,
            Long("runtime-path") => once(&mut output.runtime_path, "--runtime-path", text(&mut parser)?)?,
            Long("manifest") => once(&mut output.manifest, "--manifest", path(&mut parser)?)?,
            Long("check") => output.is_check = true,
            Long("old-overlay") => diff.old_overlays.push(path(&mut parser)?),
            Long("new-overlay") => diff.new_overlays.push(path(&mut parser)?),
            Long("old-config") => once(&mut diff.old_config, "--old-config", path(&mut parser)?)?,
            Long("new-config") => once(&mut diff.new_config, "--new-config", path(&mut parser)?)?,
            Long("format") => once(&mut diff.format, "--format", diff::format(&text(&mut parser)?)?)?,
            Long("changelog") => diff.is_changelog = true,
            Long("fail-on") => diff::fail_on(&mut diff.fail_on, &text(&mut parser)?)?,
            Long("from-version") => {
                once(&mut diff.from_version, "--from-version", diff::version(&text(&mut parser)?)?)?;
            }
            Long("traffic") => traffic.files.push(path(&mut parser)?),
            Long("server") => traffic.servers.push(text(&mut parser)?),
            Long("ignore") => reconcile::ignore(&mut traffic.ignored, &text(&mut parser)?)?,
            Long("apply") => traffic.applied.push(path(&mut parser)?),
            Long("tag-features") => output.tag_features = true,
            Long("examples") => once(&mut output.examples, "--examples", text(&mut parser)?)?,
            Long("overlay") => input.overlays.push(path(&mut parser)?),
            Long("root") => once(&mut input.root, "--root", path(&mut parser)?)?,
            Long("allow-outside") => input.allow_outside = true,
            Long("limit") => limit(&mut input.limits, &text(&mut parser)?)?,
            Long("config") => once(&mut input.config, "--config", path(&mut parser)?)?,
            Long("deny") => deny(&mut input, &text(&mut parser)?)?,
            Long("warn") => input.levels.push((code(&text(&mut parser)?)?, Level::Warning)),
            Long("allow") => input.levels.push((code(&text(&mut parser)?)?, Level::Allow)),
            Long("message-format") => input.message_format = message_format(&text(&mut parser)?)?,
            Long("timings") => input.timings = true,
            Value(operand) => operands.push(operand),
            unknown => return Err(usage_error(unknown.unexpected())),
        }
    }
    command(operands, input, output, diff, traffic)
}

const COMMANDS: &str = "generate, check, diff, infer, reconcile, bundle, lower or explain";

fn command(
    operands: Vec<OsString>,
    mut input: Input,
    output: Output,
    diff: diff::Given,
    traffic: reconcile::Given,
) -> Result<Command, String> {
    let mut operands = operands.into_iter();
    let Some(verb) = operands.next() else {
        return Err(format!("a command is missing: {COMMANDS}"));
    };
    let verb = verb.to_string_lossy().into_owned();
    let takes = match verb.as_str() {
        "generate" | "check" | "infer" | "reconcile" | "lower" | "bundle" => "a document",
        "diff" => "an old and a new document",
        "explain" => "a code such as OB0101 or OD0201",
        _ => return Err(format!("there is no command `{verb}`: {COMMANDS}")),
    };
    let operand = operands.next().ok_or_else(|| format!("`{verb}` needs {takes}"))?;
    if verb != "reconcile" {
        traffic.reject(&verb)?;
    }
    if verb == "diff" {
        let new = operands.next().ok_or("`diff` needs an old and a new document, and there is one")?;
        if let Some(extra) = operands.next() {
            return Err(format!("`diff` takes two arguments, and `{}` is a third", extra.to_string_lossy()));
        }
        output.reject_ignored_options(&verb)?;
        let diff = diff.settings(operand.into(), new.into())?;
        return Ok(Command::Diff { input, diff, out: output.out });
    }
    if let Some(extra) = operands.next() {
        return Err(format!("`{verb}` takes one argument, and `{}` is a second", extra.to_string_lossy()));
    }
    output.reject_ignored_options(&verb)?;
    input.document = PathBuf::from(&operand);
    if verb == "reconcile" {
        let reconcile = traffic.settings(&mut input, diff)?;
        return Ok(Command::Reconcile { input, reconcile, out: output.out });
    }
    diff.reject(&verb)?;
    match verb.as_str() {
        "generate" => {
            let manifest = output.manifest.clone();
            input.output = output.output_settings()?;
            let is_check = output.is_check;
            Ok(Command::Generate { input, target: output.target()?, manifest, is_check })
        }
        "check" => Ok(Command::Check { input }),
        "lower" => Ok(Command::Lower { input, out: output.out }),
        "bundle" => Ok(Command::Bundle { input, out: output.out }),
        "infer" => {
            let overlay = reconcile::written_overlay("infer", &mut input, traffic.applied)?;
            Ok(Command::Infer { input, overlay })
        }
        _ => Ok(Command::Explain { code: explained(&operand.to_string_lossy())?.to_owned() }),
    }
}

impl Output {
    /// Rejects options that the command would ignore.
    fn reject_ignored_options(&self, verb: &str) -> Result<(), String> {
        let given = [
            ("--out", self.out.is_some(), &["generate", "lower", "bundle", "diff", "reconcile"][..]),
            ("--check", self.is_check, &["generate"]),
            ("--crate", self.folder.is_some(), &["generate"]),
            ("--name", self.name.is_some(), &["generate"]),
            ("--runtime-path", self.runtime_path.is_some(), &["generate"]),
            ("--manifest", self.manifest.is_some(), &["generate"]),
            ("--tag-features", self.tag_features, &["generate"]),
            ("--examples", self.examples.is_some(), &["generate"]),
        ];
        match given.iter().find(|(_, given, verbs)| *given && !verbs.contains(&verb)) {
            Some((option, ..)) => Err(format!("`{verb}` does not take {option}")),
            None => Ok(()),
        }
    }

    /// The settings for what the bindings contain beyond the API.
    fn output_settings(&self) -> Result<ir::Output, String> {
        let examples = match (self.examples.as_deref(), &self.name) {
            (None, _) => ir::Examples::None,
            (Some("text"), _) => ir::Examples::Text,
            (Some("doctest"), Some(name)) => ir::Examples::Doctest { path: name.replace('-', "_") },
            (Some("doctest"), None) => {
                return Err("--examples doctest goes with --crate and --name".to_owned());
            }
            (Some(other), _) => return Err(format!("--examples is text or doctest, not `{other}`")),
        };
        Ok(ir::Output::default().tag_features(self.tag_features).examples(examples))
    }

    fn target(self) -> Result<Target, String> {
        match (self.out, self.folder) {
            (Some(_), Some(_)) => Err("--out and --crate exclude each other".to_owned()),
            (None, None) => Err("`generate` needs --out FILE.rs or --crate DIR --name NAME".to_owned()),
            (Some(_), None) if self.name.is_some() => Err("--name goes with --crate".to_owned()),
            (Some(_), None) if self.runtime_path.is_some() => {
                Err("--runtime-path goes with --crate".to_owned())
            }
            (Some(file), None) => Ok(Target::File(file)),
            (None, Some(folder)) => {
                let name = self.name.ok_or("--crate needs --name NAME")?;
                check_package_name(&name)?;
                Ok(Target::Crate { folder, name, runtime_path: self.runtime_path })
            }
        }
    }
}

/// `NAME=NUMBER`.
fn limit(limits: &mut Limits, argument: &str) -> Result<(), String> {
    let names = || Limits::NAMES.join(", ");
    let (name, number) = argument
        .split_once('=')
        .ok_or_else(|| format!("--limit is NAME=NUMBER, and NAME one of {}", names()))?;
    let number = number.parse().map_err(|_| format!("--limit {name}: `{number}` is not a number"))?;
    if limits.set(name, number) { Ok(()) } else { Err(format!("there is no limit `{name}`: {}", names())) }
}

fn deny(input: &mut Input, what: &str) -> Result<(), String> {
    if what == "warnings" {
        input.deny_warnings = true;
    } else {
        input.levels.push((code(what)?, Level::Error));
    }
    Ok(())
}

/// The registered spelling of a code; an unknown code is a mistake of the user and an error.
fn code(written: &str) -> Result<&'static str, String> {
    codes::all()
        .map(|code| code.id)
        .find(|id| id.eq_ignore_ascii_case(written))
        .ok_or_else(|| format!("there is no diagnostic `{written}`: codes look like OB0101"))
}

/// The registered spelling of the code of a diagnostic or of a change.
fn explained(written: &str) -> Result<&'static str, String> {
    let change = review::codes::all().map(|code| code.id).find(|id| id.eq_ignore_ascii_case(written));
    change.map_or_else(|| code(written), Ok)
}

fn message_format(written: &str) -> Result<MessageFormat, String> {
    match written {
        "human" => Ok(MessageFormat::Human),
        "json" => Ok(MessageFormat::Json),
        "github" => Ok(MessageFormat::GitHub),
        _ => Err(format!("--message-format is human, json or github, not `{written}`")),
    }
}

fn once<T>(slot: &mut Option<T>, option: &str, value: T) -> Result<(), String> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(format!("{option} is given twice")),
    }
}

fn path(parser: &mut lexopt::Parser) -> Result<PathBuf, String> {
    parser.value().map(PathBuf::from).map_err(usage_error)
}

fn text(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser.value().and_then(|value| value.string()).map_err(usage_error)
}

fn usage_error(error: lexopt::Error) -> String {
    error.to_string()
}
