//! Measures the time and memory of this process for a round of calls, and prints the best rounds of both
//! sides next to each other.

use std::time::{Duration, Instant};

use crate::MIB;

/// A round in progress.
pub(crate) struct Round {
    start: Instant,
    cpu: Option<Duration>,
    memory: Option<u64>,
}

/// The cost of a round.
#[derive(Clone, Copy)]
pub(crate) struct Taken {
    wall: Duration,
    cpu: Option<Duration>,
    /// The peak above what was allocated before, in bytes.
    memory: Option<u64>,
}

impl Round {
    pub(crate) fn start() -> Self {
        // Not allowed everywhere; otherwise the figure is an upper bound.
        let _ = std::fs::write("/proc/self/clear_refs", "5");
        Self { memory: status("VmRSS:"), cpu: cpu(), start: Instant::now() }
    }

    pub(crate) fn stop(self) -> Taken {
        let wall = self.start.elapsed();
        let cpu = cpu().zip(self.cpu).map(|(end, start)| end.saturating_sub(start));
        let memory = status("VmHWM:").zip(self.memory).map(|(peak, before)| peak.saturating_sub(before));
        Taken { wall, cpu, memory }
    }
}

/// The CPU time of this thread, on Linux.
fn cpu() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

/// A figure of this process from Linux, in bytes.
fn status(name: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.trim().trim_end_matches(" kB").parse::<u64>().ok().map(|kib| kib * 1024)
}

/// The rounds of both sides.
#[derive(Default)]
pub(crate) struct Figures {
    generated: Vec<Taken>,
    hand_written: Vec<Taken>,
}

impl Figures {
    pub(crate) fn add(&mut self, is_generated: bool, taken: Taken) {
        if is_generated { self.generated.push(taken) } else { self.hand_written.push(taken) }
    }

    pub(crate) fn print_head() {
        println!("| | generated | hand-written | wall | CPU | peak, generated | peak, hand-written |");
        println!("|---|---|---|---|---|---|---|");
    }

    /// Prints a row: the best round of each side, their ratio, and the highest peaks.
    pub(crate) fn print(&self, name: &str, calls: u32) {
        let wall = [&self.generated, &self.hand_written].map(|rounds| best(rounds, |taken| Some(taken.wall)));
        let cpu = [&self.generated, &self.hand_written].map(|rounds| best(rounds, |taken| taken.cpu));
        let memory = [&self.generated, &self.hand_written].map(|rounds| {
            let peak = rounds.iter().filter_map(|taken| taken.memory).max();
            peak.map_or_else(|| "?".to_owned(), |peak| format!("{:.1} MiB", peak as f64 / MIB as f64))
        });
        let speed = wall.map(|wall| match wall {
            Some(wall) if calls >= 100 => format!("{:.0} calls/s", f64::from(calls) / wall.as_secs_f64()),
            Some(wall) => format!("{:.1} ms", wall.as_secs_f64() * 1000.0 / f64::from(calls)),
            None => "?".to_owned(),
        });
        println!(
            "| {name} | {} | {} | {} | {} | {} | {} |",
            speed[0],
            speed[1],
            ratio(wall),
            ratio(cpu),
            memory[0],
            memory[1]
        );
    }
}

fn best(rounds: &[Taken], of: impl Fn(&Taken) -> Option<Duration>) -> Option<Duration> {
    rounds.iter().filter_map(of).min()
}

fn ratio([generated, hand_written]: [Option<Duration>; 2]) -> String {
    match generated.zip(hand_written) {
        Some((generated, hand_written)) => {
            format!("{:.3}", generated.as_secs_f64() / hand_written.as_secs_f64())
        }
        None => "?".to_owned(),
    }
}
