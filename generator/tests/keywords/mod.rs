//! Every keyword of OpenAPI 3.0, 3.1 and JSON Schema 2020-12, one by one: it changes the bindings, it is
//! reported, or it is an annotation that `docs/types.md` lists as such.

mod objects;
mod schemas;

use std::path::Path;

use openapi_bindgen::config::Config;
use openapi_bindgen::{Options, analyze, layout};
use serde_json::Value;

/// The effect of a keyword.
#[derive(Debug, Clone, Copy)]
enum Outcome {
    /// The bindings differ from those without it.
    Changes,
    /// It is reported under this code.
    Says(&'static str),
    /// It has no effect, and the docs say so.
    Annotation,
}

/// The bindings of a document, and the codes that were reported.
fn bindings(name: &str, document: &Value) -> (String, Vec<&'static str>) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("keywords");
    std::fs::create_dir_all(&folder).expect("a writable folder");
    let name: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let file = folder.join(format!("{name}.json"));
    std::fs::write(&file, document.to_string()).expect("a writable folder");
    let generated = analyze(&file, &Options::default().config(Config::default()));
    let codes = generated.report.iter().map(|diagnostic| diagnostic.code.id).collect();
    (layout::single_file(&generated.api), codes)
}

/// Compares a document with and without a keyword; returns what is wrong.
fn judge(keyword: &str, without: &Value, with: &Value, outcome: Outcome) -> Option<String> {
    let (before, codes_before) = bindings(&format!("{keyword} without"), without);
    let (after, codes_after) = bindings(&format!("{keyword} with"), with);
    let new: Vec<&str> = codes_after.iter().filter(|code| !codes_before.contains(code)).copied().collect();
    let changed = before != after;
    let docs = include_str!("../../../docs/types.md");
    let word = format!("`{}`", keyword.rsplit(' ').next().unwrap_or(keyword));
    let right = match outcome {
        Outcome::Changes => changed,
        Outcome::Says(code) => new.contains(&code),
        Outcome::Annotation => !changed && new.is_empty(),
    };
    if !right {
        return Some(format!(
            "{keyword}: expected {outcome:?}, bindings changed: {changed}, reported: {new:?}"
        ));
    }
    let documented = docs.lines().any(|line| line.contains(&word));
    (!documented).then(|| format!("{keyword} is not in docs/types.md"))
}
