//! Pairs to judgements, many pairs per compilation.
//!
//! In: pairs. Out: a row for each. A document that is in two pairs is compiled once for both.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use openapi_bindgen::review::compare;

use crate::arguments::Arguments;
use crate::crates::{Crates, Failures, Use};
use crate::pairs::Pair;
use crate::program::{Program, program};
use crate::revision::Revision;
use crate::subject::Subjects;
use crate::verdict::{Failed, Judgement, on_rust, on_wire};
use crate::wire::{self, Sampling, Trials, Tried};

/// What came out for a pair.
#[derive(Debug, Default)]
pub(crate) struct Row {
    /// The pair.
    pub(crate) name: String,
    /// How many changes were found.
    pub(crate) changes: usize,
    /// Their codes.
    pub(crate) codes: BTreeSet<&'static str>,
    /// The verdict on Rust against the compiler.
    pub(crate) rust: Option<Judgement>,
    /// The verdict on the wire against the values.
    pub(crate) wire: Option<Judgement>,
    /// What of the old bindings has no check, and which values could not be tried.
    pub(crate) skipped: BTreeSet<String>,
    /// Why there is no proof.
    pub(crate) error: Option<String>,
}

/// Bytes of bindings that are compiled together.
const BATCH: usize = 6_000_000;

/// The rows of all pairs.
pub(crate) fn run(arguments: &Arguments, pairs: &[Pair], each: &mut dyn FnMut(&Row)) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut batch = Batch::default();
    let mut finish = |batch: Batch| {
        for row in batch.rows(arguments) {
            each(&row);
            rows.push(row);
        }
    };
    for pair in pairs {
        batch.add(pair);
        if batch.size() > BATCH {
            finish(std::mem::take(&mut batch));
        }
    }
    finish(batch);
    rows
}

#[derive(Default)]
struct Batch {
    revisions: Vec<(PathBuf, Result<Revision, String>)>,
    pairs: Vec<(Pair, usize, usize)>,
}

impl Batch {
    fn add(&mut self, pair: &Pair) {
        let (old, new) = (self.revision(&pair.old), self.revision(&pair.new));
        self.pairs.push((pair.clone(), old, new));
    }

    fn revision(&mut self, path: &Path) -> usize {
        let known = self.revisions.iter().position(|(known, _)| known == path);
        known.unwrap_or_else(|| {
            self.revisions.push((path.to_owned(), Revision::read(path)));
            self.revisions.len() - 1
        })
    }

    fn size(&self) -> usize {
        self.revisions
            .iter()
            .filter_map(|(_, revision)| revision.as_ref().ok())
            .map(|of| of.source.len())
            .sum()
    }

    fn rows(&self, arguments: &Arguments) -> Vec<Row> {
        let rust = if arguments.rust { self.rust(arguments) } else { Ok(BTreeMap::new()) };
        let wire = if arguments.wire { self.wire(arguments) } else { Ok(BTreeMap::new()) };
        let mut rows = Vec::new();
        for (index, (pair, old, new)) in self.pairs.iter().enumerate() {
            let mut row = Row { name: pair.name.clone(), ..Row::default() };
            let (old, new) = match (&self.revisions[*old].1, &self.revisions[*new].1) {
                (Ok(old), Ok(new)) => (old, new),
                (Err(error), _) | (_, Err(error)) => {
                    row.error = Some(error.clone());
                    rows.push(row);
                    continue;
                }
            };
            let review = compare(&old.generated, &new.generated);
            let subjects = Subjects::new(&old.generated.api);
            row.changes = review.changes.len();
            row.codes = review.changes.iter().map(|change| change.code.id).collect();
            match &rust {
                Ok(proofs) => {
                    row.rust = proofs.get(&index).map(|(program, failures)| {
                        let failed: Vec<Failed<'_>> = failed(program, failures);
                        row.skipped.extend(program.skipped.iter().cloned());
                        on_rust(&review, &subjects, program.checks.len(), &failed)
                    });
                }
                Err(error) => row.error = Some(error.clone()),
            }
            match &wire {
                Ok(proofs) => match proofs.get(&index) {
                    Some(Ok(tried)) => {
                        let failed = tried.failures.iter().map(|failure| Failed {
                            what: &failure.what,
                            subjects: &failure.subjects,
                            message: &failure.message,
                            allowed: failure.allowed,
                        });
                        let failed: Vec<Failed<'_>> = failed.collect();
                        row.skipped.extend(tried.skipped.iter().cloned());
                        row.wire = Some(on_wire(&review, &subjects, tried.values, &failed));
                    }
                    Some(Err(error)) => row.error = Some(error.clone()),
                    None => {}
                },
                Err(error) => row.error = Some(error.clone()),
            }
            rows.push(row);
        }
        rows
    }

    /// For each pair its program and what fails of it against the new bindings.
    fn rust(&self, arguments: &Arguments) -> Result<BTreeMap<usize, (Program, Failures)>, String> {
        let crates = Crates::new(&arguments.work, &arguments.runtime);
        let sources: Vec<&str> =
            self.revisions.iter().map(|(_, of)| of.as_ref().map_or("", |of| &of.source)).collect();
        crates.write(&sources)?;
        let krate = crates.documented()?;
        let mut programs: BTreeMap<usize, Program> = BTreeMap::new();
        for (_, old, _) in &self.pairs {
            if let Ok(revision) = &self.revisions[*old].1 {
                let subjects = Subjects::new(&revision.generated.api);
                programs.entry(*old).or_insert_with(|| program(&krate, &format!("d{old}"), &subjects));
            }
        }
        // Each program against the bindings it was made from: what fails there is a mistake of the program.
        let own: Vec<(usize, &Program)> = programs.iter().map(|(index, program)| (*index, program)).collect();
        let uses: Vec<Use<'_>> = own
            .iter()
            .map(|(bindings, program)| Use { bindings: *bindings, checks: &program.checks })
            .collect();
        let mistakes = crates.check(&uses)?;
        let mut sound = BTreeMap::new();
        for ((index, program), mistakes) in own.iter().zip(&mistakes) {
            let unsound = mistakes.iter().map(|(number, message)| {
                format!("{}: its check does not compile: {message}", program.checks[*number].what)
            });
            let skipped = program.skipped.iter().cloned().chain(unsound).collect();
            let checks =
                program.checks.iter().enumerate().filter(|(number, _)| !mistakes.contains_key(number));
            let checks = checks.map(|(_, check)| check.clone()).collect();
            sound.insert(*index, Program { checks, skipped });
        }
        let pairs: Vec<(usize, &Program, usize)> = (self.pairs.iter().enumerate())
            .filter(|(_, (_, _, new))| self.revisions[*new].1.is_ok())
            .filter_map(|(index, (_, old, new))| Some((index, sound.get(old)?, *new)))
            .collect();
        let uses: Vec<Use<'_>> =
            pairs.iter().map(|(_, program, new)| Use { bindings: *new, checks: &program.checks }).collect();
        let failures = crates.check(&uses)?;
        let proofs = pairs
            .iter()
            .zip(failures)
            .map(|((index, program, _), failures)| (*index, ((*program).clone(), failures)));
        Ok(proofs.collect())
    }

    /// For each pair what was tried on the wire.
    fn wire(&self, arguments: &Arguments) -> Result<BTreeMap<usize, Result<Tried, String>>, String> {
        let sampling = Sampling { seed: arguments.seed, count: arguments.count };
        let mut proofs = BTreeMap::new();
        let (mut indices, mut trials): (Vec<usize>, Vec<Trials>) = (Vec::new(), Vec::new());
        for (index, (pair, old, new)) in self.pairs.iter().enumerate() {
            if self.revisions[*old].1.is_err() || self.revisions[*new].1.is_err() {
                continue;
            }
            match wire::prepare(&pair.old, &pair.new, sampling) {
                Ok(trial) => {
                    indices.push(index);
                    trials.push(trial);
                }
                Err(error) => drop(proofs.insert(index, Err(error))),
            }
        }
        let tried = wire::finish(&arguments.work, &arguments.runtime, trials)?;
        proofs.extend(indices.into_iter().zip(tried.into_iter().map(Ok)));
        Ok(proofs)
    }
}

fn failed<'a>(program: &'a Program, failures: &'a Failures) -> Vec<Failed<'a>> {
    let failed = failures.iter().filter_map(|(number, message)| {
        let check = program.checks.get(*number)?;
        Some(Failed { what: &check.what, subjects: &check.subjects, message, allowed: false })
    });
    failed.collect()
}
