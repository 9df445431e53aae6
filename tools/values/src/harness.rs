//! A crate with the bindings of many documents, compiled and run.
//!
//! In: modules of bindings, the types of each that are used, and values as text. Out: for each value the text after
//! decoding and encoding, or why there is none. A value that makes the program crash costs only itself.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// The bindings of one document.
pub struct Module {
    /// Rust source.
    pub source: String,
    /// The types that are asked for, as they are written inside the module.
    pub types: Vec<String>,
}

/// A value to try.
pub struct Trial<'a> {
    /// Index of the module.
    pub module: usize,
    /// Index into its types.
    pub ty: usize,
    /// JSON, in one line.
    pub text: &'a str,
}

const MAIN: &str = r#"
use openapi_bindgen_runtime as runtime;

fn round<T: serde::de::DeserializeOwned + serde::Serialize>(text: &str) -> Result<String, String> {
    // As a client reads a body.
    let value: T = runtime::parse_payload(text.as_bytes()).map_err(|error| error.to_string())?;
    serde_json::to_string(&value).map_err(|error| format!("when encoding: {error}"))
}

type Round = fn(&str) -> Result<String, String>;

fn main() {
    let worker = std::thread::Builder::new().stack_size(64 << 20).spawn(work).unwrap();
    worker.join().unwrap();
}

fn work() {
    use std::io::{BufRead, Write};
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let mut parts = line.splitn(3, '\t');
        let module: usize = parts.next().unwrap().parse().unwrap();
        let ty: usize = parts.next().unwrap().parse().unwrap();
        let round = MODULES[module][ty];
        let text = parts.next().unwrap();
        let done = std::panic::catch_unwind(|| round(text)).unwrap_or_else(|_| Err("panics".to_owned()));
        match done {
            Ok(text) => writeln!(out, "+{text}").unwrap(),
            Err(error) => writeln!(out, "-{}", error.replace('\n', " ")).unwrap(),
        }
        out.flush().unwrap();
    }
}
"#;

/// Writes and compiles the crate.
pub fn build(work: &Path, runtime: &Path, modules: &[Module]) -> Result<(), String> {
    let write = |path: &str, text: &str| {
        let path = work.join(path);
        if fs::read_to_string(&path).is_ok_and(|old| old == text) {
            return Ok(());
        }
        fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
    };
    fs::create_dir_all(work.join("src")).map_err(|error| format!("{}: {error}", work.display()))?;
    write("Cargo.toml", &manifest(runtime))?;
    let mut main = "#![recursion_limit = \"1024\"]\n#![allow(warnings)]\n".to_owned();
    let mut table = "static MODULES: &[&[Round]] = &[\n".to_owned();
    for (index, module) in modules.iter().enumerate() {
        let mut source = format!("{}\npub static TYPES: &[crate::Round] = &[\n", module.source);
        for ty in &module.types {
            let _ = writeln!(source, "    crate::round::<{ty}>,");
        }
        source.push_str("];\n");
        write(&format!("src/m{index}.rs"), &source)?;
        let _ = writeln!(main, "mod m{index};");
        let _ = writeln!(table, "    m{index}::TYPES,");
    }
    write("src/main.rs", &format!("{main}{MAIN}{table}];\n"))?;
    let output = Command::new("cargo")
        .args(["build", "--quiet", "--color", "never"])
        .current_dir(work)
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_TARGET_DIR", work.join("target"))
        .output()
        .map_err(|error| format!("cargo: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let first = text.find("error").map_or(&*text, |at| &text[at..]);
    Err(format!("does not compile: {}", first.lines().take(4).collect::<Vec<_>>().join(" ")))
}

fn manifest(runtime: &Path) -> String {
    format!(
        "[workspace]\n\n[package]\nname = \"bindings\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [profile.dev]\ndebug = 0\nincremental = false\n\n[dependencies]\n\
         openapi-bindgen-runtime = {{ path = {:?}, default-features = false }}\nserde = \"1.0\"\nserde_json = \"1.0\"\n",
        runtime.display().to_string()
    )
}

/// Runs the trials, in order.
pub fn run(work: &Path, trials: &[Trial<'_>]) -> Result<Vec<Result<String, String>>, String> {
    let mut outcomes = Vec::with_capacity(trials.len());
    while outcomes.len() < trials.len() {
        let before = outcomes.len();
        outcomes.extend(once(work, &trials[before..])?);
        if outcomes.len() < trials.len() {
            outcomes.push(Err("crashes".to_owned()));
        }
    }
    Ok(outcomes)
}

/// The outcomes up to the end, or up to a crash.
fn once(work: &Path, trials: &[Trial<'_>]) -> Result<Vec<Result<String, String>>, String> {
    let mut child = Command::new(work.join("target/debug/bindings"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| error.to_string())?;
    let mut input = String::new();
    for Trial { module, ty, text } in trials {
        let _ = writeln!(input, "{module}\t{ty}\t{text}");
    }
    let mut stdin = child.stdin.take().ok_or("no standard input")?;
    // A program that has crashed reads no more, which shows in what it wrote.
    let writer = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let output = child.wait_with_output().map_err(|error| error.to_string())?;
    let _ = writer.join();
    let text = String::from_utf8_lossy(&output.stdout);
    Ok(text
        .lines()
        .filter_map(|line| match line.split_at_checked(1)? {
            ("+", text) => Some(Ok(text.to_owned())),
            ("-", error) => Some(Err(error.to_owned())),
            _ => None,
        })
        .collect())
}
