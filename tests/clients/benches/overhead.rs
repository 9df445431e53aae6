//! The cost of a generated call compared with a hand-written one using `reqwest` and `serde`: `cargo bench
//! --bench overhead`.
//!
//! Both call the same server alternately, which runs in its own process (this program with an argument). The
//! table has the ratio of wall time, the ratio of CPU time of this process, which is more reliable on a busy
//! machine, and the peak of memory of each. `FILE_MIB=1024 cargo bench --bench overhead -- upload download`
//! uses larger files and runs only these rows; `-- only generated small 300` calls one side of one row and
//! prints nothing, for callgrind.

#[path = "overhead/calls.rs"]
mod calls;
#[path = "overhead/meter.rs"]
mod meter;
#[path = "overhead/server.rs"]
mod server;

use calls::{Generated, HandWritten};
use meter::{Figures, Round};

type Failure = Box<dyn std::error::Error>;

const MIB: u64 = 1 << 20;
const PIECE: usize = 64 * 1024;

/// The size of the uploaded and downloaded files in mebibytes. The server process inherits it.
fn file_mib() -> u64 {
    static SIZE: std::sync::OnceLock<u64> = std::sync::OnceLock::new();
    *SIZE.get_or_init(|| std::env::var("FILE_MIB").ok().and_then(|text| text.parse().ok()).unwrap_or(256))
}

/// A comparison: its name, the number of calls per round, and the number of rounds.
struct Case<'a> {
    name: &'a str,
    calls: u32,
    rounds: u32,
}

/// Runs both sides of a case alternately, so that anything that slows down the machine affects both.
macro_rules! compare {
    ($generated:expr, $hand_written:expr, $case:expr, $call:ident) => {{
        let case: Case = $case;
        let mut figures = Figures::default();
        $generated.$call().await?;
        $hand_written.$call().await?;
        for round in 0..2 * case.rounds {
            let measured = Round::start();
            let is_generated = round % 2 == 0;
            for _ in 0..case.calls {
                if is_generated { $generated.$call().await? } else { $hand_written.$call().await? }
            }
            figures.add(is_generated, measured.stop());
        }
        figures.print(case.name, case.calls);
    }};
}

fn main() -> Result<(), Failure> {
    if loopback::Process::is_this() {
        return tokio::runtime::Runtime::new()?.block_on(server::serve());
    }
    // A single thread, so that the CPU time of a call is that of this thread.
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(run())
}

async fn run() -> Result<(), Failure> {
    let server = loopback::Process::start()?;
    let generated = Generated::new(&server.url)?;
    let hand_written = HandWritten::new(&server.url)?;
    let rows: Vec<String> = std::env::args().skip(1).filter(|row| !row.starts_with('-')).collect();
    if let [only, side, row, calls] = rows.as_slice() {
        if only == "only" {
            return repeat(&generated, &hand_written, side == "generated", row, calls.parse()?).await;
        }
    }
    let is_wanted = |row: &str| rows.is_empty() || rows.iter().any(|one| one == row);
    let mib = file_mib();
    let rounds = if mib > 256 { 3 } else { 20 };
    let (upload, download) = (format!("{mib} MiB multipart upload"), format!("{mib} MiB download"));
    Figures::print_head();
    if is_wanted("small") {
        compare!(generated, hand_written, Case { name: "small JSON", calls: 500, rounds: 60 }, small);
    }
    if is_wanted("large") {
        compare!(generated, hand_written, Case { name: "1 MiB JSON", calls: 10, rounds: 40 }, large);
    }
    if is_wanted("upload") {
        compare!(generated, hand_written, Case { name: &upload, calls: 1, rounds }, upload);
    }
    if is_wanted("download") {
        compare!(generated, hand_written, Case { name: &download, calls: 1, rounds }, download);
    }
    Ok(())
}

/// Repeats the call of one side.
async fn repeat(
    generated: &Generated,
    hand_written: &HandWritten,
    is_generated: bool,
    row: &str,
    calls: u32,
) -> Result<(), Failure> {
    for _ in 0..calls {
        match (is_generated, row) {
            (true, "small") => generated.small().await?,
            (true, "large") => generated.large().await?,
            (true, "upload") => generated.upload().await?,
            (true, "download") => generated.download().await?,
            (false, "small") => hand_written.small().await?,
            (false, "large") => hand_written.large().await?,
            (false, "upload") => hand_written.upload().await?,
            (false, "download") => hand_written.download().await?,
            _ => return Err("there is no such row".into()),
        }
    }
    Ok(())
}
