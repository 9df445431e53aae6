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
    values::command("values", run)
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
