//! The outcome as text.
//!
//! In: a row per document. Out: a table, the failures below it, and whether there were none.

use std::collections::BTreeMap;

/// What became of the values of one document.
#[derive(Debug, Default)]
pub struct Row {
    /// The document.
    pub name: String,
    /// Values found or made.
    pub found: usize,
    /// Those of them that are valid for their schema.
    pub valid: usize,
    /// Those of the valid ones that were decoded and encoded.
    pub tested: usize,
    /// Those that came back equal.
    pub equal: usize,
    /// Those that came back equal but for members that the schema does not speak of.
    pub undeclared: usize,
    /// Valid but not tested, by reason.
    pub untested: BTreeMap<String, usize>,
    /// Did not survive: where, and why.
    pub failures: Vec<(String, String)>,
    /// Why nothing was tested at all.
    pub error: Option<String>,
}

/// Prints the rows; tells whether nothing failed.
pub fn print(rows: &[Row], list: usize) -> bool {
    println!(
        "{:40} {:>7} {:>7} {:>7} {:>7} {:>10} {:>7}",
        "document", "found", "valid", "tested", "equal", "undeclared", "failed"
    );
    for row in rows {
        line(row);
        for (reason, count) in &row.untested {
            println!("    not tested, {count}: {reason}");
        }
        for (place, reason) in row.failures.iter().take(list) {
            println!("    {place}: {reason}");
        }
        if row.failures.len() > list {
            println!("    and {} more", row.failures.len() - list);
        }
    }
    let mut total = Row { name: format!("{} documents", rows.len()), ..Row::default() };
    for row in rows {
        total.found += row.found;
        total.valid += row.valid;
        total.tested += row.tested;
        total.equal += row.equal;
        total.undeclared += row.undeclared;
        total.failures.extend(row.failures.iter().cloned());
        for (reason, count) in &row.untested {
            *total.untested.entry(reason.clone()).or_default() += count;
        }
    }
    println!();
    line(&total);
    let broken = rows.iter().filter(|row| row.error.is_some()).count();
    if broken > 0 {
        println!("{broken} documents could not be tested");
    }
    broken == 0 && total.failures.is_empty()
}

fn line(row: &Row) {
    let Row { name, found, valid, tested, equal, undeclared, failures, error, .. } = row;
    match error {
        Some(error) => println!("{name:40} {error}"),
        None => println!(
            "{name:40} {found:7} {valid:7} {tested:7} {equal:7} {undeclared:10} {:7}",
            failures.len()
        ),
    }
}
