//! The corpus of changes: for each code of a review, `tests/review/ODxxxx/` contains a small document before
//! and after the change.
//!
//! A folder has `old.yaml` and `new.yaml`, and, if needed, `old.toml` and `new.toml`, the configurations.
//! The printed review is compared with `review.snap`.
//! `INSTA_UPDATE=always cargo test -p openapi-bindgen --test it review` accepts changes.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use openapi_bindgen::config::Config;
use openapi_bindgen::review::{self, Printer, ReviewCode, codes};
use openapi_bindgen::{Generated, Options};

/// The folder of the corpus, relative to the package, which is where tests run.
const CORPUS: &str = "tests/review";

/// The code for what no rule explains. A document that leads to it shows that a rule is missing, so it has no
/// folder; its own tests take the rules away.
const UNEXPLAINED: &str = "OD0291";

/// The codes with a folder.
fn codes_with_folders() -> impl Iterator<Item = &'static ReviewCode> {
    codes::all().filter(|code| code.id != UNEXPLAINED)
}

#[test]
fn each_code_has_a_folder_and_each_folder_a_code() {
    let codes: BTreeSet<String> = codes_with_folders().map(|code| code.id.to_owned()).collect();
    let entries = fs::read_dir(CORPUS).expect("the corpus").map(|entry| entry.expect("a readable entry"));
    let folders: BTreeSet<String> = entries
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().expect("UTF-8"))
        .collect();
    let missing: Vec<_> = codes.difference(&folders).collect();
    let retired: Vec<_> = folders.difference(&codes).collect();
    assert!(
        missing.is_empty() && retired.is_empty(),
        "no folder for {missing:?}; no code for the folders {retired:?}"
    );
}

#[test]
fn codes_are_in_order_and_each_is_there_once() {
    let codes: Vec<&str> = codes::all().map(|code| code.id).collect();
    let mut sorted = codes.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(codes, sorted);
}

#[test]
fn what_is_printed_is_the_reviewed_text() {
    // Shows every difference before the test fails.
    let is_wrong = |code: &&'static ReviewCode| std::panic::catch_unwind(|| check(code)).is_err();
    let wrong: Vec<&str> = codes_with_folders().filter(is_wrong).map(|code| code.id).collect();
    assert!(wrong.is_empty(), "changed: {wrong:?}");
}

/// Checks one folder: its code is found, the same document has no change, and the printed text equals the
/// snapshot.
fn check(code: &'static ReviewCode) {
    let folder = Path::new(CORPUS).join(code.id);
    let (old, new) = (compile(&folder, "old"), compile(&folder, "new"));
    for document in [&old, &new] {
        let review = review::compare(document, document);
        assert!(review.changes.is_empty(), "{}: a document differs from itself: {review:?}", code.id);
    }
    let review = review::compare(&old, &new);
    let text = Printer::new(&review, &old.sources, &new.sources).to_string();
    let text = text.replace(&format!("{}/", folder.display()), "");
    assert!(review.changes.iter().any(|change| change.code == code), "{}: it is not found:\n{text}", code.id);
    insta::with_settings!({
        snapshot_path => Path::new(env!("CARGO_MANIFEST_DIR")).join(&folder),
        omit_expression => true,
        prepend_module_to_snapshot => false,
    }, {
        insta::assert_snapshot!("review", text.trim_end());
    });
}

fn compile(folder: &Path, name: &str) -> Generated {
    let config = folder.join(format!("{name}.toml"));
    let config = match config.is_file() {
        true => Config::read(&config).expect("a configuration"),
        false => Config::default(),
    };
    let document = folder.join(format!("{name}.yaml"));
    let generated = review::analyze(&document, &Options::default().config(config));
    assert!(!generated.report.has_errors(), "{}: {:?}", document.display(), generated.report);
    generated
}
