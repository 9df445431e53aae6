//! Proves the verdicts of `openapi-bindgen diff`.
//!
//! ```console
//! $ cargo run --release --manifest-path tools/review/Cargo.toml -- [--rust] [--wire] FOLDER…|OLD NEW|--mutations|--random N PATH…
//! ```
//!
//! In: pairs of documents. For each, the review is asked for its verdicts, and they are tried:
//!
//! - **Rust**: a program is written from rustdoc's JSON of the old bindings (needs the nightly toolchain),
//!   which uses every public item the way users do. It must compile against the old bindings; what of it does
//!   not compile against the new ones must be part of a change that says so.
//! - **Wire**: random values of the old schemas of requests must be valid for the new ones, and random values
//!   of the new schemas of responses must be read by the old types. Statuses, media types, what is required
//!   and credentials are compared as tables.
//!
//! Out: a table with a line per pair: what the review says, how much failed of what was tried, and how many
//! of the changes that claim a break nothing failed of. Below it each disagreement. Exit code 1 if a pair is
//! called compatible and is not.

mod arguments;
mod batch;
mod crates;
mod mutations;
mod pairs;
mod program;
mod random;
mod revision;
mod subject;
mod table;
mod verdict;
mod wire;

use std::process::ExitCode;

use arguments::Arguments;

fn main() -> ExitCode {
    values::command("review", run)
}

/// Whether no pair is called compatible that is not.
fn run() -> Result<bool, String> {
    let arguments = Arguments::parse(std::env::args().skip(1))?;
    let mut pairs = match (arguments.mutations, arguments.random) {
        (true, _) => mutations::pairs(&arguments.work.join("mutations"))?,
        (false, Some(count)) => {
            random::pairs(&arguments.work.join("random"), &arguments.paths, arguments.seed, count)?
        }
        (false, None) => pairs::pairs(&arguments.paths)?,
    };
    pairs.retain(|pair| arguments.only.as_ref().is_none_or(|text| pair.name.contains(text.as_str())));
    table::header();
    let rows = batch::run(&arguments, &pairs, &mut table::row);
    Ok(table::sums(&rows, &arguments))
}
