//! How fast generated types are read and written, compared with the same types using serde's derive: `cargo
//! bench --bench codec`.
//!
//! The input is about 1 MiB of JSON of each shape; the output is a table of MB/s with the best round of each
//! side, measured alternately. `-- only generated tagged-first decode 20` repeats one side of one row, for
//! callgrind.

#[path = "codec/derived.rs"]
mod derived;
#[allow(missing_docs, unreachable_pub, dead_code)]
mod shapes {
    clients::runtime::include_bindings!("shapes");
}

use std::fmt::Display;
use std::hint::black_box;
use std::time::{Duration, Instant};

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

type Failure = Box<dyn std::error::Error>;

const SIZE: usize = 1 << 20;
const ROUNDS: u32 = 30;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|one| !one.starts_with('-')).collect();
    let only = match arguments.as_slice() {
        [only, side, row, way, times] if only == "only" => {
            Some(Only { side: side == "generated", row, decode: way == "decode", times: times.parse()? })
        }
        _ => None,
    };
    if only.is_none() {
        println!(
            "| 1 MiB of | decode, generated | decode, derived | | encode, generated | encode, derived | |"
        );
        println!("|---|---|---|---|---|---|---|");
    }
    let row = |name, text: String| Row { name, text, only: only.as_ref() };
    row("structs", list("records", record)).run::<shapes::Records, derived::Records>()?;
    row("open-enums", list("levels", level)).run::<shapes::Levels, derived::Levels>()?;
    row("tagged-first", list("events", |id| event(id, true))).run::<shapes::Events, derived::Events>()?;
    row("tagged-last", list("events", |id| event(id, false))).run::<shapes::Events, derived::Events>()?;
    row("untagged", list("figures", figure)).run::<shapes::Figures, derived::Figures>()?;
    row("maps", counts()).run::<shapes::Counts, derived::Counts>()?;
    row("numbers", list("numbers", |id| format!("{:?}", f64::from(id) * 1.37)))
        .run::<shapes::Numbers, derived::Numbers>()?;
    Ok(())
}

/// One side of one row.
struct Only<'a> {
    side: bool,
    row: &'a str,
    decode: bool,
    times: u32,
}

struct Row<'a> {
    name: &'static str,
    text: String,
    only: Option<&'a Only<'a>>,
}

impl Row<'_> {
    fn run<G, D>(&self) -> Result<(), Failure>
    where
        G: Serialize + DeserializeOwned,
        D: Serialize + DeserializeOwned,
    {
        let generated: G = serde_json::from_str(&self.text)?;
        let derived: D = serde_json::from_str(&self.text)?;
        // Nothing may be lost, since less would be measured then.
        let same = |text: String| serde_json::from_str::<Value>(&text);
        if same(serde_json::to_string(&generated)?)? != same(self.text.clone())? {
            return Err(format!("{}: not what was read", self.name).into());
        }
        if let Some(only) = self.only {
            let times = if only.row == self.name { only.times } else { 0 };
            for _ in 0..times {
                match (only.decode, only.side) {
                    (true, true) => drop(black_box(serde_json::from_str::<G>(&self.text)?)),
                    (true, false) => drop(black_box(serde_json::from_str::<D>(&self.text)?)),
                    (false, true) => drop(black_box(serde_json::to_vec(&generated)?)),
                    (false, false) => drop(black_box(serde_json::to_vec(&derived)?)),
                }
            }
            return Ok(());
        }
        let mut best = [Duration::MAX; 4];
        for _ in 0..ROUNDS {
            time(&mut best[0], || serde_json::from_str::<G>(&self.text))?;
            time(&mut best[1], || serde_json::from_str::<D>(&self.text))?;
            time(&mut best[2], || serde_json::to_vec(&generated))?;
            time(&mut best[3], || serde_json::to_vec(&derived))?;
        }
        let speed = best.map(|time| self.text.len() as f64 / 1e6 / time.as_secs_f64());
        println!(
            "| {} | {:.0} MB/s | {:.0} MB/s | {:.2} | {:.0} MB/s | {:.0} MB/s | {:.2} |",
            self.name,
            speed[0],
            speed[1],
            speed[0] / speed[1],
            speed[2],
            speed[3],
            speed[2] / speed[3]
        );
        Ok(())
    }
}

/// The time to create and to drop the value.
fn time<T, E>(best: &mut Duration, make: impl Fn() -> Result<T, E>) -> Result<(), E> {
    let start = Instant::now();
    drop(black_box(make()?));
    *best = start.elapsed().min(*best);
    Ok(())
}

/// An object with a sufficiently long list.
fn list<T: Display>(name: &str, item: impl Fn(u32) -> T) -> String {
    let mut text = format!("{{\"{name}\":[{}", item(0));
    for id in 1.. {
        if text.len() >= SIZE {
            break;
        }
        text.push_str(&format!(",{}", item(id)));
    }
    text + "]}"
}

// Texts instead of values, since the order of members matters.

fn record(id: u32) -> String {
    format!(
        r#"{{"id":{id},"name":"Person {id}","email":"person.{id}@example.com","active":{},"score":{:?},"tags":["first","second"],"created":"2024-04-10T14:45:00Z","address":{}}}"#,
        id % 2 == 0,
        f64::from(id) / 3.0,
        address(id)
    )
}

fn address(id: u32) -> String {
    format!(r#"{{"street":"{id} Long Road","city":"Anytown","country":"US"}}"#)
}

fn level(id: u32) -> String {
    const LEVELS: [&str; 8] = ["trace", "debug", "info", "notice", "warning", "error", "critical", "fatal"];
    format!("\"{}\"", LEVELS[id as usize * 5 % 8])
}

fn event(id: u32, tag_first: bool) -> String {
    let (tag, rest) = match id % 3 {
        0 => ("created", format!(r#""id":"e{id}","record":{}"#, record(id))),
        1 => ("moved", format!(r#""id":"e{id}","from":{},"to":{}"#, address(id), address(id + 1))),
        _ => ("removed", format!(r#""id":"e{id}","reason":"it was asked for""#)),
    };
    match tag_first {
        true => format!(r#"{{"type":"{tag}",{rest}}}"#),
        false => format!(r#"{{{rest},"type":"{tag}"}}"#),
    }
}

fn figure(id: u32) -> String {
    match id % 3 {
        0 => format!(r#"{{"radius":{id}.0,"colour":"red"}}"#),
        1 => format!(r#"{{"width":{id}.0,"height":2.5}}"#),
        _ => format!(r#"{{"text":"Label {id}","colour":"blue"}}"#),
    }
}

fn counts() -> String {
    let mut text = "{\"counts\":{\"key-0\":0".to_owned();
    for id in 1.. {
        if text.len() >= SIZE {
            break;
        }
        text.push_str(&format!(",\"key-{id}\":{id}"));
    }
    text + "}}"
}
