//! Valid values of the schemas of documents, and programs that decode them with generated types.
//!
//! The library holds what the command `values` and `tools/review` share. Each module says what goes in and
//! what comes out.

pub mod arguments;
pub mod batch;
pub mod compare;
pub mod declared;
pub mod dialect;
pub mod document;
pub mod examples;
pub mod grammar;
pub mod harness;
pub mod json;
pub mod places;
pub mod random;
pub mod suite;
pub mod table;
pub mod validity;

use std::process::ExitCode;

/// Runs a command on a large stack, since schemas nest, and so do the functions that walk them. Exit code 0 if
/// it returns `true`, 1 if `false`; 2 for an error, which is printed after the name of the command.
pub fn command(name: &str, run: fn() -> Result<bool, String>) -> ExitCode {
    let run = std::thread::Builder::new().stack_size(512 << 20).spawn(run);
    match run.map(std::thread::JoinHandle::join) {
        Ok(Ok(Ok(true))) => ExitCode::SUCCESS,
        Ok(Ok(Ok(false))) => ExitCode::FAILURE,
        Ok(Ok(Err(message))) => {
            eprintln!("{name}: {message}");
            ExitCode::from(2)
        }
        _ => ExitCode::from(2),
    }
}
