//! Checks that `docs/idioms.md` quotes the fixtures of `fixtures/idioms` and the bindings of them as they are.
//!
//! A comment in the page says what the code block below it quotes:
//!
//! | comment | block |
//! |---|---|
//! | `<!-- document constants -->` | `document.yaml` without its first lines, up to `paths: {}` or `info` |
//! | `<!-- bindings constants LotKind -->` | an item of the bindings, with its docs and what stands right below it |
//! | `<!-- method operation-ids read_items -->` | the signature of a method of the bindings |
//! | `<!-- usage constants kinds_have_names -->` | the body of a test of `usage.rs` |
//!
//! With `UPDATE_DOCS=1` in the environment, the test writes the page instead of comparing it.

use std::fs;
use std::path::{Path, PathBuf};

use openapi_bindgen::{Options, analyze, layout};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn document(fixture: &str) -> String {
    let text = read(&root().join("fixtures/idioms").join(fixture).join("document.yaml"));
    let is_head =
        |line: &&str| line.starts_with("openapi:") || line.starts_with("info:") || *line == "paths: {}";
    text.lines().skip_while(is_head).collect::<Vec<_>>().join("\n")
}

fn bindings(fixture: &str) -> String {
    let path = root().join("fixtures/idioms").join(fixture).join("document.yaml");
    let generated = analyze(&path, &Options::default());
    assert!(!generated.report.has_errors(), "{fixture} has errors");
    layout::single_file(&generated.api)
}

/// The paragraphs that name an item in their first line of code, as they stand in the bindings.
fn item(fixture: &str, name: &str) -> String {
    let text = bindings(fixture);
    let declares = |line: &str| {
        let code = line.trim_start_matches("pub ").trim_start_matches("open ");
        ["struct ", "enum ", "type ", "union "].iter().any(|kind| {
            let rest = code.strip_prefix(kind);
            rest.and_then(|rest| rest.strip_prefix(name))
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    };
    let lines: Vec<&str> = text.lines().collect();
    let at =
        lines.iter().position(|line| declares(line)).unwrap_or_else(|| panic!("{fixture} has no {name}"));
    let first = lines[..at].iter().rposition(|line| line.is_empty()).map_or(0, |blank| blank + 1);
    let last = lines[at..].iter().position(|line| line.is_empty()).map_or(lines.len(), |blank| at + blank);
    lines[first..last].join("\n")
}

/// A method without its docs, from `pub fn` to its `{`.
fn method(fixture: &str, name: &str) -> String {
    let text = bindings(fixture);
    let start = text.find(&format!("pub fn {name}(")).unwrap_or_else(|| panic!("{fixture} has no {name}"));
    let signature = text[start..].split('{').next().unwrap_or_default();
    let line = signature.split_whitespace().collect::<Vec<_>>().join(" ");
    line.replace("( ", "(").replace(", )", ")")
}

fn usage(fixture: &str, test: &str) -> String {
    let text = read(&root().join("fixtures/idioms").join(fixture).join("usage.rs"));
    let start =
        text.find(&format!("fn {test}() {{\n")).unwrap_or_else(|| panic!("{fixture} has no test {test}"));
    let body = text[start..].split("\n}").next().unwrap_or_default();
    let lines = body.lines().skip(1).map(|line| line.strip_prefix("    ").unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n")
}

/// The page with every quotation taken anew.
fn quoted(page: &str) -> String {
    let mut out = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        out.push(line.to_owned());
        let Some(words) = line.strip_prefix("<!-- ").and_then(|line| line.strip_suffix(" -->")) else {
            continue;
        };
        let words: Vec<&str> = words.split(' ').collect();
        let (language, text) = match *words.as_slice() {
            ["document", fixture] => ("yaml", document(fixture)),
            ["bindings", fixture, name] => ("rust", item(fixture, name)),
            ["method", fixture, name] => ("rust", method(fixture, name)),
            ["usage", fixture, test] => ("rust", usage(fixture, test)),
            _ => continue,
        };
        let opening = lines.next();
        assert_eq!(opening, Some(&*format!("```{language}")), "a block of {language} below {line}");
        assert!(lines.any(|line| line == "```"), "a block that ends below {line}");
        out.extend([format!("```{language}"), text, "```".to_owned()]);
    }
    out.join("\n") + "\n"
}

#[test]
fn the_page_quotes_the_fixtures() {
    let path = root().join("docs/idioms.md");
    let page = read(&path);
    let expected = quoted(&page);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, expected).expect("a writable page");
    } else {
        assert!(page == expected, "UPDATE_DOCS=1 cargo test -p openapi-bindgen --test it idioms_doc");
    }
}
