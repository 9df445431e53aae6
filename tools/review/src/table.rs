//! The table, and the list of disagreements.
//!
//! In: rows. Out: text on standard output, and whether no pair is called compatible that is not.

use openapi_bindgen::review::codes;

use crate::arguments::Arguments;
use crate::batch::Row;
use crate::verdict::Judgement;

/// Prints one row and its disagreements.
pub(crate) fn row(row: &Row) {
    let column = |judgement: &Option<Judgement>| match judgement {
        None => format!("{:>30}", "-"),
        Some(of) => format!(
            "{:>8} {:>6}/{:<6}{:>4}/{:<3}",
            of.verdict,
            of.failed,
            of.tried,
            of.unproved.len(),
            of.claims
        ),
    };
    println!("{:44}{:>5}  {}  {}", row.name, row.changes, column(&row.rust), column(&row.wire));
    if let Some(error) = &row.error {
        println!("    error: {error}");
    }
    for (name, judgement) in [("rust", &row.rust), ("wire", &row.wire)] {
        let Some(of) = judgement else { continue };
        let worst = if of.compatible { "WRONG" } else { "unexplained" };
        for line in &of.unexplained {
            println!("    {name} {worst}: {line}");
        }
        for line in &of.unproved {
            println!("    {name} unproved: {line}");
        }
    }
}

/// The header of the table.
pub(crate) fn header() {
    println!(
        "{:44}{:>5}  {:>30}  {:>30}",
        "pair", "diff", "rust failed/uses  unproved", "wire failed/values  unproved"
    );
}

/// Prints the sums. Whether all is well.
pub(crate) fn sums(rows: &[Row], arguments: &Arguments) -> bool {
    let mut well = true;
    for (name, of) in [
        ("rust", (|row| row.rust.as_ref()) as fn(&Row) -> Option<&Judgement>),
        ("wire", |row| row.wire.as_ref()),
    ] {
        let all: Vec<&Judgement> = rows.iter().filter_map(of).collect();
        if all.is_empty() {
            continue;
        }
        let count = |is: &dyn Fn(&Judgement) -> bool| all.iter().filter(|one| is(one)).count();
        let wrong = count(&|one| one.compatible && one.wrong > 0);
        let cautious = count(&|one| !one.compatible && one.failed == 0);
        let compatible = count(&|one| one.compatible && one.wrong == 0);
        let broken = count(&|one| !one.compatible && one.failed > 0);
        let sum = |of: &dyn Fn(&Judgement) -> usize| all.iter().map(|one| of(one)).sum::<usize>();
        println!(
            "{name}: {} pairs. Verdict compatible: {compatible} proved, {wrong} wrong. Verdict incompatible: {broken} proved, \
             {cautious} not ({:.1} %). Places that failed: {}, of which no change speaks: {}. Changes that claim a break: \
             {}, of which nothing failed: {} ({:.1} %).",
            all.len(),
            100.0 * cautious as f64 / all.len() as f64,
            sum(&|one| one.failed),
            sum(&|one| one.unexplained.len()),
            sum(&|one| one.claims),
            sum(&|one| one.unproved.len()),
            100.0 * sum(&|one| one.unproved.len()) as f64 / sum(&|one| one.claims).max(1) as f64,
        );
        well &= wrong == 0;
    }
    if arguments.mutations {
        let missing: Vec<&str> = (codes::all().map(|code| code.id))
            .filter(|id| !rows.iter().any(|row| row.codes.contains(id)))
            .collect();
        println!(
            "codes without a pair: {}",
            if missing.is_empty() { "none".to_owned() } else { missing.join(" ") }
        );
    }
    let skipped: usize = rows.iter().map(|row| row.skipped.len()).sum();
    let errors = rows.iter().filter(|row| row.error.is_some()).count();
    println!("not tried: {errors} pairs with an error, {skipped} items or values (--skipped lists them)");
    if arguments.skipped {
        for row in rows {
            row.skipped.iter().for_each(|what| println!("    {}: {what}", row.name));
        }
    }
    well
}
