//! Proves that values survive: what is valid for a schema is decoded by the generated type, encoded
//! again, and must be the same JSON.
//!
//! In: documents, or a folder of the JSON Schema Test Suite. Out: a table with a line per document, the
//! values that did not survive with their reasons, and exit code 1 if there are any. Writes nothing but
//! the crates it compiles, below the folder `--work`. `CONTRIBUTING.md` of the repository says how to run it.

use std::process::ExitCode;

use values::arguments::{Arguments, Source};
use values::{batch, examples, random, suite, table};

fn main() -> ExitCode {
    // Schemas nest, and so do the functions that walk them; the default stack of a thread is small.
    let run = std::thread::Builder::new().stack_size(512 << 20).spawn(run);
    match run.map(std::thread::JoinHandle::join) {
        Ok(Ok(Ok(true))) => ExitCode::SUCCESS,
        Ok(Ok(Ok(false))) => ExitCode::FAILURE,
        Ok(Ok(Err(message))) => {
            eprintln!("values: {message}");
            ExitCode::from(2)
        }
        _ => ExitCode::from(2),
    }
}

/// Whether everything survived.
fn run() -> Result<bool, String> {
    let arguments = Arguments::parse(std::env::args().skip(1))?;
    let rows = match &arguments.source {
        Source::Corpus => batch::run(&arguments, &mut |document| examples::cases(document))?,
        Source::Random { seed, count } => {
            batch::run(&arguments, &mut |document| random::cases(document, *seed, *count))?
        }
        Source::Suite { draft } => suite::run(&arguments, *draft)?,
    };
    Ok(table::print(&rows, arguments.list))
}
