//! Generation in a `build.rs`.
//!
//! Takes the path of a document, relative to the package. Writes `$OUT_DIR/<name>.rs`, which
//! `openapi_bindgen_runtime::include_bindings!("<name>")` includes, and prints lines for cargo: the files to
//! watch, and the diagnostics. It writes only to `OUT_DIR`, and no document makes it panic.

use std::path::{Component, Path, PathBuf};

use crate::config::Config;
use crate::diagnostic::{self, Level, harmless};
use crate::ir::Examples;
use crate::load::Limits;
use crate::pipeline::{Options, analyze};
use crate::source::file::has_control_characters;
use crate::{layout, source};

/// Generates bindings for one document with the default options.
///
/// ```no_run
/// // fn main() of build.rs
/// openapi_bindgen::build("specs/atoms.yaml");
/// ```
pub fn build(document: impl AsRef<Path>) {
    Build::new(document).run();
}

/// Generates bindings for one document, with options.
///
/// ```no_run
/// // fn main() of build.rs
/// openapi_bindgen::Build::new("specs/atoms.yaml")
///     .overlay("specs/atoms.overlay.yaml")
///     .config("openapi-bindgen.toml")
///     .run();
/// ```
#[derive(Debug, Clone)]
#[must_use = "nothing is generated until `run`"]
pub struct Build {
    document: PathBuf,
    name: Option<String>,
    config_sources: Vec<ConfigSource>,
    options: Options,
}

/// Where the configuration is.
#[derive(Debug, Clone)]
enum ConfigSource {
    File(PathBuf),
    Given(Box<Config>),
}

impl Build {
    /// Starts with the path of a document, relative to the package (the folder of `Cargo.toml`).
    pub fn new(document: impl AsRef<Path>) -> Self {
        let document = document.as_ref().to_owned();
        Self { document, name: None, config_sources: Vec::new(), options: Options::default() }
    }

    /// Applies an overlay (OpenAPI Overlay 1.0); several are applied in the order of the calls.
    pub fn overlay(mut self, path: impl AsRef<Path>) -> Self {
        self.options.overlays.push(path.as_ref().to_owned());
        self
    }

    /// Lets references lead to files anywhere below this folder, relative to the package, instead of below
    /// the folder of the document.
    pub fn root(mut self, folder: impl AsRef<Path>) -> Self {
        self.options.root = Some(folder.as_ref().to_owned());
        self
    }

    /// Lets references lead to any file of this machine. Only for documents whose author is trusted: the
    /// contents of files may show up in the bindings, their docs and the diagnostics.
    pub fn allow_outside(mut self) -> Self {
        self.options.allow_outside = true;
        self
    }

    /// Raises or lowers the size limits.
    ///
    /// ```no_run
    /// use openapi_bindgen::Limits;
    ///
    /// let limits = Limits::default().file_bytes(256 << 20);
    /// openapi_bindgen::Build::new("specs/huge.json").limits(limits).run();
    /// ```
    pub fn limits(mut self, limits: Limits) -> Self {
        self.options.limits = limits;
        self
    }

    /// Reads the configuration from a TOML file, relative to the package.
    pub fn config(mut self, path: impl AsRef<Path>) -> Self {
        self.config_sources.push(ConfigSource::File(path.as_ref().to_owned()));
        self
    }

    /// Reads the configuration from the table `[package.metadata.openapi-bindgen]` of the package's own
    /// `Cargo.toml`. Short for `config("Cargo.toml")`.
    pub fn config_from_metadata(self) -> Self {
        self.config("Cargo.toml")
    }

    /// Sets the configuration here instead of in a file.
    ///
    /// ```no_run
    /// use openapi_bindgen::config::{ALL, Config, Openness};
    ///
    /// let mut config = Config::default();
    /// config.rename.types.insert("ComplianceApplication".into(), "Application".into());
    /// config.enums.insert(ALL.into(), Openness::Closed);
    /// openapi_bindgen::Build::new("specs/atoms.yaml").with(config).run();
    /// ```
    pub fn with(mut self, config: Config) -> Self {
        self.config_sources.push(ConfigSource::Given(Box::new(config)));
        self
    }

    /// Puts an example into the docs of every operation.
    pub fn examples(mut self, examples: Examples) -> Self {
        self.options.output.examples = examples;
        self
    }

    /// Puts the sub-client of each tag behind a Cargo feature of the package that includes the bindings. The
    /// package has to declare these features: `compliance = []`.
    pub fn tag_features(mut self) -> Self {
        self.options.output.tag_features = true;
        self
    }

    /// Sets the name of the output, `<name>.rs`. The default is the name of the document without its
    /// extension. It may contain folders below `OUT_DIR`, but not lead out of it.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Generates the bindings. Every problem becomes a `cargo::error` or `cargo::warning` line with its
    /// place; an error fails the build.
    pub fn run(mut self) {
        let files = self.config_sources.iter().filter_map(|source| match source {
            ConfigSource::File(path) => Some(path),
            ConfigSource::Given(_) => None,
        });
        for path in std::iter::once(&self.document).chain(files).chain(&self.options.overlays) {
            watch(&path.to_string_lossy());
        }
        match self.read_config() {
            Ok(config) => self.options.config = config,
            Err(message) => return error(&message),
        }
        let Some(folder) = std::env::var_os("OUT_DIR") else {
            return error("OUT_DIR is not set: `openapi_bindgen::Build` runs in a build script");
        };
        let Some(name) = self.name.clone().or_else(|| stem(&self.document)) else {
            let document = self.document.to_string_lossy();
            return error(&format!("`{}` is not the path of a document", harmless(&document)));
        };
        if !stays_below(&name) {
            let message = format!("`{}` is not the name of a file in OUT_DIR: call `name`", harmless(&name));
            return error(&message);
        }
        self.generate(Path::new(&folder), &name);
    }

    /// The configuration. It must be given only once: two could contradict each other.
    fn read_config(&self) -> Result<Config, String> {
        match self.config_sources.as_slice() {
            [] => Ok(Config::default()),
            [ConfigSource::Given(config)] => Ok((**config).clone()),
            [ConfigSource::File(path)] => Config::read(path).map_err(|error| error.to_string()),
            _ => {
                Err("the configuration is given twice: call `config`, `config_from_metadata` or `with` once"
                    .to_owned())
            }
        }
    }

    fn generate(&self, folder: &Path, name: &str) {
        let generated = analyze(&self.document, &self.options);
        // The files that the document refers to are known only now.
        generated.sources.iter().for_each(|(_, file): (source::FileId, _)| watch(&file.name));
        for line in diagnostic::line_forms(generated.report.iter(), &generated.sources) {
            match line.level {
                Level::Error => error(&line.text),
                Level::Warning => println!("cargo::warning={}", line.text),
                Level::Allow => {}
            }
        }
        if generated.report.has_errors() {
            return;
        }
        for (path, text) in layout::included_files(&generated.api, name) {
            write(&folder.join(path), &text);
        }
    }
}

fn stem(path: &Path) -> Option<String> {
    Some(path.file_stem()?.to_string_lossy().into_owned())
}

/// Tells cargo to watch a file. A path with line breaks is skipped, since it is not opened either.
fn watch(path: &str) {
    if !has_control_characters(path) {
        println!("cargo::rerun-if-changed={path}");
    }
}

/// Whether the files of this name stay below the folder that they are written to.
fn stays_below(name: &str) -> bool {
    let is_named = |part: &str| !matches!(part, "" | "." | "..");
    let is_below = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    is_below && name.split(['/', '\\']).all(is_named) && !has_control_characters(name)
}

fn error(message: &str) {
    for line in message.lines() {
        println!("cargo::error={line}");
    }
}

/// Writes a file if its content differs, so that nothing is recompiled needlessly.
fn write(path: &Path, text: &str) {
    if std::fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    let folder = path.parent().map_or(Ok(()), std::fs::create_dir_all);
    if let Err(problem) = folder.and_then(|()| std::fs::write(path, text)) {
        error(&format!("{}: {problem}", path.display()));
    }
}

#[cfg(test)]
mod tests {
    use super::stays_below;

    #[test]
    fn a_name_does_not_lead_out_of_the_folder() {
        for name in ["atoms", "a.b", "sub/atoms", "..atoms", "größe", "a b"] {
            assert!(stays_below(name), "{name}");
        }
        let out = ["../../x", "..", ".", "", "a/../../x", "a/./x", "/x", "a//x", "a/", "..\\x", "a\\..\\x"];
        for name in out.into_iter().chain(["a\nb", "a\u{7f}"]) {
            assert!(!stays_below(name), "{name:?}");
        }
    }
}
