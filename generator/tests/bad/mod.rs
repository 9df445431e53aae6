//! The corpus of faulty documents: for each diagnostic code, `tests/bad/OBxxxx/` contains the smallest
//! document that triggers it.
//!
//! A folder has a `document.yaml` or `document.json`, and, if needed, an `overlay.yaml`, an
//! `openapi-bindgen.toml` and files that the document refers to. The printed diagnostics are compared with
//! `rendered.snap`. `INSTA_UPDATE=always cargo test -p openapi-bindgen --test it bad` accepts changes.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use openapi_bindgen::config::Config;
use openapi_bindgen::diagnostic::{self, Code, Level, Report, Style, codes};
use openapi_bindgen::load::load_text;
use openapi_bindgen::review::Comparison;
use openapi_bindgen::source::Sources;
use openapi_bindgen::{Options, analyze};

/// The folder of the corpus, relative to the package, which is where tests run.
const CORPUS: &str = "tests/bad";

/// For this code, the document is passed as text, since that is the fault.
const AS_TEXT: &str = "OB0127";

/// For this code, a configuration is given that does not exist, since that is the fault.
const WITHOUT_CONFIGURATION: &str = "OB0604";

/// For this code, the limit is low, so that its document can be small.
const LIMITED: &str = "OB0575";

/// For this code, the document is that of a revision, and the name of the revision is the fault.
const OF_A_REVISION: &str = "OB0156";

/// The names of the folders, by code.
fn folders() -> BTreeSet<String> {
    let entries = fs::read_dir(CORPUS).expect("the corpus").map(|entry| entry.expect("a readable entry"));
    entries
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().expect("UTF-8"))
        .collect()
}

#[test]
fn each_code_has_a_folder_and_each_folder_a_code() {
    let codes: BTreeSet<String> = codes::all().map(|code| code.id.to_owned()).collect();
    let folders = folders();
    let missing: Vec<_> = codes.difference(&folders).collect();
    let retired: Vec<_> = folders.difference(&codes).collect();
    assert!(
        missing.is_empty() && retired.is_empty(),
        "no folder for {missing:?}; no code for the folders {retired:?}"
    );
}

#[test]
fn what_is_printed_is_the_reviewed_text() {
    // Shows every difference before the test fails.
    let is_wrong = |code: &&'static Code| std::panic::catch_unwind(|| check(code)).is_err();
    let wrong: Vec<&str> = codes::all().filter(is_wrong).map(|code| code.id).collect();
    assert!(wrong.is_empty(), "changed: {wrong:?}");
}

/// Checks one folder: its code is reported, and the printed text equals the snapshot.
fn check(code: &'static Code) {
    let folder = Path::new(CORPUS).join(code.id);
    let (report, sources) = compile(&folder, code);
    assert!(
        report.iter().any(|diagnostic| diagnostic.code == code),
        "{}: it is not reported:\n{}",
        code.id,
        diagnostic::lines(report.iter(), &sources)
    );
    let text = diagnostic::render(report.iter(), &sources, Style::Plain);
    let text = text.replace(&format!("{}/", folder.display()), "").replace(&format!("{CORPUS}/"), "../");
    // Systems differ in their message for a missing file.
    let text = text.replace("The system cannot find the file specified.", "No such file or directory");
    let of_this_code = report.iter().filter(|diagnostic| diagnostic.code == code);
    for diagnostic in of_this_code {
        assert!(diagnostic.help.is_some(), "{}: there is no help", code.id);
    }
    insta::with_settings!({
        snapshot_path => Path::new(env!("CARGO_MANIFEST_DIR")).join(&folder),
        omit_expression => true,
        prepend_module_to_snapshot => false,
    }, {
        insta::assert_snapshot!("rendered", text.trim_end());
    });
}

/// The example in `docs/diagnostics.md`: the form that programs read must not change.
#[test]
fn the_json_form_is_the_documented_one() {
    let folder = Path::new(CORPUS).join("OB0104");
    let (report, sources) = compile(&folder, &codes::load::DUPLICATE_KEY);
    let json = diagnostic::json_lines(report.iter(), &sources);
    let json = json.replace(&format!("{}/document.yaml", folder.display()), "pets.yaml");
    let page = fs::read_to_string("../docs/diagnostics.md").expect("the page");
    assert!(page.contains(&format!("```json\n{json}```")), "docs/diagnostics.md does not have\n{json}");
}

fn compile(folder: &Path, code: &Code) -> (Report, Sources) {
    let document = file(folder, "document.json").unwrap_or_else(|| folder.join("document.yaml"));
    let config = match file(folder, "openapi-bindgen.toml") {
        None if code.id != WITHOUT_CONFIGURATION => Ok(Config::default()),
        _ => Config::read(&folder.join("openapi-bindgen.toml")),
    };
    let mut config = match config {
        Ok(config) => config,
        Err(error) => return (error.report().clone(), error.sources().clone()),
    };
    // In its own folder, a diagnostic that is off by default is on.
    if code.level == Level::Allow {
        config.diagnostics.by_code.insert(code.id.to_owned(), Level::Warning);
    }
    let overlays = file(folder, "overlay.yaml").into_iter().collect();
    let mut options = Options::default().overlays(overlays).config(config);
    if code.id == LIMITED {
        options.limits.fields = 10;
    }
    if code.id == OF_A_REVISION {
        let old = format!("git:--all:{}", document.display());
        let compared = Comparison::new(old, &document).run();
        return (compared.old.report, compared.old.sources);
    }
    if code.id == AS_TEXT {
        let text = fs::read_to_string(&document).expect("a document");
        let mut report = Report::default();
        let loaded = load_text("document.yaml", &text, &[], &mut report);
        return (report, loaded.map_or_else(|sources| sources, |loaded| loaded.sources));
    }
    let generated = analyze(&document, &options);
    (generated.report, generated.sources)
}

/// A file of a folder, if it exists.
fn file(folder: &Path, name: &str) -> Option<PathBuf> {
    Some(folder.join(name)).filter(|path| path.is_file())
}
