//! The crates that are documented and compiled.
//!
//! In: bindings, and programs that use them. Out: rustdoc's JSON, and the checks that do not compile with
//! what the compiler says. Bindings and programs are two crates, because `#[non_exhaustive]` means something
//! only outside.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use rustdoc_types::Crate;
use serde_json::Value;

use crate::program::Check;

/// A workspace of two crates.
pub(crate) struct Crates<'a> {
    root: PathBuf,
    runtime: &'a Path,
}

/// A program to compile: which bindings it is compiled against, and its checks.
pub(crate) struct Use<'a> {
    /// The index of the bindings.
    pub(crate) bindings: usize,
    /// The checks.
    pub(crate) checks: &'a [Check],
}

/// The checks that fail, by index, with the compiler's message.
pub(crate) type Failures = BTreeMap<usize, String>;

/// More rounds than failures can hide behind each other.
const ROUNDS: usize = 12;

impl<'a> Crates<'a> {
    /// Crates below this folder.
    pub(crate) fn new(work: &Path, runtime: &'a Path) -> Self {
        Self { root: work.join("rust"), runtime }
    }

    /// Writes the bindings as modules `d0`, `d1` … of one crate.
    pub(crate) fn write(&self, bindings: &[&str]) -> Result<(), String> {
        let runtime = self.runtime.display().to_string();
        let dependencies = format!(
            "openapi-bindgen-runtime = {{ path = {runtime:?}, default-features = false, \
             features = [\"jiff\", \"pattern\"] }}\nserde = \"1.0\"\n"
        );
        self.file("Cargo.toml", WORKSPACE)?;
        self.file("bindings/Cargo.toml", &format!("{}{dependencies}", head("bindings")))?;
        self.file(
            "users/Cargo.toml",
            &format!("{}{dependencies}bindings = {{ path = \"../bindings\" }}\n", head("users")),
        )?;
        let mut root = HEAD.to_owned();
        for (index, source) in bindings.iter().enumerate() {
            let _ = writeln!(root, "pub mod d{index};");
            self.file(&format!("bindings/src/d{index}.rs"), source)?;
        }
        self.file("users/src/lib.rs", "")?;
        self.file("bindings/src/lib.rs", &root)
    }

    /// rustdoc's JSON of the bindings.
    pub(crate) fn documented(&self) -> Result<Crate, String> {
        let target = self.root.join("target-doc");
        let output = Command::new("cargo")
            .args(["+nightly", "rustdoc", "--quiet", "--color", "never", "-p", "bindings", "--lib"])
            .args(["--", "-Z", "unstable-options", "--output-format", "json"])
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", &target)
            .output()
            .map_err(|error| format!("cargo: {error}"))?;
        if !output.status.success() {
            let text = String::from_utf8_lossy(&output.stderr);
            let at = text.find("error").unwrap_or(0);
            return Err(format!("rustdoc: {}", text[at..].lines().take(8).collect::<Vec<_>>().join("\n")));
        }
        let path = target.join("doc/bindings.json");
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
    }

    /// Compiles the programs. A check that fails is left out and the rest compiled again, until nothing
    /// fails: what one error hides is found, and what does not fail has compiled.
    pub(crate) fn check(&self, uses: &[Use<'_>]) -> Result<Vec<Failures>, String> {
        let mut failures: Vec<Failures> = uses.iter().map(|_| Failures::new()).collect();
        for _ in 0..ROUNDS {
            let mut lines: HashMap<(usize, usize), usize> = HashMap::new();
            let mut root = format!("{HEAD}#[allow(clippy::all)]\nfn any<T>() -> T {{ loop {{}} }}\n");
            for (index, one) in uses.iter().enumerate() {
                let mut text = format!("use bindings::d{} as api;\nuse crate::any;\n", one.bindings);
                let mut line = 3;
                for (number, check) in one.checks.iter().enumerate() {
                    if failures[index].contains_key(&number) {
                        continue;
                    }
                    let _ = writeln!(text, "fn f{number}{}", check.code);
                    lines.insert((index, line), number);
                    line += 1;
                }
                self.file(&format!("users/src/u{index}.rs"), &text)?;
                let _ = writeln!(root, "mod u{index};");
            }
            self.file("users/src/lib.rs", &root)?;
            let errors = self.errors()?;
            if errors.is_empty() {
                return Ok(failures);
            }
            let mut progress = false;
            for (file, line, message) in &errors {
                let index =
                    file.strip_prefix('u').and_then(|rest| rest.strip_suffix(".rs")?.parse::<usize>().ok());
                let Some(number) = index.and_then(|index| lines.get(&(index, *line))) else {
                    return Err(format!("{file}:{line}: {message}"));
                };
                progress = true;
                failures[index.unwrap_or_default()].entry(*number).or_insert_with(|| message.clone());
            }
            if !progress {
                break;
            }
        }
        Err("the programs fail in another way each time they are compiled".to_owned())
    }

    /// The compiler's errors: file, line and message.
    fn errors(&self) -> Result<Vec<(String, usize, String)>, String> {
        let output = Command::new("cargo")
            .args(["check", "--quiet", "-p", "users", "--message-format", "json"])
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", self.root.join("target"))
            .stderr(Stdio::piped())
            .output()
            .map_err(|error| format!("cargo: {error}"))?;
        let text = String::from_utf8_lossy(&output.stdout);
        let mut errors = Vec::new();
        for message in text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
            let message = &message["message"];
            if message["level"] != "error" {
                continue;
            }
            let code = message["code"]["code"].as_str().unwrap_or("error");
            let said = format!("{code} {}", message["message"].as_str().unwrap_or_default());
            let spans = message["spans"].as_array().into_iter().flatten();
            let Some(span) = spans.into_iter().find(|span| span["is_primary"] == true) else { continue };
            let file = span["file_name"].as_str().unwrap_or_default();
            let name = file.rsplit('/').next().unwrap_or_default().to_owned();
            let line = span["line_start"].as_u64().unwrap_or_default() as usize;
            errors.push((name, line, said));
        }
        if errors.is_empty() && !output.status.success() {
            let text = String::from_utf8_lossy(&output.stderr);
            return Err(format!("cargo check: {}", text.lines().take(20).collect::<Vec<_>>().join("\n")));
        }
        Ok(errors)
    }

    fn file(&self, path: &str, text: &str) -> Result<(), String> {
        let path = self.root.join(path);
        if fs::read_to_string(&path).is_ok_and(|old| old == text) {
            return Ok(());
        }
        let failed = |error: std::io::Error| format!("{}: {error}", path.display());
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        fs::write(&path, text).map_err(failed)
    }
}

const WORKSPACE: &str = "[workspace]\nresolver = \"2\"\nmembers = [\"bindings\", \"users\"]\n\n\
    [profile.dev]\ndebug = 0\nincremental = false\n";

const HEAD: &str = "#![recursion_limit = \"1024\"]\n#![allow(warnings)]\n";

fn head(name: &str) -> String {
    format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n")
}
