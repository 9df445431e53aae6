//! What a reviewer sees when a document changes: each test changes a few lines of a copy of the document,
//! generates from both versions, and records the whole difference of the output.

use std::fs;
use std::path::Path;

use openapi_bindgen::config::Config;
use openapi_bindgen::ir::Api;
use openapi_bindgen::review::Comparison;
use openapi_bindgen::{Options, analyze, diagnostic, layout};
use similar::{ChangeTag, TextDiff};

const DOCUMENT: &str = include_str!("../specs/atoms.yaml");
const OVERLAY: &str = include_str!("../specs/atoms.overlay.yaml");
const CONFIG: &str = include_str!("../openapi-bindgen.toml");

/// The API of these texts. Each test has its own folder.
fn api(test: &str, document: &str, overlay: &str) -> Api {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("review").join(test);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("atoms.yaml"), document).unwrap();
    fs::write(folder.join("atoms.overlay.yaml"), overlay).unwrap();
    let options = Options::default()
        .overlays(vec![folder.join("atoms.overlay.yaml")])
        .config(Config::from_toml(CONFIG).unwrap());
    let generated = analyze(&folder.join("atoms.yaml"), &options);
    let said = diagnostic::lines(generated.report.iter(), &generated.sources);
    assert!(!generated.report.has_errors(), "{said}");
    generated.api
}

/// The bindings of these texts, item by item.
fn generate(test: &str, document: &str, overlay: &str) -> String {
    layout::single_file(&api(test, document, overlay))
}

/// The document with one piece of text replaced, which must occur exactly once.
fn edited(from: &str, to: &str) -> String {
    assert_eq!(DOCUMENT.matches(from).count(), 1, "{from:?} is not in the document once");
    DOCUMENT.replace(from, to)
}

/// The difference that an edit of the document makes to the bindings.
struct Difference {
    old: String,
    new: String,
}

impl Difference {
    fn of(test: &str, from: &str, to: &str) -> Self {
        let old = generate(&format!("{test}-old"), DOCUMENT, OVERLAY);
        let new = generate(&format!("{test}-new"), &edited(from, to), OVERLAY);
        Self { old, new }
    }

    /// The changed lines with their signs, and `…` between lines that are not adjacent.
    fn lines(&self) -> String {
        let diff = TextDiff::from_lines(&self.old, &self.new);
        let hunks = diff.grouped_ops(0).into_iter().map(|hunk| {
            let changes = hunk.iter().flat_map(|op| diff.iter_changes(op));
            changes
                .filter(|change| change.tag() != ChangeTag::Equal)
                .map(|change| format!("{}{change}", change.tag()))
                .collect()
        });
        hunks.collect::<Vec<String>>().join("…\n")
    }

    /// How many lines were removed and how many were added.
    fn counts(&self) -> (usize, usize) {
        let diff = TextDiff::from_lines(&self.old, &self.new);
        let count = |tag| diff.iter_all_changes().filter(|change| change.tag() == tag).count();
        (count(ChangeTag::Delete), count(ChangeTag::Insert))
    }

    /// The items of the new output that changed, by their position in the file.
    fn items(&self) -> Vec<&str> {
        let mut items: Vec<&str> = Vec::new();
        let mut old = self.old.split("\n\n");
        // Nothing is inserted between items here, so the items of both versions correspond.
        for new in self.new.split("\n\n") {
            if old.next() != Some(new) {
                items.push(new);
            }
        }
        items
    }
}

#[test]
fn a_new_value_of_an_enum_adds_its_wire_name_and_its_variant() {
    let difference =
        Difference::of("value", "        - suspended\n", "        - suspended\n        - withdrawn\n");
    insta::assert_snapshot!(difference.lines(), @r#"
    +    #[wire("withdrawn")]
    +    Withdrawn,
    "#);
    assert_eq!(difference.counts(), (0, 2));
    let items = difference.items();
    assert_eq!(items.len(), 1, "the enum");
    assert!(items.iter().all(|item| item.contains("ComplianceApplicationStatus")), "{items:#?}");
}

#[test]
fn a_new_property_adds_its_docs_its_wire_name_and_its_field() {
    let property = "        reviewedBy:\n          type: string\n          description: Who reviewed it\n";
    let before = "        createdAt:\n";
    let difference = Difference::of("property", before, &format!("{property}{before}"));
    insta::assert_snapshot!(difference.lines(), @r#"
    +    /// Who reviewed it
    +    #[wire("reviewedBy")]
    +    pub reviewed_by: Option<String>,
    "#);
    assert_eq!(difference.counts(), (0, 3));
    assert_eq!(difference.items().len(), 1, "the struct");
    assert!(difference.items().iter().all(|item| item.contains("ComplianceApplication")));
}

#[test]
fn a_property_put_first_moves_nothing_after_it() {
    let property = "        reviewedBy:\n          type: string\n";
    let before = "        _id:\n";
    let difference = Difference::of("first", before, &format!("{property}{before}"));
    assert_eq!(difference.counts(), (0, 2));
    assert_eq!(difference.items().len(), 1, "the struct");
}

#[test]
fn a_changed_description_moves_its_own_line() {
    let difference = Difference::of(
        "description",
        "description: Names of uploaded document files",
        "description: Names of the uploaded files, in their order",
    );
    insta::assert_snapshot!(difference.lines(), @r"
    -    /// Names of uploaded document files
    +    /// Names of the uploaded files, in their order
    ");
    assert_eq!(difference.counts(), (1, 1));
    assert_eq!(difference.items().len(), 1);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let compiled = include_str!(concat!(env!("OUT_DIR"), "/atoms.rs"));
    let again = |test| layout::quiet_file(&api(test, DOCUMENT, OVERLAY));
    assert_eq!(again("same-1"), compiled, "the file that build.rs wrote");
    assert_eq!(again("same-2"), compiled);
}

#[test]
fn line_ends_of_the_input_do_not_show() {
    let crlf = |text: &str| text.replace('\n', "\r\n");
    let unix = generate("unix", DOCUMENT, OVERLAY);
    assert_eq!(generate("windows", &crlf(DOCUMENT), &crlf(OVERLAY)), unix);
    assert!(!unix.contains('\r'));
}

/// The document of this package, with its overlay and configuration, against an older one.
fn against(old: impl AsRef<Path>) -> Comparison {
    Comparison::new(old, "specs/atoms.yaml")
        .overlay("specs/atoms.overlay.yaml")
        .config("openapi-bindgen.toml")
}

/// Says what a changed snapshot means for callers. A change that is wanted is accepted here with `.allow(…)`,
/// until it is on `main`.
#[test]
fn the_document_is_compatible_with_the_one_on_main() {
    against("git:main:specs/atoms.yaml").skip_without_history().assert_compatible();
}

/// The test above is silent where there is no history, so this one shows that such a test can fail.
#[test]
fn a_document_without_an_operation_of_the_old_one_is_refused() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("review").join("refused");
    fs::create_dir_all(&folder).unwrap();
    let old = folder.join("old.yaml");
    fs::write(&old, DOCUMENT).unwrap();
    against(&old).assert_compatible();

    let new = folder.join("new.yaml");
    fs::write(&new, edited("  /compliance/applications:\n", "  /compliance/requests:\n")).unwrap();
    let comparison =
        Comparison::new(&old, &new).overlay("specs/atoms.overlay.yaml").config("openapi-bindgen.toml");
    let compare = std::panic::AssertUnwindSafe(|| comparison.assert_compatible());
    let panic = std::panic::catch_unwind(compare).expect_err("calls break");
    let report = panic.downcast_ref::<String>().expect("a message");
    for part in [
        "Calls that break",
        "POST /compliance/applications",
        "new.yaml:",
        "to accept the first of them: `.allow(\"OD",
    ] {
        assert!(report.contains(part), "`{part}` is missing in: {report}");
    }
}
