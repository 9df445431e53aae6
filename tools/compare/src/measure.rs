//! What a command costs.
//!
//! In: a command. Out: its CPU time and the peak memory of its largest process, from GNU time. CPU and not wall time,
//! since the machine may be doing other things.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;

/// The cost of a command.
pub(crate) struct Measured {
    /// Seconds, user and system.
    pub(crate) cpu: f64,
    /// Peak memory.
    pub(crate) megabytes: u64,
    /// Whether it ended well.
    pub(crate) success: bool,
}

/// `time`, told to write to `report`; the command to be measured follows as arguments.
pub(crate) fn time(report: &Path) -> Command {
    let mut time = Command::new("/usr/bin/time");
    time.args(["--quiet", "--format", "%U %S %M", "--output"]).arg(report);
    time
}

/// Runs a command under `time`, with its output in `log`.
pub(crate) fn run(mut command: Command, report: &Path, log: &Path) -> Result<Measured, String> {
    let log = File::create(log).map_err(|error| error.to_string())?;
    let errors = log.try_clone().map_err(|error| error.to_string())?;
    let status = command.stdout(log).stderr(errors).status().map_err(|error| error.to_string())?;
    let (cpu, megabytes) = read(report).ok_or("GNU time wrote no report")?;
    Ok(Measured { cpu, megabytes, success: status.success() })
}

/// CPU seconds and MB of a report.
pub(crate) fn read(report: &Path) -> Option<(f64, u64)> {
    let text = fs::read_to_string(report).ok()?;
    let mut numbers = text.split_whitespace().map(|number| number.parse::<f64>().ok());
    let (user, system, kilobytes) = (numbers.next()??, numbers.next()??, numbers.next()??);
    Some((user + system, (kilobytes / 1024.0) as u64))
}
