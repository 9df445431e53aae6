//! Documents to rows, many documents per compilation.
//!
//! In: documents, and where their values come from. Out: a row each. A batch that does not compile is
//! halved until the document that is to blame stands alone.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::arguments::Arguments;
use crate::compare::{What, differences};
use crate::declared::is_declared;
use crate::document::Document;
use crate::harness::{self, Module, Trial};
use crate::json::Json;
use crate::table::Row;
use crate::validity::Validity;

/// A value to test.
#[derive(Debug, Clone)]
pub struct Case {
    /// Where it stands, or how it was made.
    pub place: String,
    /// Pointer of its schema.
    pub schema: String,
    /// The Rust type.
    pub ty: String,
    /// JSON, in one line.
    pub text: String,
}

/// The values of one document.
#[derive(Debug, Default)]
pub struct Cases {
    /// Those to test.
    pub cases: Vec<Case>,
    /// How many there were in all.
    pub found: usize,
    /// How many of them are valid.
    pub valid: usize,
    /// Valid ones that are not tested, by reason.
    pub untested: BTreeMap<String, usize>,
}

impl Cases {
    /// Counts values that cannot be tested.
    pub fn unusable(&mut self, count: usize, reason: &str) {
        *self.untested.entry(reason.to_owned()).or_default() += count;
    }
}

/// A document with its values, ready to be compiled.
pub struct Job {
    /// The document.
    pub document: Document,
    /// Its values.
    pub cases: Cases,
    source: String,
}

impl Job {
    /// Emits the bindings.
    pub fn new(document: Document, cases: Cases) -> Result<Self, String> {
        let source = document.bindings();
        Ok(Self { document, cases, source })
    }
}

/// Bytes of bindings that are compiled together.
const BATCH: usize = 1_000_000;

/// The rows of all documents.
pub fn run(
    arguments: &Arguments,
    cases: &mut dyn FnMut(&Document) -> Result<Cases, String>,
) -> Result<Vec<Row>, String> {
    let mut rows = Vec::new();
    let mut batch: Vec<Job> = Vec::new();
    let mut size = 0;
    for path in &arguments.paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let job = Document::read(path).and_then(|document| {
            let cases = cases(&document)?;
            Job::new(document, cases)
        });
        match job {
            // Nothing to compile it for.
            Ok(job) if job.cases.cases.is_empty() => rows.push(start(&job)),
            Ok(job) => {
                eprintln!("{name}: {} values", job.cases.cases.len());
                size += job.source.len();
                batch.push(job);
            }
            Err(error) => rows.push(Row { name, error: Some(error), ..Row::default() }),
        }
        if size > BATCH {
            rows.extend(rows_of(arguments, &std::mem::take(&mut batch))?);
            size = 0;
        }
    }
    rows.extend(rows_of(arguments, &batch)?);
    Ok(rows)
}

/// Compiles jobs together and tests their values.
pub fn rows_of(arguments: &Arguments, jobs: &[Job]) -> Result<Vec<Row>, String> {
    if jobs.is_empty() {
        return Ok(Vec::new());
    }
    let modules: Vec<Module> = jobs.iter().map(module).collect();
    eprintln!("compiling {} documents", jobs.len());
    if let Err(error) = harness::build(&arguments.work, &arguments.runtime, &modules) {
        if jobs.len() > 1 {
            let (first, second) = jobs.split_at(jobs.len() / 2);
            let mut rows = rows_of(arguments, first)?;
            rows.extend(rows_of(arguments, second)?);
            return Ok(rows);
        }
        let error = Some(error);
        return Ok(jobs.iter().map(|job| Row { error: error.clone(), ..start(job) }).collect());
    }
    let trials: Vec<Trial<'_>> = jobs
        .iter()
        .zip(&modules)
        .enumerate()
        .flat_map(|(index, (job, module))| job.cases.cases.iter().map(move |case| trial(index, module, case)))
        .collect();
    let mut outcomes = harness::run(&arguments.work, &trials)?.into_iter();
    Ok(jobs.iter().map(|job| row(job, &mut outcomes)).collect())
}

fn module(job: &Job) -> Module {
    let mut types: Vec<String> = job.cases.cases.iter().map(|case| case.ty.clone()).collect();
    types.sort();
    types.dedup();
    Module { source: job.source.clone(), types }
}

fn trial<'a>(index: usize, module: &Module, case: &'a Case) -> Trial<'a> {
    let ty = module.types.binary_search(&case.ty).unwrap_or_default();
    Trial { module: index, ty, text: &case.text }
}

fn start(job: &Job) -> Row {
    Row {
        name: job.document.name.clone(),
        found: job.cases.found,
        valid: job.cases.valid,
        tested: job.cases.cases.len(),
        untested: job.cases.untested.clone(),
        ..Row::default()
    }
}

fn row(job: &Job, outcomes: &mut dyn Iterator<Item = Result<String, String>>) -> Row {
    let mut row = start(job);
    for (case, outcome) in job.cases.cases.iter().zip(outcomes) {
        match verdict(&job.document, case, outcome) {
            Verdict::Equal => row.equal += 1,
            Verdict::Undeclared => row.undeclared += 1,
            Verdict::Failed(reason) => {
                let shown: String = case.text.chars().take(200).collect();
                row.failures.push((case.place.clone(), format!("{} {reason} | {shown}", case.ty)));
            }
        }
    }
    row
}

enum Verdict {
    Equal,
    Undeclared,
    Failed(String),
}

fn verdict(document: &Document, case: &Case, outcome: Result<String, String>) -> Verdict {
    let after = match outcome {
        Ok(after) => after,
        Err(error) => return Verdict::Failed(error),
    };
    let (Ok(before), Ok(after)) = (Json::parse(&case.text), Json::parse(&after)) else {
        return Verdict::Failed(format!("is no JSON afterwards: {after}"));
    };
    let differences = differences(&before, &after);
    if differences.is_empty() {
        return Verdict::Equal;
    }
    let value: Value = serde_json::from_str(&case.text).unwrap_or_default();
    let Ok(validity) = Validity::new(&document.schemas) else {
        return Verdict::Failed(format!("{differences:?}"));
    };
    let lost = differences.iter().find(|difference| match &difference.what {
        What::Lost(key) => {
            is_declared(&document.schemas, &validity, &case.schema, &value, &difference.path, key)
        }
        What::Added(_) | What::Changed(_) => true,
    });
    match lost {
        None => Verdict::Undeclared,
        Some(difference) => {
            let at = difference.path.join("/");
            Verdict::Failed(match &difference.what {
                What::Lost(key) => format!("/{at} lost `{key}`"),
                What::Added(key) => format!("/{at} gained `{key}`"),
                What::Changed(how) => format!("/{at} {how}"),
            })
        }
    }
}
