//! How the cost of generation grows with the document: `cargo bench -p openapi-bindgen --bench growth`.
//!
//! It generates from synthetic documents of 1, 2, 4 … 32 times the same size, with objects, references, `allOf`, unions,
//! enums, parameters and several answers per operation, and prints a Markdown table of the fastest of three runs. The last
//! column is the time per operation: level where the cost grows linearly.

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use openapi_bindgen::{Options, analyze, layout};

/// Operations of the smallest document.
const OPERATIONS: usize = 50;
const RUNS: usize = 3;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::temp_dir().join(format!("openapi-bindgen-growth-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    println!(
        "| size | operations | KB in | KB out | load | desugar | document | lower | emit | µs per operation |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    for factor in [1, 2, 4, 8, 16, 32] {
        let count = factor * OPERATIONS;
        let path = folder.join("document.json");
        let text = document(count);
        std::fs::write(&path, &text)?;
        let mut fastest: Option<(Duration, String)> = None;
        for _ in 0..RUNS {
            let run = run(&path)?;
            if fastest.as_ref().is_none_or(|(total, _)| run.0 < *total) {
                fastest = Some(run);
            }
        }
        let (total, columns) = fastest.unwrap_or_default();
        let each = total.as_micros() / count as u128;
        println!("| {factor}× | {count} | {} | {columns} | {each} |", text.len() / 1024);
    }
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}

/// One run: its time, and the columns from the bytes to the last stage.
fn run(path: &Path) -> Result<(Duration, String), Box<dyn std::error::Error>> {
    let generated = analyze(path, &Options::default());
    if generated.report.has_errors() {
        return Err("the document of this benchmark has errors".into());
    }
    let start = Instant::now();
    let bindings = layout::single_file(&generated.api);
    let mut stages: Vec<Duration> = generated.timings.0.iter().map(|(_, time)| *time).collect();
    stages.push(start.elapsed());
    let mut columns = (bindings.len() / 1024).to_string();
    for stage in &stages {
        write!(columns, " | {:.1} ms", stage.as_secs_f64() * 1e3)?;
    }
    Ok((stages.iter().sum(), columns))
}

/// A document of so many operations, with four schemas for each; a schema refers to its neighbours.
fn document(count: usize) -> String {
    let (mut paths, mut schemas) = (Vec::new(), Vec::new());
    for index in 0..count {
        let next = (index + 1) % count;
        paths.push(format!(
            r##""/things{index}/{{id}}":{{"put":{{"operationId":"putThing{index}","tags":["t{}"],"summary":"Changes a thing",
            "description":"Changes the thing of this number, and says what it was before.\n\n* `id` stays what it is.",
            "parameters":[{{"name":"id","in":"path","required":true,"schema":{{"type":"string"}}}},
            {{"name":"limit","in":"query","schema":{{"type":"integer","maximum":100}}}}],
            "requestBody":{{"required":true,"content":{{"application/json":{{"schema":{{"$ref":"#/components/schemas/Thing{index}"}}}}}}}},
            "responses":{{"200":{{"description":"Done","content":{{"application/json":{{"schema":{{"$ref":"#/components/schemas/Thing{next}"}}}}}}}},
            "404":{{"description":"Not there","content":{{"application/json":{{"schema":{{"$ref":"#/components/schemas/Problem{index}"}}}}}}}}}}}}}}"##,
            index % 20
        ));
        schemas.push(format!(
            r##""Thing{index}":{{"type":"object","description":"A thing.","required":["id","state"],"properties":{{
            "id":{{"type":"string","description":"Its number."}},"state":{{"$ref":"#/components/schemas/State{index}"}},
            "made":{{"type":"string","format":"date-time"}},"size":{{"type":"integer","minimum":0}},
            "labels":{{"type":"array","items":{{"type":"string"}}}},"next":{{"$ref":"#/components/schemas/Thing{next}"}},
            "owner":{{"type":"object","properties":{{"name":{{"type":"string"}},"rank{index}":{{"type":"integer"}}}}}},
            "value":{{"oneOf":[{{"type":"string"}},{{"type":"number"}},{{"$ref":"#/components/schemas/Wide{index}"}}]}}}}}},
            "Wide{index}":{{"allOf":[{{"$ref":"#/components/schemas/Thing{index}"}},{{"type":"object","properties":{{"width":{{"type":"number"}}}}}}]}},
            "State{index}":{{"type":"string","enum":["new","open","closed","state{index}"]}},
            "Problem{index}":{{"type":"object","required":["code"],"properties":{{"code":{{"type":"integer"}},"text{index}":{{"type":"string"}}}}}}"##
        ));
    }
    format!(
        r#"{{"openapi":"3.0.3","info":{{"title":"Growth","version":"1"}},"paths":{{{}}},"components":{{"schemas":{{{}}}}}}}"#,
        paths.join(","),
        schemas.join(",")
    )
}
