//! Generators of bindings side by side, on the same documents.
//!
//! In: `compare [--build] FOLDER DOCUMENT…`; generators are looked for on the search path. Out: a Markdown table on
//! stdout, a row per document and generator; crates, logs and compiled dependencies below `FOLDER`. Runs one thing
//! at a time, and says nothing about what the bindings can do. Needs GNU time as `/usr/bin/time`.

mod compile;
mod generator;
mod measure;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use compile::{Compiled, Mode};
use generator::{GENERATORS, Generator};
use measure::Measured;

const HEAD: &str = "\
| document | generator | generation CPU s | MB | lines | check CPU s | rustc MB | build CPU s | errors | warnings |
|---|---|---|---|---|---|---|---|---|---|";

fn main() -> ExitCode {
    if let Some(code) = compile::as_wrapper() {
        return code;
    }
    let mut arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let flags = arguments.iter().filter(|argument| *argument == "--build").count();
    arguments.retain(|argument| argument != "--build");
    let [folder, documents @ ..] = arguments.as_slice() else {
        eprintln!("usage: compare [--build] FOLDER DOCUMENT…");
        return ExitCode::from(2);
    };
    let (installed, missing): (Vec<_>, Vec<_>) =
        GENERATORS.iter().partition(|generator| generator.is_installed());
    missing.iter().for_each(|generator| eprintln!("{} is not installed", generator.program));
    println!("{HEAD}");
    for document in documents {
        for generator in &installed {
            match row(generator, Path::new(document), Path::new(folder), flags > 0) {
                Ok(row) => println!("{row}"),
                Err(reason) => eprintln!("{}: {reason}", generator.program),
            }
        }
    }
    ExitCode::SUCCESS
}

/// Generates, compiles, and writes a line of the table.
fn row(generator: &Generator, document: &Path, folder: &Path, build: bool) -> Result<String, String> {
    let name = document.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let folder = std::path::absolute(folder).map_err(|error| error.to_string())?;
    let document = std::path::absolute(document).map_err(|error| error.to_string())?;
    let target: PathBuf = folder.join(generator.program).join(&name);
    let start = format!("| {name} | {} ", generator.program);
    let generation = generator.run(&document, &target)?;
    let Measured { cpu, megabytes, success, .. } = generation;
    if !success {
        return Ok(format!("{start}| {cpu:.2} | {megabytes} | refused | | | | | |"));
    }
    let lines = generator::lines(&target);
    let checked = compile::run(&target, &folder, Mode::Check)?;
    let built = if build { cpu_of(&compile::run(&target, &folder, Mode::Build)?) } else { String::new() };
    Ok(format!(
        "{start}| {cpu:.2} | {megabytes} | {lines} | {} | {} | {built} | {} | {} |",
        cpu_of(&checked),
        checked.rustc.as_ref().map(|rustc| rustc.megabytes.to_string()).unwrap_or_default(),
        checked.errors,
        checked.warnings,
    ))
}

fn cpu_of(compiled: &Compiled) -> String {
    match &compiled.rustc {
        Some(rustc) => format!("{:.1}", rustc.cpu),
        None => "no answer".to_owned(),
    }
}
