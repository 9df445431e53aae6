//! What a generated call costs beside a hand-written one of `reqwest` and `serde`: `cargo bench --bench overhead`.
//!
//! Both call the same server, which is a process of its own (this program with an argument), by turns. The table
//! has the ratio of wall time, the ratio of CPU time of this process, which says more on a busy machine, and the
//! peak of memory of each.

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
/// The size of the files that go up and down.
const FILE: u64 = 256 * MIB;
const PIECE: usize = 64 * 1024;

/// What is compared: a name, how many calls are one round, and how many rounds there are.
struct Case {
    name: &'static str,
    calls: u32,
    rounds: u32,
}

/// Both sides of a case, by turns, so that what slows the machine down slows both down.
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
    if std::env::args().any(|argument| argument == "serve") {
        return tokio::runtime::Runtime::new()?.block_on(server::serve());
    }
    // One thread, so that the CPU time of a call is that of this thread.
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(run())
}

async fn run() -> Result<(), Failure> {
    let server = server::Server::start()?;
    let generated = Generated::new(&server.url)?;
    let hand_written = HandWritten::new(&server.url)?;
    Figures::print_head();
    compare!(generated, hand_written, Case { name: "small JSON", calls: 500, rounds: 60 }, small);
    compare!(generated, hand_written, Case { name: "1 MiB JSON", calls: 10, rounds: 40 }, large);
    compare!(
        generated,
        hand_written,
        Case { name: "256 MiB multipart upload", calls: 1, rounds: 20 },
        upload
    );
    compare!(generated, hand_written, Case { name: "256 MiB download", calls: 1, rounds: 20 }, download);
    Ok(())
}
