//! The generators that are compared, and how each makes a crate of a document.
//!
//! In: a document. Out: a crate called `bindings` in a folder, where the generator is installed and accepts it. Each runs
//! with its defaults, but with a client where that is a choice.

use std::fs;
use std::path::Path;

use crate::measure::{self, Measured};

/// A command line program that writes Rust.
pub(crate) struct Generator {
    /// Its name on the search path.
    pub(crate) program: &'static str,
    /// Arguments; `{in}` is the document, `{out}` the folder of the crate.
    arguments: &'static [&'static str],
    /// What has to be done for the crate to be one.
    finish: fn(&Path) -> std::io::Result<()>,
}

/// All of them.
pub(crate) const GENERATORS: &[Generator] = &[
    Generator {
        program: "openapi-bindgen",
        arguments: &[
            "generate",
            "{in}",
            "--crate",
            "{out}",
            "--name",
            "bindings",
            "--runtime-path",
            concat!(env!("CARGO_MANIFEST_DIR"), "/../../runtime"),
        ],
        finish: |_| Ok(()),
    },
    Generator {
        program: "ploidy",
        arguments: &["generate", "rust", "{in}", "--output", "{out}", "--name", "bindings"],
        finish: |_| Ok(()),
    },
    Generator {
        program: "oas3-gen",
        arguments: &["generate", "client-mod", "-i", "{in}", "-o", "{out}", "--workspace"],
        finish: call_bindings,
    },
    Generator {
        program: "openapi-to-rust",
        arguments: &["generate", "{in}", "--output-dir", "{out}/src", "--module-name", "bindings"],
        finish: add_manifest,
    },
];

impl Generator {
    /// Whether it is on the search path.
    pub(crate) fn is_installed(&self) -> bool {
        let path = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&path).any(|folder| folder.join(self.program).is_file())
    }

    /// Writes the crate anew, and says what that cost.
    pub(crate) fn run(&self, document: &Path, target: &Path) -> Result<Measured, String> {
        // Some generators keep what a crate has already.
        let _ = fs::remove_dir_all(target);
        let folder = target.parent().unwrap_or(target);
        fs::create_dir_all(folder).map_err(|error| error.to_string())?;
        let (report, log) = (target.with_extension("time"), target.with_extension("generate.log"));
        let mut command = measure::time(&report);
        command.arg(self.program).current_dir(folder);
        for argument in self.arguments {
            let argument = argument.replace("{in}", &document.to_string_lossy());
            command.arg(argument.replace("{out}", &target.to_string_lossy()));
        }
        let measured = measure::run(command, &report, &log)?;
        if measured.success {
            (self.finish)(target).map_err(|error| format!("{}: {error}", target.display()))?;
            own_workspace(target).map_err(|error| format!("{}: {error}", target.display()))?;
        }
        Ok(measured)
    }
}

/// The crate is no member of a workspace that happens to be above it.
fn own_workspace(target: &Path) -> std::io::Result<()> {
    let file = target.join("Cargo.toml");
    let text = fs::read_to_string(&file)?;
    if text.contains("[workspace]") {
        return Ok(());
    }
    fs::write(file, format!("{text}\n[workspace]\n"))
}

/// The manifest that is written for a member of a workspace, for a crate of its own.
fn call_bindings(target: &Path) -> std::io::Result<()> {
    let file = target.join("Cargo.toml");
    let text = fs::read_to_string(&file)?;
    let lines =
        text.lines().map(|line| if line.starts_with("name = ") { "name = \"bindings\"" } else { line });
    fs::write(file, lines.collect::<Vec<_>>().join("\n"))?;
    mod_to_lib(target)
}

/// The manifest around the dependencies that are listed beside the sources.
fn add_manifest(target: &Path) -> std::io::Result<()> {
    let dependencies = fs::read_to_string(target.join("src/REQUIRED_DEPS.toml"))?;
    let package = "[package]\nname = \"bindings\"\nversion = \"0.1.0\"\nedition = \"2024\"\n";
    fs::write(target.join("Cargo.toml"), format!("{package}\n{dependencies}"))?;
    mod_to_lib(target)
}

/// A module becomes the root of a crate.
fn mod_to_lib(target: &Path) -> std::io::Result<()> {
    let module = target.join("src/mod.rs");
    if module.exists() { fs::rename(module, target.join("src/lib.rs")) } else { Ok(()) }
}

/// Lines of Rust below a folder.
pub(crate) fn lines(folder: &Path) -> usize {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    let count = |path: &Path| match fs::read_to_string(path) {
        Ok(text) if path.extension().is_some_and(|extension| extension == "rs") => text.lines().count(),
        _ => 0,
    };
    let paths = entries.flatten().map(|entry| entry.path());
    paths.map(|path| if path.is_dir() { lines(&path) } else { count(&path) }).sum()
}
