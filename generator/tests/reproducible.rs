//! Every document of this repository gives the same bytes in a second run, with CRLF line endings, and as
//! JSON.
//!
//! Every map of the standard library has its own random seed, so a second run in the same process shows
//! whether the order of a map leaks into the output. `cli/tests/reproducible.rs` varies the environment of
//! the process.

use std::fs;
use std::path::{Path, PathBuf};

use openapi_bindgen::config::Config;
use openapi_bindgen::{Options, analyze, bundled, diagnostic, layout, manifest};

/// The documents of the fixtures and of the corpus of faulty documents.
fn documents() -> Vec<PathBuf> {
    fn find(folder: &Path, found: &mut Vec<PathBuf>) {
        for path in
            fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a readable folder").path())
        {
            if path.is_dir() {
                find(&path, found);
            } else if path.file_name().is_some_and(|name| name == "document.yaml" || name == "document.json")
            {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    find(&root.join("../fixtures"), &mut found);
    find(&root.join("tests/bad"), &mut found);
    found.sort();
    assert!(found.len() > 150, "{}", found.len());
    found
}

/// The configuration and the overlays next to a document.
fn options(document: &Path) -> Options {
    let beside = |name: &str| Some(document.with_file_name(name)).filter(|file| file.is_file());
    let config = beside("openapi-bindgen.toml").and_then(|file| Config::read(&file).ok()).unwrap_or_default();
    Options::default().overlays(beside("overlay.yaml").into_iter().collect()).config(config)
}

/// Bindings and manifest; `None` if the document has errors.
fn output(document: &Path, options: &Options) -> Option<[String; 2]> {
    let generated = analyze(document, options);
    if generated.report.has_errors() {
        return None;
    }
    let text = layout::single_file(&generated.api);
    Some([text, format!("{:#}", manifest::manifest(&generated.api, "x"))])
}

#[track_caller]
fn same(document: &Path, one: &Option<[String; 2]>, other: &Option<[String; 2]>) {
    assert_eq!(one.is_some(), other.is_some(), "{}", document.display());
    for (one, other) in one.iter().flatten().zip(other.iter().flatten()) {
        let different = one.lines().zip(other.lines()).find(|(one, other)| one != other);
        assert!(one == other, "{}: {different:#?}", document.display());
    }
}

#[test]
fn again() {
    for document in documents() {
        let options = options(&document);
        let said = || {
            let generated = analyze(&document, &options);
            diagnostic::json_lines(generated.report.iter(), &generated.sources)
        };
        let (first, first_said) = (output(&document, &options), said());
        for _ in 0..2 {
            same(&document, &first, &output(&document, &options));
            assert_eq!(first_said, said(), "{}", document.display());
        }
    }
}

/// Copies a document to a folder of its own. The files that it refers to stay where they are.
fn copy(test: &str, name: &str, text: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("reproducible-{test}"));
    fs::create_dir_all(&folder).expect("a writable folder");
    let file = folder.join(name);
    fs::write(&file, text).expect("a writable file");
    file
}

/// The documents that consist of one file with valid syntax.
fn whole_documents() -> impl Iterator<Item = (PathBuf, Options, Option<[String; 2]>)> {
    let is_whole = |folder: &Path| {
        let files = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name());
        let known =
            ["openapi-bindgen.toml", "usage.rs", "bindings.snap", "diagnostics.snap", "rendered.snap"];
        files
            .filter_map(|name| name.into_string().ok())
            .all(|name| name.starts_with("document.") || known.contains(&name.as_str()))
    };
    documents().into_iter().filter(move |document| document.parent().is_some_and(is_whole)).filter_map(
        |document| {
            let options = options(&document);
            let first = output(&document, &options)?;
            Some((document, options, Some(first)))
        },
    )
}

#[test]
fn with_other_ends_of_lines() {
    let mut count = 0;
    for (document, options, first) in whole_documents() {
        let text =
            fs::read_to_string(&document).expect("a document").replace("\r\n", "\n").replace('\n', "\r\n");
        same(&document, &first, &output(&copy("lines", "document.yaml", &text), &options));
        count += 1;
    }
    assert!(count > 100, "{count}");
}

#[test]
fn as_json() {
    let mut count = 0;
    for (document, options, first) in whole_documents() {
        let (tree, ..) = bundled(&document, &options);
        same(&document, &first, &output(&copy("json", "document.json", &tree.to_string()), &options));
        count += 1;
    }
    assert!(count > 100, "{count}");
}

/// Each parser reads a number as the nearest float.
#[test]
fn numbers_of_many_digits() {
    let yaml = "openapi: 3.1.0\ninfo: {title: t, version: v}\npaths: {}\ncomponents:\n  schemas:\n    A:\n      properties:\n        \
                a: {type: number, default: 903275809834567386763, minimum: 8.533e68}\n";
    let json = r#"{"openapi":"3.1.0","info":{"title":"t","version":"v"},"paths":{},"components":{"schemas":{"A":{"properties":{
        "a":{"type":"number","default":903275809834567386763,"minimum":8.533e68}}}}}}"#;
    let [yaml, json] = [("yaml", yaml), ("json", json)].map(|(extension, text)| {
        let file = copy("numbers", &format!("document.{extension}"), text);
        output(&file, &Options::default()).expect("bindings")
    });
    assert!(yaml[0].contains("`9.032758098345673e+20`"), "{}", yaml[0]);
    same(Path::new("numbers"), &Some(yaml), &Some(json));
}
