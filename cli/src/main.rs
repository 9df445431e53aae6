//! The command line of `openapi-bindgen`.
//!
//! It writes files and prints diagnostics on stderr. The exit code is 0 for success (even with warnings), 1
//! for errors in the document, and 2 for wrong usage or a file that cannot be written. With `diff --fail-on` and
//! `generate --check`, 1 stands for what these look for; documents that `diff` cannot compare are 2. Nothing
//! about OpenAPI is decided here: every command is one or two calls of the library.

#[global_allocator]
static GLOBAL: mimalloc::MiMalloc = mimalloc::MiMalloc;
mod arguments;
mod check;
mod commands;
mod help;
mod infer;
mod output;
mod package;
mod reconcile;
mod report;
mod review;

use std::process::ExitCode;

use openapi_bindgen::diagnostic::harmless;

/// Why a command failed, other than errors in the document.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The arguments are wrong; the text explains why.
    Usage(String),
    /// A file could not be read or written; the text names it.
    File(String),
    /// The configuration is invalid, or there is nothing to compare, which has already been printed.
    Said,
}

fn main() -> ExitCode {
    let arguments = std::env::args_os().skip(1);
    let outcome = arguments::parse(arguments).map_err(Failure::Usage).and_then(commands::run);
    let code = match outcome {
        Ok(true) => 0,
        Ok(false) => 1,
        Err(Failure::Usage(message)) => {
            output::stderr(&format!("error: {}\n\nTry 'openapi-bindgen --help'.\n", harmless(&message)));
            2
        }
        Err(Failure::Said) => 2,
        Err(Failure::File(message)) => {
            output::stderr(&format!("error: {}\n", harmless(&message)));
            2
        }
    };
    ExitCode::from(if output::is_lost() { 2 } else { code })
}
