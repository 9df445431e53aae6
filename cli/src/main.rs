//! The command line of `openapi-bindgen`.
//!
//! In: arguments. Out: files, diagnostics on stderr, and an exit code: 0 for success (warnings
//! allowed), 1 for errors in the document, 2 for bad usage or a file that cannot be written.
//! Nothing about OpenAPI is decided here: every command is one or two calls of the library.

#[global_allocator]
static GLOBAL: mimalloc::MiMalloc = mimalloc::MiMalloc;
mod arguments;
mod commands;
mod help;
mod output;
mod package;
mod report;

use std::process::ExitCode;

use openapi_bindgen::diagnostic::harmless;

/// Why a command did not do what was asked, other than errors in the document.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The arguments do not make sense; the text says which and why.
    Usage(String),
    /// A file could not be read or written; the text names it.
    File(String),
    /// The configuration cannot be used, which was printed.
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
