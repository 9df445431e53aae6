//! Proves the specification's table of parameter styles through generated clients.
//!
//! In: the bindings that `build.rs` made of the rows. Out: a line per distinct row with what a plain TCP
//! listener read, and exit code 1 if one is not what the table says. Must not look at requests with anything of
//! the runtime.

mod listener;

use std::collections::BTreeMap;
use std::process::ExitCode;

use listener::Listener;
use openapi_bindgen_runtime::Error;

include!(concat!(env!("OUT_DIR"), "/rows.rs"));

/// A row of the table, and the call that stands for it.
struct Row {
    oas: &'static str,
    place: &'static str,
    style: &'static str,
    explode: &'static str,
    name: &'static str,
    kind: &'static str,
    expected: &'static str,
    /// The number of its path.
    index: usize,
    send: fn(&str) -> Result<(), String>,
}

/// What became of a row.
#[derive(PartialEq)]
enum Found {
    Sent(String),
    /// The call was refused before anything was sent.
    Refused(String),
}

fn main() -> ExitCode {
    let listener = Listener::start();
    let mut lines: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let (mut sent, mut refused, mut wrong) = (0, 0, 0);
    let rows = rows();
    for row in &rows {
        let found = find(&listener, row);
        let (verdict, text) = match &found {
            Found::Sent(text) if text == row.expected => ("sent", ""),
            // A path segment without its value would be another path.
            Found::Refused(why) if row.place == "path" && row.expected.is_empty() => {
                ("refused", why.as_str())
            }
            Found::Sent(text) | Found::Refused(text) => ("WRONG", text.as_str()),
        };
        let line = format!(
            "{:<7} {:<6} {:<14} {:<5} {:<9} {:<52} {text}",
            verdict, row.place, row.style, row.explode, row.kind, row.expected
        );
        lines.entry(line).or_default().push(row.oas);
    }
    println!(
        "{:<7} {:<6} {:<14} {:<5} {:<9} {:<52} otherwise",
        "is", "where", "style", "explode", "kind", "expected"
    );
    for (line, versions) in &lines {
        match line.split(' ').next() {
            Some("sent") => sent += 1,
            Some("refused") => refused += 1,
            _ => wrong += 1,
        }
        println!("{line}   [{}]", versions.join(" "));
    }
    println!(
        "{} rows, {} distinct: {sent} as expected, {refused} refused, {wrong} wrong",
        rows.len(),
        lines.len()
    );
    if rows.is_empty() {
        eprintln!("vectors: set STYLE_VECTORS to the file with the rows and build again");
    }
    if wrong == 0 && !rows.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Calls, and takes out of the request what the row is about.
fn find(listener: &Listener, row: &Row) -> Found {
    if let Err(why) = (row.send)(&listener.url) {
        return Found::Refused(why);
    }
    let head = listener.head();
    let target = head.split(' ').nth(1).unwrap_or_default();
    let path = format!("/{}", row.index);
    let rest = target.strip_prefix(&path).unwrap_or(target);
    let header = |name: &str| {
        let lines = head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.to_owned()).next()
    };
    Found::Sent(match row.place {
        "path" => rest.strip_prefix("/x").unwrap_or(rest).to_owned(),
        "query" => rest.strip_prefix('?').unwrap_or(rest).to_owned(),
        "header" => header(row.name).unwrap_or_else(|| "no header".to_owned()),
        _ => header("cookie").unwrap_or_else(|| "no cookie".to_owned()),
    })
}

/// Runs a call. The listener's answer is none that the document has, so only a call that never left is an
/// error here.
fn finish<E: std::fmt::Debug>(call: impl Future<Output = Result<(), Error<E>>>) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    match runtime.map_err(|error| error.to_string())?.block_on(call) {
        Err(Error::Build(error)) => Err(error.to_string()),
        _ => Ok(()),
    }
}
