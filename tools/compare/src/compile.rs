//! What rustc costs for the bindings, without their dependencies.
//!
//! In: a crate called `bindings`. Out: CPU time and memory of the one compiler run that is for it, and how many errors
//! and warnings it gave. Cargo calls this program in the place of rustc, which measures that run only; so dependencies
//! may be compiled before, at the same time, or not at all.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use crate::measure::{self, Measured};

/// Where the wrapper writes; set for cargo only.
const REPORT: &str = "COMPARE_REPORT";
/// Longer than this, in seconds, and there is no answer.
const LIMIT: &str = "300";

/// `cargo check` or `cargo build`.
#[derive(Clone, Copy)]
pub(crate) enum Mode {
    /// Until types and borrows are checked.
    Check,
    /// Until there is code, without optimisation.
    Build,
}

/// The outcome of compiling.
pub(crate) struct Compiled {
    /// The compiler run, unless it did not end in time.
    pub(crate) rustc: Option<Measured>,
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
}

/// Compiles a crate; dependencies are shared by all crates below `folder`.
pub(crate) fn run(target: &Path, folder: &Path, mode: Mode) -> Result<Compiled, String> {
    let report = target.with_extension("rustc.time");
    let _ = fs::remove_file(&report);
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new("cargo")
        .arg(match mode {
            Mode::Check => "check",
            Mode::Build => "build",
        })
        .args(["--message-format", "short", "--manifest-path"])
        .arg(target.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(folder.join("target"))
        .env("RUSTC_WRAPPER", this)
        .env(REPORT, &report)
        .env("CARGO_INCREMENTAL", "0")
        .stdin(Stdio::null())
        .output()
        .map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stderr);
    fs::write(target.with_extension("compile.log"), text.as_bytes()).map_err(|error| error.to_string())?;
    let count = |kind: &str| text.lines().filter(|line| line.contains(kind)).count();
    // The status of `timeout` where it had to end the run.
    let in_time = !text.contains("exit status: 124");
    let rustc = measure::read(&report).filter(|_| in_time);
    let rustc = rustc.map(|(cpu, megabytes)| Measured { cpu, megabytes, success: output.status.success() });
    Ok(Compiled { rustc, errors: count(": error"), warnings: count(": warning") })
}

/// Runs rustc if cargo called this program for that: under `time` where the crate is `bindings`.
pub(crate) fn as_wrapper() -> Option<ExitCode> {
    let report = std::env::var_os(REPORT)?;
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let is_bindings = arguments.windows(2).any(|pair| pair[0] == "--crate-name" && pair[1] == "bindings");
    let mut command = if is_bindings {
        let mut time = measure::time(Path::new(&report));
        time.args(["timeout", LIMIT]);
        time.args(&arguments);
        time
    } else {
        let (rustc, rest) = arguments.split_first()?;
        let mut command = Command::new(rustc);
        command.args(rest);
        command
    };
    let status = command.status().ok()?;
    Some(ExitCode::from(u8::try_from(status.code().unwrap_or(1)).unwrap_or(1)))
}
