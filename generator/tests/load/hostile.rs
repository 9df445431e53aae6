//! Documents that try to exhaust the machine that loads them.

use std::fmt::Write;
use std::time::Instant;

use openapi_bindgen::load::{Limits, LoadOptions};

use super::support::{Folder, json, overlaid, text};

#[test]
fn aliases_that_unfold_without_end() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let below = format!("*a{}, ", level - 1).repeat(10);
        writeln!(bomb, "a{level}: &a{level} [{below}]").expect("a string");
    }
    assert!(text(&bomb).findings[0].contains("error[OB0106]"));
    // Quadratic: many aliases of one long list.
    let quadratic = format!("a: &a [{}]\nb: [{}]\n", "x, ".repeat(20_000), "*a, ".repeat(20_000));
    let start = Instant::now();
    assert!(text(&quadratic).findings[0].contains("error[OB0106]"));
    assert!(start.elapsed().as_secs() < 20);
    assert!(text("a: &a [*a]\n").findings[0].contains("error[OB01"));
}

#[test]
fn nesting_beyond_the_limit() {
    let deep = format!("{{\"a\": {}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(json(&deep).findings[0].contains("error[OB0107]"));
    assert!(text(&deep.replace('"', "")).findings[0].contains("error[OB0107]"));
    let block: String = (0..3_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    assert!(text(&block).findings[0].contains("error[OB0107]"));
}

#[test]
fn many_findings_are_counted_and_not_listed() {
    let many = format!("a: [{}]\n", ".nan, ".repeat(5_000));
    let findings = text(&many).findings;
    assert_eq!(findings.len(), 2, "{findings:?}");
    assert!(findings[0].contains("(at 200 places)"), "{}", findings[0]);
    assert!(findings[1].contains("4800 more such findings"), "{}", findings[1]);
}

#[test]
fn limits_of_files() {
    let folder = Folder::new(&[
        ("api.yaml", "paths: {/a: {$ref: a.yaml}, /b: {$ref: b.yaml}}\n"),
        ("a.yaml", "get: {}\n"),
        ("b.yaml", "put: {}\n"),
    ]);
    let with =
        |limits: Limits| folder.load_with("api.yaml", &LoadOptions { limits, ..LoadOptions::default() });
    let outcome = with(Limits::default().files(2));
    assert_eq!(outcome.findings.len(), 1);
    assert!(outcome.findings[0].starts_with("api.yaml:1:34: error[OB0106]"), "{:?}", outcome.findings);
    assert!(outcome.at("/paths/~1a/get").is_object());
    assert!(with(Limits::default().total_bytes(60)).findings[0].contains("OB0106"));
    let outcome = with(Limits::default().file_bytes(10));
    assert_eq!(outcome.findings, ["api.yaml:1:1: error[OB0106]: `api.yaml` has more than 10 bytes"]);
    assert!(outcome.tree.is_null());
}

/// Each path item has two callbacks that contain the next one. Without a limit, there would be 2^20 copies.
#[test]
fn path_items_that_double() {
    let mut files = vec![("api.yaml".to_owned(), "paths: {/a: {$ref: p0.yaml}}\n".to_owned())];
    for level in 0..20 {
        let next = format!("{{e: {{$ref: p{}.yaml}}}}", level + 1);
        files.push((format!("p{level}.yaml"), format!("post: {{callbacks: {{a: {next}, b: {next}}}}}\n")));
    }
    files.push(("p20.yaml".to_owned(), "get: {}\n".to_owned()));
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let folder = Folder::new(&files);
    let limits = Limits::default().nodes(5_000);
    let outcome = folder.load_with("api.yaml", &LoadOptions { limits, ..LoadOptions::default() });
    assert!(outcome.findings.iter().any(|finding| finding.contains("OB0106")), "{:?}", outcome.findings);
}

#[test]
fn path_items_and_references_in_circles() {
    let folder = Folder::new(&[
        ("api.yaml", "paths: {/a: {$ref: p.yaml}, /b: {get: {parameters: [{$ref: 'x.yaml#/a'}]}}}\n"),
        ("p.yaml", "post:\n  callbacks:\n    c:\n      '{$url}': {$ref: p.yaml}\n"),
        ("x.yaml", "a: {$ref: y.yaml}\n"),
        ("y.yaml", "$ref: 'x.yaml#/a'\n"),
    ]);
    let outcome = folder.load("api.yaml");
    assert_eq!(
        outcome.findings,
        [
            "p.yaml:4:18: warning[OB0124]: `p.yaml` is part of a cycle",
            "api.yaml:1:54: warning[OB0124]: `x.yaml#/a` is part of a cycle",
        ]
    );
    assert_eq!(outcome.at("/paths/~1b/get/parameters/0/$ref"), "x.yaml#/a");
}

#[test]
fn queries_that_take_long_to_parse() {
    for count in [15, 5_000] {
        let query = format!("$[?{}@.a == 1{}]", "(".repeat(count), ")".repeat(count));
        let overlay = format!("overlay: 1.0.0\nactions:\n  - target: \"{query}\"\n    remove: true\n");
        let start = Instant::now();
        assert_eq!(overlaid("a: 1\n", &[&overlay]).findings.len(), 1);
        assert!(start.elapsed().as_secs() < 5, "{count} brackets");
    }
}
