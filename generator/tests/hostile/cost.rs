//! Measures what the bindings of a document cost. A separate process generates them, and its CPU time is
//! measured, so that neither concurrent tests nor the load of the machine count.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use openapi_bindgen::diagnostic::Level;
use openapi_bindgen::{Options, analyze, layout};
use serde_json::{Value, json};

/// The environment variable with the document for the generating process, which writes the results next to
/// it.
const DOCUMENT: &str = "OPENAPI_BINDGEN_HOSTILE_DOCUMENT";

/// The environment variable with `limits.fields` for that process.
const FIELDS: &str = "OPENAPI_BINDGEN_HOSTILE_FIELDS";

/// No test takes this long on any machine. A process that does would never end.
const ENDLESS: Duration = Duration::from_secs(600);

/// Tolerance for what does not depend on the document: starting threads, reading files, the ticks of the
/// clock.
const NOISE: Duration = Duration::from_millis(500);

/// The result and the cost of a document.
pub(super) struct Cost {
    /// The bytes of the document.
    pub(super) written: usize,
    cpu: Duration,
    /// The codes that were reported.
    pub(super) codes: Vec<String>,
    /// The codes of errors, and whether they name a place.
    pub(super) errors: Vec<(String, bool)>,
    /// The bindings; empty if there are errors.
    pub(super) text: String,
}

/// Generates from a document of this size and from one of four times the size. Fails if the time grows more
/// than twice as much as the document. Returns both results.
#[track_caller]
pub(super) fn grows_with_the_document(
    name: &str,
    size: usize,
    fields: Option<usize>,
    make: impl Fn(usize) -> Value,
) -> [Cost; 2] {
    let [small, large] = [size, 4 * size].map(|size| cost(&format!("{name}-{size}"), fields, &make(size)));
    let factor = large.written as f64 / small.written as f64;
    let limit = small.cpu.mul_f64(2.0 * factor) + NOISE;
    assert!(large.cpu < limit, "{name}: {:?}, and {:?} for {factor:.1} times as much", small.cpu, large.cpu);
    [small, large]
}

#[track_caller]
fn cost(name: &str, fields: Option<usize>, document: &Value) -> Cost {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("hostile-{name}.json"));
    let written = document.to_string();
    fs::write(&file, &written).expect("a writable folder");
    let this_test = env::current_exe().expect("the path of this program");
    let mut command = Command::new(this_test);
    command.args(["--exact", "hostile::cost::generate_for_another_process", "--nocapture"]);
    command.env(DOCUMENT, &file).stdout(Stdio::null());
    if let Some(fields) = fields {
        command.env(FIELDS, fields.to_string());
    }
    wait(name, command.spawn().expect("a process"));
    let result = fs::read_to_string(with_ending(&file, "result")).expect("a result");
    let result: Value = serde_json::from_str(&result).expect("JSON");
    let text = fs::read_to_string(with_ending(&file, "rs")).expect("bindings");
    let codes = result["codes"].as_array().into_iter().flatten();
    let errors = result["errors"].as_array().into_iter().flatten();
    Cost {
        written: written.len(),
        cpu: Duration::from_millis(result["milliseconds"].as_u64().expect("a time")),
        codes: codes.map(|code| code.as_str().unwrap_or_default().to_owned()).collect(),
        errors: errors
            .map(|error| (error[0].as_str().unwrap_or_default().to_owned(), error[1] == true))
            .collect(),
        text,
    }
}

#[track_caller]
fn wait(name: &str, mut child: Child) {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().expect("a process") {
            return assert!(status.success(), "{name}: {status}");
        }
        if start.elapsed() > ENDLESS {
            let _ = child.kill();
            panic!("{name}: no end after {ENDLESS:?}");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn with_ending(file: &Path, ending: &str) -> PathBuf {
    file.with_extension(ending)
}

/// Not a test by itself, but the process that [`cost`] runs.
#[test]
fn generate_for_another_process() {
    let Some(file) = env::var_os(DOCUMENT).map(PathBuf::from) else { return };
    let mut options = Options::default();
    if let Some(fields) = env::var(FIELDS).ok().and_then(|fields| fields.parse().ok()) {
        options.limits.fields = fields;
    }
    let (start, before) = (Instant::now(), cpu());
    let generated = analyze(&file, &options);
    let report = &generated.report;
    let text = if report.has_errors() { String::new() } else { layout::single_file(&generated.api) };
    let took = cpu().zip(before).map_or(start.elapsed(), |(end, before)| end - before);
    let codes: Vec<&str> = report.iter().map(|found| found.code.id).collect();
    let errors = report.iter().filter(|found| found.level == Level::Error);
    let errors: Vec<_> =
        errors.map(|found| json!([found.code.id, !found.place.pointer.is_empty()])).collect();
    let milliseconds = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    let result = json!({"milliseconds": milliseconds, "codes": codes, "errors": errors});
    fs::write(with_ending(&file, "rs"), text).expect("a writable folder");
    fs::write(with_ending(&file, "result"), result.to_string()).expect("a writable folder");
}

/// The CPU time of all threads of this process on Linux, which counts in hundredths of a second; see proc(5).
fn cpu() -> Option<Duration> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let (_, fields) = stat.rsplit_once(") ")?;
    let ticks = fields.split(' ').skip(11).take(2).map(|field| field.parse::<u64>().ok());
    ticks.sum::<Option<u64>>().map(|ticks| Duration::from_millis(10 * ticks))
}
