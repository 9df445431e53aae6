//! `date-time`: which crate represents date-times.

use super::generated;

const EVENTS: &str = "components:\n  schemas:\n    Event: {type: object, required: [at, day], properties: {at: {type: string, format: date-time}, day: {type: string, format: date}, until: {type: [string, 'null'], format: date-time}}}\n";

#[test]
fn chrono_is_the_default() {
    for toml in ["", "date-time = \"chrono\"\n"] {
        generated("chrono", EVENTS, toml).has(&[
            "pub at: runtime::DateTime,",
            "pub day: runtime::Date,",
            "pub until: runtime::Patch<runtime::DateTime>,",
        ]);
    }
}

#[test]
fn jiff_is_the_other() {
    generated("jiff", EVENTS, "date-time = \"jiff\"\n").has(&[
        "pub at: runtime::JiffDateTime,",
        "pub day: runtime::JiffDate,",
        "pub until: runtime::Patch<runtime::JiffDateTime>,",
    ]);
}
