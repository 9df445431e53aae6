//! `reconcile`: exit codes, what it writes and what it does not overwrite, and the overlay of the fixture
//! whose bindings decode the traffic.

use std::fs;
use std::path::Path;

use crate::sandbox::{Sandbox, is_fine, stderr, stdout};

const HAR: &str = r#"{"log":{"entries":[{"request":{"method":"GET","url":"https://pets.example.com/pets/1"},"response":{
    "status":200,"content":{"mimeType":"application/json","text":"{\"name\":null}"}}}]}}"#;

fn sandbox(test: &str) -> Sandbox {
    let sandbox = Sandbox::new(test);
    fs::write(sandbox.0.join("t.har"), HAR).unwrap();
    sandbox
}

const RECONCILE: [&str; 4] = ["reconcile", "pets.yaml", "--traffic", "t.har"];

#[test]
fn differences_are_printed_and_the_overlay_takes_them_away() {
    let sandbox = sandbox("reconcile");
    let output = sandbox.run(&[&RECONCILE[..], &["--overlay", "out/overlay.yaml"]].concat());
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(stdout(&output).contains("`Pet.name`: null instead of a string"), "{}", stdout(&output));
    let again = [&RECONCILE[..], &["--apply", "out/overlay.yaml", "--format", "json"]].concat();
    let output = sandbox.run(&again);
    is_fine(&output);
    let report: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!((&report["exchanges"], &report["format"]), (&1.into(), &1.into()));
    is_fine(&sandbox.run(&[&RECONCILE[..], &["--ignore", "null", "--out", "report.txt"]].concat()));
    assert!(sandbox.read("report.txt").starts_with("nothing differs in 1 exchange"));
    // What it wrote before, it may write again.
    let output = sandbox.run(&[&RECONCILE[..], &["--overlay", "out/overlay.yaml"]].concat());
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
}

#[test]
fn files_of_the_user_are_not_overwritten() {
    let sandbox = sandbox("reconcile-files");
    fs::write(sandbox.0.join("mine.yaml"), "overlay: 1.0.0\nactions: []\n").unwrap();
    for (file, said) in [
        ("mine.yaml", "--apply one that is read"),
        ("t.har", "was read"),
        ("pets.yaml", "is not overwritten"),
    ] {
        let before = sandbox.read(file);
        let output = sandbox.run(&[&RECONCILE[..], &["--overlay", file]].concat());
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains(said), "{}", stderr(&output));
        assert_eq!(sandbox.read(file), before);
    }
}

#[test]
fn what_cannot_be_compared_is_an_error() {
    let sandbox = sandbox("reconcile-errors");
    let fails = |arguments: &[&str], said: &str| {
        let output = sandbox.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{}", stdout(&output));
        assert!(stderr(&output).contains(said), "{}", stderr(&output));
    };
    fails(&["reconcile", "pets.yaml"], "needs --traffic FILE");
    fails(&["reconcile", "pets.yaml", "--traffic", "none.har"], "none.har: cannot be read");
    fails(&["reconcile", "none.yaml", "--traffic", "t.har"], "none.yaml");
    fs::write(sandbox.0.join("bad.har"), "{\n\"log\": 5}").unwrap();
    fails(
        &["reconcile", "pets.yaml", "--traffic", "bad.har"],
        "error: bad.har:2:8: invalid type: integer `5`",
    );
    fails(&[&RECONCILE[..], &["--ignore", "nul"]].concat(), "--ignore is one or more of");
    fails(&[&RECONCILE[..], &["--format", "markdown"]].concat(), "--format is text or json");
    fails(&[&RECONCILE[..], &["--overlay", "a", "--overlay", "b"]].concat(), "writes one --overlay");
    fails(&["check", "pets.yaml", "--traffic", "t.har"], "`check` does not take --traffic");
    let other = HAR.replace("pets.example.com", "cats.example.com");
    fs::write(sandbox.0.join("other.har"), other).unwrap();
    fails(
        &["reconcile", "pets.yaml", "--traffic", "other.har"],
        "no request goes to a server of the document (https://pets.example.com)",
    );
}

#[test]
fn the_overlay_of_the_fixture_is_what_is_written() {
    let sandbox = Sandbox::new("reconcile-fixture");
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/responses/reconciled");
    for file in ["document.yaml", "traffic.jsonl"] {
        fs::copy(fixture.join(file), sandbox.0.join(file)).unwrap();
    }
    let reconcile = ["reconcile", "document.yaml", "--traffic", "traffic.jsonl"];
    sandbox.run(&[&reconcile[..], &["--overlay", "overlay.yaml"]].concat());
    let expected = fs::read_to_string(fixture.join("overlay.yaml")).unwrap();
    assert_eq!(sandbox.read("overlay.yaml"), expected);
    let output = sandbox.run(&[&reconcile[..], &["--apply", "overlay.yaml"]].concat());
    is_fine(&output);
}
